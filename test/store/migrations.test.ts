import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { describe, expect, inject, test } from 'vitest';
import { openDatabase, type Database } from '../../src/store/database.ts';
import { factStore } from '../../src/store/facts.ts';
import { migrate } from '../../src/store/migrate.ts';
import { migrations } from '../../src/store/migrations.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { copiedTables } from '../../src/store/table-rows.ts';
import { engines, freshUrl, type Engine } from './engines.ts';
import { createEmpty, drop, urlOf } from './postgres-databases.ts';
import { temporaryFolder } from './temporary.ts';

const applied = async (db: Database): Promise<string[]> => {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map(({ name }) => name);
};

const shipped = Object.keys(migrations);

// What has run is not run again: only its name must be there.
const ran: Record<string, Migration> = Object.fromEntries(shipped.map((name) => [name, { up: failing }]));

async function failing(): Promise<void> {
  throw new Error('on purpose');
}

const create = (db: Database) => db.schema.createTable('extra').addColumn('id', 'text').execute();
const next = (end: () => Promise<void>): Record<string, Migration> => ({
  ...ran,
  '999-next': {
    async up(db) {
      await create(db);
      await end();
    },
  },
});

async function open(engine: Engine) {
  const fresh = await freshUrl(engine);
  const db = await openDatabase(fresh.url);
  return {
    db,
    file: fresh.url.replace('sqlite:', ''),
    async [Symbol.asyncDispose]() {
      await db.destroy();
      await fresh[Symbol.asyncDispose]();
    },
  };
}

describe.each(engines)('%s', (engine) => {
  test('an empty database gets all tables', async () => {
    await using held = await open(engine);
    const tables = await held.db.introspection.getTables();
    const names = [...copiedTables, 'pace_slice'];
    expect(tables.map(({ name }) => name).toSorted()).toStrictEqual(names.toSorted());
    expect(await applied(held.db)).toStrictEqual(shipped);
  });

  test('a database that is up to date stays as it is', async () => {
    await using held = await open(engine);
    await factStore(held.db).set('a', 'b');
    await migrate(held.db, held.file, ran);
    expect(await applied(held.db)).toStrictEqual(shipped);
    expect(await factStore(held.db).get('a')).toBe('b');
  });

  test('a migration that fails half-way leaves nothing behind and runs at the next start', async () => {
    await using held = await open(engine);
    await expect(migrate(held.db, held.file, next(failing))).rejects.toThrow('on purpose');
    expect(await applied(held.db)).toStrictEqual(shipped);
    const done = async () => undefined;
    await migrate(held.db, held.file, next(done));
    expect(await applied(held.db)).toStrictEqual([...shipped, '999-next']);
  });

  test('an older version refuses what a newer one has written', async () => {
    await using held = await open(engine);
    const older = Object.fromEntries(Object.entries(ran).slice(0, 2));
    await expect(migrate(held.db, 'a', older)).rejects.toStrictEqual(
      new StoreError(
        'The database a was written by a newer version: start that one, or put a backup from before it in its place.',
      ),
    );
  });
});

test('processes that start at once on an empty PostgreSQL take turns', async () => {
  const server = inject('postgres');
  await createEmpty(server, 'test_at_once');
  const url = urlOf(server, 'test_at_once');
  const opened = await Promise.all([openDatabase(url), openDatabase(url), openDatabase(url)]);
  for (const db of opened) expect(await applied(db)).toStrictEqual(shipped);
  for (const db of opened) await db.destroy();
  await drop(server, 'test_at_once');
});

describe('before a file that holds something is brought up to date', () => {
  const done = async () => undefined;

  test('it is copied, for its owner alone', async () => {
    await using held = await open('sqlite');
    await factStore(held.db).set('name', '개봉');
    await migrate(held.db, held.file, next(done));
    const copy = `${held.file}.before-999-next`;
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    using database = new DatabaseSync(copy, { readOnly: true });
    expect(
      database
        .prepare('select value from fact')
        .all()
        .map((row) => ({ ...row })),
    ).toStrictEqual([{ value: '개봉' }]);
    expect(database.prepare("select name from sqlite_schema where name = 'extra'").all()).toStrictEqual([]);
  });

  test('and where that fails, it stays as it was', async () => {
    await using held = await open('sqlite');
    using folder = temporaryFolder();
    writeFileSync(join(folder.path, 'file'), '');
    const elsewhere = join(folder.path, 'file', 'a.sqlite');
    await expect(migrate(held.db, elsewhere, next(done))).rejects.toStrictEqual(
      new StoreError(
        `The database ${elsewhere} has to be brought up to date, but could not be copied to ${elsewhere}.before-999-next before that, so it was left as it is: make room on that disk, and let the user that runs the bot write to that folder.`,
      ),
    );
    expect(await applied(held.db)).toStrictEqual(shipped);
  });

  test('a new one is not', async () => {
    await using held = await open('sqlite');
    expect(shipped.filter((name) => existsSync(`${held.file}.before-${name}`))).toStrictEqual([]);
  });
});
