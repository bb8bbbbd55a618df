// The databases that a bot can have, each empty and for one run. A PostgreSQL is started for them where one is wanted.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { openDatabase, type Database } from '../src/store/database.ts';
import { startPostgres } from '../test/store/postgres.ts';

export type EngineName = 'sqlite' | 'postgres';

export type Held = AsyncDisposable & { url: string; db: Database };

let server: ReturnType<typeof startPostgres> | undefined;
let count = 0;

/** An empty database; gone when it is disposed of. */
export async function freshHeld(engine: EngineName): Promise<Held> {
  const folder = await mkdtemp(join(tmpdir(), 'engine-'));
  const url = engine === 'sqlite' ? `sqlite:${join(folder, 'bot.sqlite')}` : await freshPostgres();
  const db = await openDatabase(url);
  return {
    url,
    db,
    async [Symbol.asyncDispose]() {
      await db.destroy();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function freshPostgres(): Promise<string> {
  server ??= startPostgres();
  count += 1;
  const { url } = await server;
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`create database bench_${count}`);
  await client.end();
  return Object.assign(new URL(url), { pathname: `/bench_${count}` }).href;
}

/** To be called at the end of a command. */
export async function stopEngines(): Promise<void> {
  const running = server;
  server = undefined;
  if (running) await (await running).stop();
}
