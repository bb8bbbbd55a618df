import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { openDatabase } from '../../src/store/database.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { freshUrl } from './engines.ts';

const module = fileURLToPath(new URL('../../src/store/open-store.ts', import.meta.url));

/** A process that has opened it. */
async function processOn(url: string) {
  const script = `const { openStore } = await import(${JSON.stringify(module)});
    await openStore(${JSON.stringify(url)}); console.log('open'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

test('a file is one process’s alone, until that ends in whatever way', async () => {
  await using fresh = await freshUrl('sqlite');
  const child = await processOn(fresh.url);
  const file = fresh.url.replace('sqlite:', '');
  await expect(openStore(fresh.url)).rejects.toStrictEqual(
    new StoreError(
      `The database ${file} is in use by another process of Gaebong: stop that one first, or name another DATABASE_URL.`,
    ),
  );
  const beside = await openDatabase(fresh.url);
  await beside.destroy();
  child.kill('SIGKILL');
  await once(child, 'close');
  const store = await openStore(fresh.url);
  expect([store.shared, store.leadership.isLeading(), store.pace]).toStrictEqual([false, true, undefined]);
  await store.close();
  await (await openStore(fresh.url)).close();
});

test('PostgreSQL is shared: when the process that leads is killed another one leads within seconds', async () => {
  await using fresh = await freshUrl('postgres');
  const child = await processOn(fresh.url);
  const store = await openStore(fresh.url);
  expect([store.shared, store.leadership.isLeading()]).toStrictEqual([true, false]);
  const leads = new Promise((resolve) => {
    store.leadership.onChange(resolve);
  });
  const begun = performance.now();
  child.kill('SIGKILL');
  expect(await leads).toBe(true);
  expect(performance.now() - begun).toBeLessThan(5_000);
  await store.close();
});

test('real time is that of the server, and never goes back', async () => {
  await using fresh = await freshUrl('postgres');
  const one = await openStore(fresh.url);
  const other = await openStore(fresh.url);
  const times = [one.real(), one.real(), other.real()];
  expect(times.every(Number.isInteger)).toBe(true);
  expect(Math.max(...times) - Math.min(...times)).toBeLessThan(1_000);
  expect(times.slice(0, 2).toSorted((one, other) => one - other)).toStrictEqual(times.slice(0, 2));
  await one.close();
  await other.close();
});
