import { expect, test } from 'vitest';
import { Held } from '../../src/core/held.ts';
import { openDatabase } from '../../src/store/database.ts';
import { sharedPace } from '../../src/store/shared-pace.ts';
import { freshDatabase } from './engines.ts';

/** Two processes: connections and paces of their own. */
async function twoPaces() {
  const held = await freshDatabase('postgres');
  const other = await openDatabase(held.url);
  return {
    db: held.db,
    paces: [sharedPace(held.db), sharedPace(other)] as const,
    async [Symbol.asyncDispose]() {
      await other.destroy();
      await held[Symbol.asyncDispose]();
    },
  };
}

/** Five in each ninth of a second, one after the other: 46 in any second, and two that are late by a moment. */
test('several processes share 45 starts a second', async () => {
  await using both = await twoPaces();
  const starts: number[] = [];
  const begun = performance.now();
  const start = async (pace: (typeof both.paces)[number]) => {
    await pace.turn();
    starts.push(performance.now());
  };
  await Promise.all(both.paces.flatMap((pace) => Array.from({ length: 45 }, () => start(pace))));
  const inOneSecond = starts.map((from) => starts.filter((at) => at >= from && at < from + 1_000).length);
  expect(Math.max(...inOneSecond)).toBeLessThanOrEqual(48);
  expect(performance.now() - begun).toBeGreaterThan(1_700);
  const slices = await both.db.selectFrom('pace_slice').select('used').execute();
  expect(Math.max(...slices.map(({ used }) => used))).toBe(5);
  // A turn that came while this process stood still is not taken: another one is.
  expect(slices.reduce((sum, { used }) => sum + used, 0)).toBeGreaterThanOrEqual(90);
});

test('a process that stood still starts nothing of what it missed at once', async () => {
  await using both = await twoPaces();
  const [pace] = both.paces;
  const starts: number[] = [];
  const turns = Array.from({ length: 40 }, () => pace.turn().then(() => starts.push(performance.now())));
  // By then the next second's are taken.
  await turns[10];
  const end = performance.now() + 700;
  while (performance.now() < end);
  await Promise.all(turns);
  const inOneTenth = starts.map((from) => starts.filter((at) => at >= from && at < from + 100).length);
  expect(Math.max(...inOneTenth)).toBeLessThanOrEqual(8);
});

test('what holds one process holds all', async () => {
  await using both = await twoPaces();
  const [one, other] = both.paces;
  await other.turn();
  one.hold(60_000);
  await expect(one.turn()).rejects.toBeInstanceOf(Held);
  const error = await other.turn().catch((thrown: unknown) => thrown);
  if (!(error instanceof Held)) throw new Error('not held');
  expect(Math.round(error.afterMs / 10_000)).toBe(6);
});

test('a short hold is waited for', async () => {
  await using both = await twoPaces();
  const [one, other] = both.paces;
  const begun = performance.now();
  one.hold(300);
  await one.turn();
  await other.turn();
  expect(performance.now() - begun).toBeGreaterThanOrEqual(299);
});

test('without its database nothing starts', async () => {
  await using held = await freshDatabase('postgres');
  const gone = await openDatabase(held.url);
  const pace = sharedPace(gone);
  await gone.destroy();
  await expect(pace.turn()).rejects.toStrictEqual(new Held(1_000));
});
