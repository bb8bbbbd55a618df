// Why agrees with the plan: what it says is to come is what is owed, and it always has something to say.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeOfChannel, type AlertInPost } from '../../src/core/alert.ts';
import { plan } from '../../src/core/plan.ts';
import { whyOf } from '../../src/core/why.ts';
import { at, movieOf, releaseOf, subscriptionOf } from './samples.ts';

const opening = at('2023-02-01T01:00Z');
const far = at('2030-01-01T00:00Z');

const date = fc.oneof(
  fc.constantFrom('2023', '2023-02', '2023-03', '2024'),
  fc.integer({ min: -40, max: 400 }).map((days) => {
    const day = opening.toZonedDateTimeISO('UTC').toPlainDate();
    return day.add({ days }).toString();
  }),
);
const release = fc.record({ date, type: fc.constantFrom('theatrical', 'streaming', 'festival') });
const movie = fc
  .array(release, { maxLength: 5 })
  .map((releases) =>
    movieOf('m', { releases: releases.map(({ date: on, type }) => releaseOf(on, { type })) }),
  );
const since = opening;
const state = fc.constantFrom(
  { name: 'active' } as const,
  { name: 'paused', since } as const,
  { name: 'no access', since, reason: '50001' } as const,
  { name: 'closed', since, reason: '10003' } as const,
);
const subscription = fc
  .record({
    minute: fc.integer({ min: 0, max: 1439 }),
    timeZone: fc.constantFrom('Asia/Seoul', 'America/New_York', 'Pacific/Kiritimati'),
    daysBefore: fc.integer({ min: 0, max: 30 }),
    movies: fc.constantFrom<'all' | 'notable' | string[]>('all', 'notable', ['m'], ['other']),
    region: fc.constantFrom('KR', 'US', 'FR'),
    state,
  })
  .map((given) => subscriptionOf({ ...given, since }));
const later = fc.integer({ min: 0, max: 9000 }).map((hours) => opening.add({ hours }));

const keyOf = ({ kind, date: on }: AlertInPost): string => `${kind} ${on}`;
const byKey = (a: AlertInPost, b: AlertInPost): number => (keyOf(a) < keyOf(b) ? -1 : 1);

test('what is to come is what is planned, soonest first, and there is always a reason', () => {
  fc.assert(
    fc.property(movie, subscription, later, (one, wish, now) => {
      const reasons = whyOf({ movie: one, subscription: wish, records: [], offPeriods: [], now });
      const wishes = { subscriptions: [wish], reminders: [], timeZone: 'UTC', now };
      const owed = plan([one], wishes, { from: now.add({ nanoseconds: 1 }), until: far });
      const place = placeOfChannel(wish.channelId);
      const toCome = reasons.flatMap((reason) =>
        reason.name === 'to come' ? [{ place, ...reason.alert, due: reason.due }] : [],
      );
      expect(toCome.map(({ due }) => due)).toEqual(owed.map(({ due }) => due));
      expect(toCome.toSorted(byKey)).toEqual(owed.toSorted(byKey));
      expect(reasons.length).toBeGreaterThan(0);
    }),
    { numRuns: 300 },
  );
});
