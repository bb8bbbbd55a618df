import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { expect, test } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { factStore } from '../../src/store/facts.ts';
import { migrate } from '../../src/store/migrations.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { temporaryDatabase } from './temporary.ts';

const applied = async (db: Database): Promise<string[]> => {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map(({ name }) => name);
};

const shipped = ['001-first', '002-people', '003-ledger'];

// What has run is not run again: only its name must be there.
const ran: Record<string, Migration> = Object.fromEntries(shipped.map((name) => [name, { up: failing }]));

async function failing(): Promise<void> {
  throw new Error('on purpose');
}

test('an empty database gets all tables', async () => {
  await using held = await temporaryDatabase();
  const tables = await held.db.introspection.getTables();
  expect(tables.map(({ name }) => name)).toStrictEqual([
    'alert',
    'fact',
    'person',
    'post',
    'refusal',
    'reminder',
    'subscription',
  ]);
  expect(await applied(held.db)).toStrictEqual(shipped);
});

test('a database that is up to date stays as it is', async () => {
  await using held = await temporaryDatabase('file');
  await factStore(held.db).set('a', 'b');
  await migrate(held.db, 'a');
  expect(await applied(held.db)).toStrictEqual(shipped);
  expect(await factStore(held.db).get('a')).toBe('b');
});

test('a migration that fails half-way leaves nothing behind and runs at the next start', async () => {
  await using held = await temporaryDatabase('file');
  const create = (db: Database) => db.schema.createTable('extra').addColumn('id', 'text').execute();
  const next = (end: () => Promise<void>): Record<string, Migration> => ({
    ...ran,
    '004-next': {
      async up(db) {
        await create(db);
        await end();
      },
    },
  });
  await expect(migrate(held.db, 'a', next(failing))).rejects.toThrow('on purpose');
  expect(await applied(held.db)).toStrictEqual(shipped);
  await migrate(
    held.db,
    'a',
    next(async () => undefined),
  );
  expect(await applied(held.db)).toStrictEqual([...shipped, '004-next']);
});

test('an older version refuses what a newer one has written', async () => {
  await using held = await temporaryDatabase();
  const older = Object.fromEntries(Object.entries(ran).slice(0, 2));
  await expect(migrate(held.db, 'a', older)).rejects.toStrictEqual(
    new StoreError(
      'The database a was written by a newer version: start that one, or put a backup from before it in its place.',
    ),
  );
});
