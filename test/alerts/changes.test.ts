// A release moves, a movie gets its day, a day is given up: who is told, when, and what is not told any more.
import { describe, expect, test } from 'vitest';
import type { Movie } from '../../src/core/movie.ts';
import { directMessages } from '../../src/sandbox/discord/world.ts';
import { killBoksoon, movieWith, unlocked } from '../commands/movies.ts';
import { userId } from '../sandbox/local.ts';
import { releaseDay, stage, textsIn, unlockedToday } from './stage.ts';

const on = (movie: Movie, ...dates: string[]): Movie => ({
  ...movie,
  releases: dates.map((date) => ({ date, type: 'streaming', earlier: [] })),
});
const seoul = (text: string): Temporal.Instant => Temporal.Instant.from(`${text}+09:00`);

const early = '🎬 **Unlocked** comes out in 3 days, on Friday 17 February';
/** The message of before, once it is not true any more. */
const amended = (now: string) => `🎬 ~~${early.slice(3)}~~ → ${now}`;
const toMarch = amended('moved to Friday, 3 March 2023');
const moved = '🎬 **Unlocked** has moved from Friday 17 February to Friday, 3 March 2023, in 16 days';

/** A channel was told three days before; the next day at noon something is learned. */
async function toldEarly(...movies: Movie[]) {
  const scene = await stage({ movies: [unlocked] });
  await scene.subscribe('releases', { daysBefore: 3 });
  await scene.subscribe('general');
  const alerts = await scene.start();
  scene.now = seoul('2023-02-14T09:00');
  await alerts.tick();
  expect(scene.texts('releases')).toEqual([early]);
  scene.now = seoul('2023-02-14T12:00');
  scene.learn(movies);
  await alerts.replan();
  return { scene, alerts };
}

describe('a release that moves', () => {
  test('is told to those who know the old day at their next hour, and comes at the new day alone', async () => {
    const { scene, alerts } = await toldEarly(on(unlocked, '2023-03-03'));
    expect(scene.texts('releases')).toEqual([toMarch]);
    scene.now = seoul('2023-02-15T09:00');
    await alerts.tick();
    expect([scene.texts('releases'), scene.texts('general')]).toEqual([[toMarch, moved], []]);
    scene.now = releaseDay;
    await alerts.tick();
    expect(scene.texts('releases')).toEqual([toMarch, moved]);
    scene.now = seoul('2023-03-03T09:00');
    await alerts.tick();
    const today = '🎬 **Unlocked** comes out today, Friday 3 March';
    // That of three days before was missed: nothing ran then.
    expect([scene.texts('releases').slice(2), scene.texts('general')]).toEqual([[today], [today]]);
  });

  test('twice before the notice went out is told once, with the last day', async () => {
    const { scene, alerts } = await toldEarly(on(unlocked, '2023-03-03'));
    scene.learn([on(unlocked, '2023-03-10')]);
    scene.now = seoul('2023-02-14T15:00');
    await alerts.replan();
    scene.now = seoul('2023-02-15T09:00');
    await alerts.tick();
    expect(scene.texts('releases')).toEqual([
      amended('moved to Friday, 10 March 2023'),
      '🎬 **Unlocked** has moved from Friday 17 February to Friday, 10 March 2023, in 23 days',
    ]);
  });

  test('and back is nothing to those who know that day, and a notice to those who know the other', async () => {
    const { scene, alerts } = await toldEarly(on(unlocked, '2023-03-03'));
    scene.learn([unlocked]);
    scene.now = seoul('2023-02-14T15:00');
    await alerts.replan();
    scene.now = releaseDay;
    await alerts.tick();
    expect(scene.texts('releases')).toEqual([early, unlockedToday]);
  });

  test('and back after the notice is told once more', async () => {
    const { scene, alerts } = await toldEarly(on(unlocked, '2023-03-03'));
    scene.now = seoul('2023-02-15T09:00');
    await alerts.tick();
    scene.learn([unlocked]);
    scene.now = seoul('2023-02-15T10:00');
    await alerts.replan();
    scene.now = seoul('2023-02-16T09:00');
    await alerts.tick();
    expect(scene.texts('releases')).toEqual([
      early,
      `🎬 ~~${moved.slice(3)}~~ → moved to Friday, 17 February 2023`,
      '🎬 **Unlocked** has moved from Friday 3 March to Friday, 17 February 2023, tomorrow',
    ]);
  });

  test('while its post waits for another attempt is not told at the old day', async () => {
    const scene = await stage({ movies: [unlocked] });
    await scene.subscribe('releases');
    const alerts = await scene.start();
    scene.discord.fail({ kind: 'too many requests', method: 'POST', retryAfter: 5, times: 1 });
    scene.now = releaseDay;
    await alerts.tick();
    expect(await scene.posts()).toMatchObject([{ state: 'due' }]);
    scene.learn([on(unlocked, '2023-03-03')]);
    scene.real += 600_000;
    await alerts.replan();
    expect(scene.texts('releases')).toEqual([]);
    expect(await scene.posts()).toEqual([
      { place: expect.any(String), state: 'withdrawn', reason: 'its release is not on that day any more' },
    ]);
  });

  test('a person who was told hears of it at nine', async () => {
    const scene = await stage({ movies: [on(unlocked)] });
    const person = userId(scene.discord, 'member');
    await scene.remind(person, { undated: true });
    const alerts = await scene.start();
    scene.learn([on(unlocked, '2023-02-17')]);
    await alerts.replan();
    scene.now = seoul('2023-02-02T09:00');
    await alerts.tick();
    scene.learn([on(unlocked, '2023-03-03')]);
    scene.now = seoul('2023-02-02T12:00');
    await alerts.replan();
    scene.now = seoul('2023-02-03T09:00');
    await alerts.tick();
    expect(textsIn(scene.discord, directMessages(scene.discord.world, person).id)).toEqual([
      '🔔 You asked to be reminded: ~~**Unlocked** has a date now: Friday, 17 February 2023, in 15 days~~ → moved to Friday, 3 March 2023',
      '🔔 You asked to be reminded: **Unlocked** has moved from Friday 17 February to Friday, 3 March 2023, in 28 days',
    ]);
  });
});

