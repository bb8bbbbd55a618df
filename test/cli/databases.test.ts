import { expect, test } from 'vitest';
import { isBotAtWork } from '../../src/cli/databases.ts';
import { openStore } from '../../src/store/open-store.ts';
import { freshUrl } from '../store/engines.ts';

test.each(['sqlite', 'postgres'] as const)('whether a bot is at work on a database: %s', async (engine) => {
  await using fresh = await freshUrl(engine);
  const before = await isBotAtWork(fresh.url);
  const store = await openStore(fresh.url);
  const meanwhile = await isBotAtWork(fresh.url);
  await store.close();
  expect([before, meanwhile, await isBotAtWork(fresh.url)]).toEqual([false, true, false]);
});

test('a database in memory is nobody else’s', async () => {
  expect(await isBotAtWork(':memory:')).toBe(false);
});
