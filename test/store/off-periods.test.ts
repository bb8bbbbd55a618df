import { describe, expect, test } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { offPeriodStore } from '../../src/store/off-periods.ts';
import { engines, freshDatabase } from './engines.ts';

const start = Temporal.Instant.from('2023-02-17T00:00:00Z');
const minutes = (count: number) => start.add({ minutes: count });

/** A process: `note` says that it runs at a minute by the calendar, `wall` by its own clock. */
function processOn(db: Database) {
  let now = 0;
  const store = offPeriodStore(db, () => now * 60_000);
  return async (calendar: number, wall = calendar) => {
    now = wall;
    await store.noteRunning(minutes(calendar));
  };
}

const offIn = async (db: Database) =>
  (await offPeriodStore(db).offPeriods()).map(({ from, until }) => [
    from.since(start).total('minutes'),
    until.since(start).total('minutes'),
  ]);

describe.each(engines)('%s', (engine) => {
  test('a process that ticks each minute was never off, a first start neither', async () => {
    await using house = await freshDatabase(engine);
    const note = processOn(house.db);
    for (const minute of [0, 1, 2, 5]) await note(minute);
    expect(await offIn(house.db)).toEqual([]);
  });

  test('what lies between two processes is kept from three minutes on', async () => {
    await using house = await freshDatabase(engine);
    await processOn(house.db)(0);
    await processOn(house.db)(3);
    await processOn(house.db)(7);
    await processOn(house.db)(7);
    await processOn(house.db)(700);
    expect(await offIn(house.db)).toEqual([
      [3, 7],
      [7, 700],
    ]);
  });

  test('a process that takes over from another that ran was not off', async () => {
    await using house = await freshDatabase(engine);
    const first = processOn(house.db);
    const second = processOn(house.db);
    await second(0);
    for (const minute of [1, 2, 3, 4, 5, 6]) await first(minute);
    await second(7);
    expect(await offIn(house.db)).toEqual([]);
  });

  test('a suspended process was off; one whose calendar was moved on was not', async () => {
    await using house = await freshDatabase(engine);
    const note = processOn(house.db);
    await note(0, 0);
    await note(20_000, 1);
    expect(await offIn(house.db)).toEqual([]);
    await note(20_060, 61);
    expect(await offIn(house.db)).toEqual([[20_000, 20_060]]);
  });

  test('a calendar that was set back makes nothing of it, and takes the place of what it comes upon', async () => {
    await using house = await freshDatabase(engine);
    await processOn(house.db)(0);
    await processOn(house.db)(60);
    await processOn(house.db)(-10);
    expect(await offIn(house.db)).toEqual([[0, 60]]);
    await processOn(house.db)(30);
    expect(await offIn(house.db)).toEqual([[-10, 30]]);
  });

  test('keeps the last hundred', async () => {
    await using house = await freshDatabase(engine);
    for (let n = 0; n <= 102; n += 1) await processOn(house.db)(n * 10);
    const kept = await offIn(house.db);
    expect([kept.length, kept[0], kept.at(-1)]).toEqual([100, [20, 30], [1010, 1020]]);
  });
});
