// /alerts why for tests: a server with what its channel has on record.
import type { Context, Given, Options } from '../../../src/command.ts';
import type { Language, Subscription } from '../../../src/core/subscription.ts';
import type { AlertRecord, OffPeriod } from '../../../src/core/why.ts';
import { sayIn } from '../../../src/text/index.ts';
import { here, opening, subscriptionsInMemory } from '../context.ts';
import { bare, houseWith, read, run } from './calls.ts';

/** When a release of 17 February 2023 is due. */
export const nine = Temporal.Instant.from('2023-02-17T00:00:00Z');
export const noon = nine.add({ hours: 3 });

export type Scene = {
  kept?: readonly Subscription[];
  records?: readonly AlertRecord[];
  offPeriods?: readonly OffPeriod[];
  language?: Language;
  now?: Temporal.Instant;
  context?: Partial<Context>;
};

export function houseOf(scene: Scene) {
  const { kept = [bare], records = [], offPeriods = [], language = 'en', now = opening } = scene;
  const subscriptions = {
    ...subscriptionsInMemory(kept),
    onRecord: async (channelId: string, movieId: string) => ({
      records: channelId === here.id ? records.filter(({ alert }) => alert.movieId === movieId) : [],
      offPeriods,
    }),
  };
  return houseWith([], { subscriptions, language, say: sayIn(language), now, ...scene.context });
}

export const ask = async (scene: Scene, given: Given<Options> = { movie: 'unlocked' }) =>
  read(await run('why', given, houseOf(scene)));

export const linesOf = async (scene: Scene, given?: Given<Options>) =>
  (await ask(scene, given)).texts[1]?.split('\n');

export const record = (given: Partial<AlertRecord> = {}): AlertRecord => ({
  alert: { movieId: 'unlocked', kind: 'release', date: '2023-02-17' },
  due: nine,
  state: 'sent',
  attempts: 1,
  publishing: false,
  ...given,
});
