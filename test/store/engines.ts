// The databases that a bot can have, fresh for a test.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { inject } from 'vitest';
import { openDatabase, type Database } from '../../src/store/database.ts';
import { copiedTables } from '../../src/store/table-rows.ts';
import { createFrom, drop, urlOf } from './postgres-databases.ts';
import { temporaryFolder } from './temporary.ts';

export type Engine = 'sqlite' | 'postgres';
export const engines: readonly Engine[] = ['sqlite', 'postgres'];

/** An address at which other processes can open it too; it is gone at the end of the test's block. */
export async function freshUrl(engine: Engine) {
  if (engine === 'sqlite') {
    const folder = temporaryFolder();
    return {
      url: `sqlite:${join(folder.path, 'a.sqlite')}`,
      async [Symbol.asyncDispose]() {
        folder[Symbol.dispose]();
      },
    };
  }
  const server = inject('postgres');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await createFrom(server, name, 'template_of_tests');
  return {
    url: urlOf(server, name),
    [Symbol.asyncDispose]: () => drop(server, name),
  };
}

type Held = Readonly<{ db: Database; url: string }>;

/** Making a database of PostgreSQL takes longer than most tests: those of tests that are over are emptied and used again. */
const free: Held[] = [];

/** An empty database; at the end of the test's block nobody has it open any more. */
export async function freshDatabase(engine: Engine) {
  if (engine === 'postgres') {
    const held = free.pop() ?? (await newDatabase());
    return {
      ...held,
      async [Symbol.asyncDispose]() {
        for (const table of tables) await held.db.deleteFrom(table).execute();
        free.push(held);
      },
    };
  }
  const fresh = await freshUrl(engine);
  const db = await openDatabase(fresh.url);
  return {
    db,
    url: fresh.url,
    async [Symbol.asyncDispose]() {
      await db.destroy();
      await fresh[Symbol.asyncDispose]();
    },
  };
}

/** Those that refer to others come first. */
const tables = [...copiedTables, 'pace_slice' as const].toReversed();

/** It goes with its server. */
async function newDatabase(): Promise<Held> {
  const { url } = await freshUrl('postgres');
  return { url, db: await openDatabase(url) };
}