describe('a movie', () => {
  test('that gets its day is told to all who follow it, and to others not', async () => {
    const scene = await stage({ movies: [killBoksoon] });
    await scene.subscribe('releases', { movies: 'all' });
    await scene.subscribe('general', { movies: ['kill-boksoon'], minute: 18 * 60 });
    await scene.subscribe('staff', { movies: ['unlocked'] });
    const alerts = await scene.start();
    scene.learn([on(killBoksoon, '2023-03-31')]);
    scene.now = seoul('2023-02-02T10:00');
    await alerts.replan();
    scene.now = seoul('2023-02-02T18:00');
    await alerts.tick();
    scene.now = seoul('2023-02-03T09:00');
    await alerts.tick();
    const said = (days: number) =>
      `🎬 **Kill Boksoon** has a date now: Friday, 31 March 2023, in ${days} days`;
    expect(['general', 'releases', 'staff'].map(scene.texts)).toEqual([[said(57)], [said(56)], []]);
  });

  test('that is there from the first is no news, nor is one that is new', async () => {
    const scene = await stage({ movies: [on(killBoksoon, '2023-03-31')] });
    await scene.subscribe('releases', { movies: 'all' });
    const alerts = await scene.start();
    scene.learn([on(killBoksoon, '2023-03-31'), on(unlocked, '2023-03-03')]);
    await alerts.replan();
    scene.now = seoul('2023-02-02T09:00');
    await alerts.tick();
    expect(await scene.posts()).toEqual([]);
  });

  test('that gives up its day, or is withdrawn, is told no more', async () => {
    const said: [Movie[], string][] = [
      [[on(unlocked, '2023-04')], amended('now April 2023, the day is not announced')],
      [[on(unlocked)], amended('no date any more')],
      [[], '🎬 A movie of this alert is not in the catalogue any more'],
    ];
    for (const [movies, text] of said) {
      const { scene, alerts } = await toldEarly(...movies);
      scene.now = releaseDay;
      await alerts.tick();
      expect([scene.texts('releases'), scene.texts('general')]).toEqual([[text], []]);
    }
  });
});

