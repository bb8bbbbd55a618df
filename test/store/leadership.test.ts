import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { leadershipOn, type Leadership } from '../../src/store/leadership.ts';
import { freshDatabase } from './engines.ts';

const told = (leadership: Leadership): Promise<boolean> =>
  new Promise((resolve) => {
    leadership.onChange(resolve);
  });

test('one of two leads; when it stops, the other does within seconds', async () => {
  await using held = await freshDatabase('postgres');
  const first = await leadershipOn(held.url);
  const second = await leadershipOn(held.url);
  expect([first.isLeading(), second.isLeading()]).toStrictEqual([true, false]);
  const begun = performance.now();
  const changed = told(second);
  await first.stop();
  expect(await changed).toBe(true);
  expect(performance.now() - begun).toBeLessThan(5_000);
  expect([first.isLeading(), second.isLeading()]).toStrictEqual([false, true]);
  await second.stop();
});

test('a lost connection ends it at once, and it comes back where nobody else took it', async () => {
  await using held = await freshDatabase('postgres');
  const leadership = await leadershipOn(held.url);
  const lost = told(leadership);
  const holder = sql`select pid from pg_locks where locktype = 'advisory' and objid = 2 and database = (
    select oid from pg_database where datname = current_database())`;
  await sql`select pg_terminate_backend(pid) from (${holder}) as holder`.execute(held.db);
  expect(await lost).toBe(false);
  expect(leadership.isLeading()).toBe(false);
  expect(await told(leadership)).toBe(true);
  expect(leadership.isLeading()).toBe(true);
  await leadership.stop();
});
