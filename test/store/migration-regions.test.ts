// A database from before regions opens with everything that was in it.
import { join } from 'node:path';
import { Kysely, sql, type Dialect } from 'kysely';
import { describe, expect, inject, test } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { dateChangeStore } from '../../src/store/date-changes.ts';
import { migrate } from '../../src/store/migrate.ts';
import { migrations } from '../../src/store/migrations.ts';
import { postgresDialect } from '../../src/store/postgres-dialect.ts';
import type { Tables } from '../../src/store/schema.ts';
import { openSqlite } from '../../src/store/sqlite-file.ts';
import { subscriptionStore } from '../../src/store/subscriptions.ts';
import { nine } from './alerts.ts';
import { engines, type Engine } from './engines.ts';
import { createEmpty, drop, urlOf } from './postgres-databases.ts';
import { temporaryFolder } from './temporary.ts';

async function opened(dialect: Dialect, name: string, then: () => Promise<void>) {
  const db: Database = new Kysely<Tables>({ dialect });
  const before = Object.entries(migrations).filter(([one]) => one < '006');
  await migrate(db, name, Object.fromEntries(before));
  return {
    db,
    name,
    async [Symbol.asyncDispose]() {
      await db.destroy();
      await then();
    },
  };
}

async function openBefore(engine: Engine) {
  if (engine === 'sqlite') {
    const folder = temporaryFolder();
    const file = join(folder.path, 'a.sqlite');
    return opened(openSqlite(file), file, async () => folder[Symbol.dispose]());
  }
  const server = inject('postgres');
  const name = 'test_before_regions';
  await createEmpty(server, name);
  return opened(postgresDialect(urlOf(server, name)), name, () => drop(server, name));
}

describe.each(engines)('in %s', (engine) => {
  test('wishes and dates become those of Korea, and all movies stay all', async () => {
    await using held = await openBefore(engine);
    const { db } = held;
    await sql`insert into subscription (channel_id, guild_id, movies, minute, time_zone, days_before, language, since, state)
      values ('1', '9', null, 540, 'Asia/Seoul', 2, 'ko', ${nine.epochMilliseconds}, 'active'),
        ('2', '9', '["unlocked"]', 540, 'Asia/Seoul', 0, 'en', 0, 'active')`.execute(db);
    await sql`insert into known_movie (movie_id, dates) values ('unlocked', '["2023-02-17"]')`.execute(db);
    await sql`insert into date_change (movie_id, was, date, learned_at)
      values ('unlocked', '', '2023-02-17', ${nine.epochMilliseconds})`.execute(db);

    await migrate(db, held.name);

    const all = await subscriptionStore(db).all();
    expect(all.map(({ movies, region }) => [movies, region])).toEqual([
      ['all', 'KR'],
      [['unlocked'], 'KR'],
    ]);
    const dates = dateChangeStore(db);
    expect(await dates.known()).toEqual(new Map([['KR', new Map([['unlocked', ['2023-02-17']]])]]));
    const change = { region: 'KR', movieId: 'unlocked', was: '', date: '2023-02-17', learnedAt: nine };
    expect(await dates.changes()).toEqual([change]);
    const us = { region: 'US', learned: [{ movieId: 'unlocked', dates: ['2023-03-01'] }] };
    const news = { changes: [], amended: [], withdrawn: [] };
    await dates.record(
      [
        { ...news, region: 'KR', learned: [] },
        { ...news, ...us },
      ],
      [change, { ...change, region: 'US' }],
      { now: nine, real: 1, until: 2 },
    );
    expect([...(await dates.known()).keys()].toSorted()).toEqual(['KR', 'US']);
    expect(await dates.changes()).toEqual([change, { ...change, region: 'US' }]);
  });
});