test('who waited for a day, and was told of it and of the next, is not told of that one again', async () => {
  const scene = await stage({ movies: [on(unlocked)] });
  const member = userId(scene.discord, 'member');
  await scene.remind(member, { undated: true });
  const alerts = await scene.start();
  const days = async (...of: string[]) => {
    for (const day of of) {
      scene.now = seoul(`${day}T09:00`);
      scene.real += 86_400_000;
      await alerts.tick();
    }
  };
  scene.learn([unlocked]);
  await alerts.replan();
  await days('2023-02-02');
  scene.learn([on(unlocked, '2023-03-03')]);
  await alerts.replan();
  await days(
    '2023-02-03',
    '2023-02-04',
    '2023-02-05',
    '2023-02-06',
    '2023-02-07',
    '2023-02-08',
    '2023-02-09',
  );
  const told = textsIn(scene.discord, (await scene.people.dmChannel(member)) ?? '');
  expect(told.map((text) => text.replace('🔔 You asked to be reminded: ', ''))).toEqual([
    '~~**Unlocked** has a date now: Friday, 17 February 2023, in 15 days~~ → moved to Friday, 3 March 2023',
    '**Unlocked** has moved from Friday 17 February to Friday, 3 March 2023, in 29 days',
  ]);
});

describe('a planning that breaks off', () => {
  test.each(['before anything', 'before the ledger', 'at its end'])(
    '%s is made good by the next',
    async (where) => {
      const { scene, alerts } = await toldEarly(unlocked);
      scene.learn([on(unlocked, '2023-03-03')]);
      const [record, reconcile, set] = [scene.changes.record, scene.ledger.reconcile, scene.facts.set];
      const fail = () => Promise.reject(new RangeError('cut'));
      if (where === 'before anything') scene.changes.record = fail;
      if (where === 'before the ledger') scene.ledger.reconcile = fail;
      if (where === 'at its end') scene.facts.set = fail;
      await expect(alerts.replan()).rejects.toThrow('cut');
      Object.assign(scene.changes, { record });
      Object.assign(scene.ledger, { reconcile });
      Object.assign(scene.facts, { set });
      scene.now = seoul('2023-02-14T13:30');
      await alerts.tick();
      scene.now = seoul('2023-02-15T09:00');
      await alerts.tick();
      expect(scene.texts('releases')).toEqual([toMarch, moved]);
    },
  );
});

test('a planning that broke off half-way is not taken for one that ended', async () => {
  const { scene, alerts } = await toldEarly(unlocked);
  const plannedAt = await scene.facts.get('planned at');
  scene.now = seoul('2023-02-14T20:00');
  scene.ledger.reconcile = () => Promise.reject(new RangeError('cut'));
  await expect(alerts.replan()).rejects.toThrow('cut');
  expect([plannedAt, await scene.facts.get('planned at')]).toEqual([
    '2023-02-14T03:00:00Z',
    '2023-02-14T03:00:00Z',
  ]);
});

test('thirty movies that one catalogue makes due come as one message that lists them', async () => {
  const scene = await stage({ movies: [unlocked] });
  await scene.subscribe('releases', { movies: 'all' });
  scene.now = seoul('2023-02-17T09:00');
  const alerts = await scene.start();
  const many = Array.from({ length: 30 }, (_, at) => on(movieWith({ id: `m${at + 10}` }), '2023-02-17'));
  scene.now = seoul('2023-02-17T10:30');
  scene.learn([unlocked, ...many]);
  await alerts.replan();
  expect(scene.texts('releases')).toEqual([
    unlockedToday,
    '🎬 **m10**, **m11**, **m12** and 27 more come out today, Friday 17 February (1 hour late)\nDue at 09:00 in Seoul; it could not be posted then.',
  ]);
});
