import { describe, expect, test } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { ledger } from '../../src/store/ledger.ts';
import { isEmpty, moveAll, type Progress } from '../../src/store/move.ts';
import { copiedTables, pagesOf } from '../../src/store/table-rows.ts';
import { alert, hours, nine } from './alerts.ts';
import { freshDatabase } from './engines.ts';
import { temporaryDatabase } from './temporary.ts';

const rowsIn = async (db: Database) =>
  Object.fromEntries(
    await Promise.all(
      copiedTables.map(async (table) => [table, (await Array.fromAsync(pagesOf(db, table))).flat()] as const),
    ),
  );

/** One row and more in every table. */
async function fill(db: Database): Promise<void> {
  await db.insertInto('fact').values({ key: 'ran until', value: nine.toString() }).execute();
  await db
    .insertInto('subscription')
    .values({
      channel_id: '1000000000000000001',
      guild_id: '2',
      movies: '["a"]',
      region: 'US',
      role_id: null,
      minute: 540,
      time_zone: 'Asia/Seoul',
      days_before: 3,
      language: 'ko',
      publish: 1,
      since: nine.epochMilliseconds,
      state: 'paused',
      state_since: nine.epochMilliseconds,
      state_reason: 'it is "gone": 50001',
    })
    .execute();
  const reminder = { movie_id: 'a', language: 'en', since: 9_007_199_254_740_991, undated: 1 } as const;
  await db
    .insertInto('reminder')
    .values(['3', '4'].map((user_id) => ({ user_id, ...reminder })))
    .execute();
  await db.insertInto('person').values({ user_id: '3', dm_channel_id: '4' }).execute();
  await db.insertInto('refusal').values({ user_id: '3', movie_id: 'a', refused_at: 1 }).execute();
  await db.insertInto('known_movie').values({ region: 'US', movie_id: '영화', dates: '[]' }).execute();
  await db
    .insertInto('date_change')
    .values({ region: 'US', movie_id: 'a', was: '', date: '2023-02-17', learned_at: 1 })
    .execute();
  await db.insertInto('off_period').values({ from_at: 1, until_at: 2 }).execute();
  await db
    .insertInto('source_movie')
    .values({ id: 'tmdb:1', source: 'tmdb', round: 1, missing_since: 2, movie: '{}' })
    .execute();
  const state = { next: null, round: 1, due_at: 2, failures: 3, last_error: null, as_of: null, filled: 0 };
  await db
    .insertInto('source_state')
    .values({ source: 'tmdb', ...state })
    .execute();
  await db.insertInto('movie_id').values({ record: 'tmdb:1', movie_id: 'a', since: 1 }).execute();
  await db.insertInto('pace_slice').values({ slice: 1, used: 2 }).execute();
  await ledger(db).reconcile([alert('a'), alert('b', { kind: 'moved', was: '2023-02-16' })], {
    now: hours(-1),
  });
  const post_id = (await ledger(db).posts())[0]?.id ?? '';
  await db
    .insertInto('errand')
    .values({ post_id, kind: 'publish', visible_at: 1, until: 2, attempts: 3 })
    .execute();
}

const directions = [
  ['sqlite', 'postgres'],
  ['postgres', 'sqlite'],
] as const;

describe.each(directions)('from %s to %s', (source, target) => {
  test('everything arrives as it was, and is counted', async () => {
    await using from = await freshDatabase(source);
    await using to = await freshDatabase(target);
    await fill(from.db);
    const progress: Progress[] = [];
    const counts = await moveAll(from.db, to.db, (step) => progress.push(step));
    expect(counts).toEqual(
      copiedTables.map((table) => ({ table, rows: ['reminder', 'alert'].includes(table) ? 2 : 1 })),
    );
    expect(progress).toEqual(counts.map(({ table, rows }) => ({ table, copied: rows, of: rows })));
    expect(await rowsIn(to.db)).toEqual(await rowsIn(from.db));
    expect(await isEmpty(to.db)).toBe(false);
  });
});

test('more rows than a page', async () => {
  await using from = await temporaryDatabase();
  await using to = await temporaryDatabase();
  const owed = Array.from({ length: 1203 }, (_, index) =>
    alert(`movie-${index % 7}`, { place: `channel:${index}` }),
  );
  await ledger(from.db).reconcile(owed, { now: hours(-1) });
  await moveAll(from.db, to.db);
  expect(await ledger(to.db).posts()).toEqual(await ledger(from.db).posts());
});

test('a database that holds anything is not filled', async () => {
  await using from = await temporaryDatabase();
  await using to = await temporaryDatabase();
  await fill(from.db);
  await to.db.insertInto('fact').values({ key: 'planned at', value: 'once' }).execute();
  const before = await rowsIn(to.db);
  await expect(moveAll(from.db, to.db)).rejects.toThrow(
    'The database to move to is not empty, and was left as it is: name a new one.',
  );
  expect(await rowsIn(to.db)).toEqual(before);
});

test('a row that cannot be written takes all others with it', async () => {
  await using from = await temporaryDatabase();
  await using to = await temporaryDatabase();
  await fill(from.db);
  await to.db.schema.dropTable('errand').execute();
  await expect(moveAll(from.db, to.db)).rejects.toThrow('errand');
});
