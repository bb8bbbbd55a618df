import { expect, test } from 'vitest';
import { isBotAtWork } from '../../src/store/at-work.ts';
import { openDatabase } from '../../src/store/database.ts';
import { openStore } from '../../src/store/open-store.ts';
import { engines, freshUrl } from './engines.ts';

test.each(engines)('whether a bot is at work on a database: %s', async (engine) => {
  await using fresh = await freshUrl(engine);
  const db = await openDatabase(fresh.url);
  const before = await isBotAtWork(db, fresh.url);
  const store = await openStore(fresh.url);
  const meanwhile = await isBotAtWork(db, fresh.url);
  await store.close();
  const after = await isBotAtWork(db, fresh.url);
  await db.destroy();
  expect([before, meanwhile, after]).toEqual([false, true, false]);
});

test('a database in memory is nobody else’s', async () => {
  const db = await openDatabase(':memory:');
  expect(await isBotAtWork(db, ':memory:')).toBe(false);
  await db.destroy();
});
