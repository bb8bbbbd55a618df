// Whatever becomes of dates, and wherever a planning breaks off: nobody hears a thing twice, or what does not stand, and all hear the final day.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeOfChannel } from '../../src/core/alert.ts';
import { dueOn } from '../../src/core/due.ts';
import { follows } from '../../src/core/followed.ts';
import { firstDay } from '../../src/core/release-date.ts';
import { exactDates } from '../../src/core/telling-days.ts';
import { openDatabase } from '../../src/store/database.ts';
import { ChangingWorld, hour, subscriptions, type Hour, type Told } from './changing-world.ts';

const keyOf = ({ place, movieId, kind, date }: Told): string => [place, movieId, kind, date].join(' ');

function soundlyTold({ told }: ChangingWorld): void {
  const keys = told.map(keyOf);
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  for (const [at, alert] of told.entries()) {
    if (alert.kind !== 'moved') continue;
    const before = told.slice(0, at);
    const knew = before.some(
      ({ place, movieId, date }) => place === alert.place && movieId === alert.movieId && date === alert.was,
    );
    expect([keyOf(alert), alert.was, knew]).toEqual([keyOf(alert), alert.was, true]);
  }
}

/** Since the catalogue is what it is, each channel has heard each of its days that has come since. */
function heardFinalDays({ told, movies, now }: ChangingWorld, since: Temporal.Instant): void {
  for (const { channelId, minute, timeZone, movies: wanted, region } of subscriptions) {
    for (const movie of movies.filter((movie) => follows(wanted, movie))) {
      for (const date of exactDates(movie, region)) {
        const due = dueOn(firstDay(date), minute, timeZone);
        const isPast = Temporal.Instant.compare(since, due) < 0 && Temporal.Instant.compare(due, now) <= 0;
        const key = [placeOfChannel(channelId), movie.id, 'release', date].join(' ');
        if (isPast) expect([key, told.filter((one) => keyOf(one) === key).length]).toEqual([key, 1]);
      }
    }
  }
}

async function live(hours: readonly Hour[]): Promise<void> {
  const db = await openDatabase(':memory:');
  try {
    const world = new ChangingWorld(db);
    await world.begin();
    let since = world.now;
    for (const { learns, breaksAfter, isOff, hours: some } of hours) {
      if (learns) {
        world.learn(learns);
        since = world.now;
      }
      if (!isOff) await world.tick(breaksAfter);
      soundlyTold(world);
      world.now = world.now.add({ hours: some });
      // What fell due in the meantime may have been over when it was planned.
      if (world.now.since(world.plannedAt).total('hours') > 12) since = world.now;
    }
    for (let at = 0; at < 24; at += 1) {
      await world.tick(null);
      world.now = world.now.add({ hours: 10 });
    }
    soundlyTold(world);
    heardFinalDays(world, since);
  } finally {
    await db.destroy();
  }
}

test('random histories of a catalogue', async () => {
  const run = fc.asyncProperty(fc.array(hour, { minLength: 5, maxLength: 30, size: 'max' }), live);
  await fc.assert(run, { numRuns: Number(process.env['RUNS'] ?? 15) });
}, 120_000);
