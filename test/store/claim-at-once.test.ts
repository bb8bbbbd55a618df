// Processes that claim and settle at the same time on one PostgreSQL.
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { errandStore } from '../../src/store/errands.ts';
import { ledger } from '../../src/store/ledger.ts';
import { alert, atNine, nine } from './alerts.ts';
import { freshDatabase } from './engines.ts';

const owed = Array.from({ length: 120 }, (_, at) =>
  alert('unlocked', { place: `channel:${1_000_000_000_000_000_000n + BigInt(at)}` }),
);

test('each post is one process’s alone', async () => {
  await using held = await freshDatabase('postgres');
  const others = await Promise.all([openDatabase(held.url), openDatabase(held.url)]);
  const books = [held.db, ...others].map(ledger);
  await ledger(held.db).reconcile(owed, { now: nine });
  const sent = { state: 'sent', messageId: '1', channelId: '2' } as const;
  const work = async (mine: (typeof books)[number]): Promise<string[]> => {
    const claims = await mine.claim({ ...atNine, most: 7 });
    if (claims.length === 0) return [];
    const settled = await mine.settle(claims.map((claim) => ({ claim, settlement: sent })));
    expect(settled).toStrictEqual(claims.map(() => true));
    return [...claims.map(({ id }) => id), ...(await work(mine))];
  };
  const taken = (await Promise.all(books.map(work))).flat();
  expect([taken.length, new Set(taken).size]).toStrictEqual([120, 120]);
  for (const db of others) await db.destroy();
});

test('an errand that another process is about to take is left to it, and another is taken', async () => {
  await using held = await freshDatabase('postgres');
  const books = ledger(held.db);
  await books.reconcile(owed.slice(0, 2), { now: nine });
  const sent = { state: 'sent', messageId: '1', channelId: '2', publishUntil: 9 } as const;
  await books.settle((await books.claim(atNine)).map((claim) => ({ claim, settlement: sent })));
  const at = { real: 1, leaseMs: 1_000, most: 1 };
  const errands = await held.db.transaction().execute(async (trx) => {
    await sql`select 1 from errand order by visible_at, post_id limit 1 for update`.execute(trx);
    return Promise.race([errandStore(held.db).claim(at), pause(3_000)]);
  });
  expect(errands?.length).toBe(1);
});

test('what another process is about to take is left to it, and not waited for', async () => {
  await using held = await freshDatabase('postgres');
  await ledger(held.db).reconcile(owed.slice(0, 2), { now: nine });
  const claims = await held.db.transaction().execute(async (trx) => {
    await sql`select id from post order by id limit 1 for update`.execute(trx);
    return ledger(held.db).claim(atNine);
  });
  expect(claims.length).toBe(1);
});
