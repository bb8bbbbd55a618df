import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { openDatabase, type Database } from '../../src/store/database.ts';
import { factStore } from '../../src/store/facts.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { temporaryDatabase, temporaryFolder } from './temporary.ts';

const pragma = async (db: Database, name: string): Promise<unknown[]> => {
  const { rows } = await sql<Record<string, unknown>>`${sql.raw(`pragma ${name}`)}`.execute(db);
  return rows.flatMap((row) => Object.values(row));
};

const refused = (message: string) => new StoreError(message);

// A superuser may write everywhere, so that these tests open as nobody where they run as one.
async function openAsNobody(url: string): Promise<Database> {
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(65_534);
  try {
    return await openDatabase(url);
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

describe('opening', () => {
  test('makes the folder and a file that only its owner reads', async () => {
    using folder = temporaryFolder();
    const file = join(folder.path, 'var', 'deep', 'a.sqlite');
    const db = await openDatabase(`sqlite:${file}`);
    await factStore(db).set('a', 'b');
    const modes = ['', '-shm', '-wal'].map((end) => statSync(`${file}${end}`).mode & 0o777);
    await db.destroy();
    expect(modes).toStrictEqual([0o600, 0o600, 0o600]);
  });

  test('what was written is there the next time', async () => {
    using folder = temporaryFolder();
    const url = `sqlite:${join(folder.path, 'a.sqlite')}`;
    const first = await openDatabase(url);
    await factStore(first).set('name', '개봉');
    await first.destroy();
    const second = await openDatabase(url);
    expect(await factStore(second).get('name')).toBe('개봉');
    await second.destroy();
  });

  test('writes ahead, to the disk itself, and watches references', async () => {
    await using held = await temporaryDatabase('file');
    expect(await pragma(held.db, 'journal_mode')).toStrictEqual(['wal']);
    expect(await pragma(held.db, 'synchronous')).toStrictEqual([2]);
    expect(await pragma(held.db, 'foreign_keys')).toStrictEqual([1]);
    expect(await pragma(held.db, 'busy_timeout')).toStrictEqual([5000]);
  });

  test.each([':memory:', 'sqlite::memory:'])('%s keeps nothing and makes no file', async (url) => {
    const before = readdirSync('.');
    const first = await openDatabase(url);
    await factStore(first).set('a', 'b');
    await first.destroy();
    const second = await openDatabase(url);
    expect(await factStore(second).get('a')).toBeUndefined();
    await second.destroy();
    expect(readdirSync('.')).toStrictEqual(before);
  });
});

describe('what cannot be opened is told in one sentence', () => {
  test('an address that names no file, without repeating it', async () => {
    const sentence =
      'A database is named sqlite: and a path, postgres:// and an address, or :memory: to keep nothing.';
    for (const url of ['', 'sqlite:', 'mysql://secret@host/db', 'var/a.sqlite']) {
      await expect(openDatabase(url)).rejects.toStrictEqual(refused(sentence));
    }
  });

  test('a folder in its place', async () => {
    using folder = temporaryFolder();
    await expect(openDatabase(`sqlite:${folder.path}`)).rejects.toStrictEqual(
      refused(`The database ${folder.path} cannot be written: it is a folder.`),
    );
  });

  test('a path that leads through a file', async () => {
    using folder = temporaryFolder();
    writeFileSync(join(folder.path, 'notes'), '');
    for (const file of [
      join(folder.path, 'notes', 'a.sqlite'),
      join(folder.path, 'notes', 'b', 'a.sqlite'),
    ]) {
      await expect(openDatabase(`sqlite:${file}`)).rejects.toStrictEqual(
        refused(`The database ${file} cannot be written: a part of its path is a file and not a folder.`),
      );
    }
  });

  test('a folder that may not be written', async () => {
    using folder = temporaryFolder();
    chmodSync(folder.path, 0o555);
    for (const file of [join(folder.path, 'a.sqlite'), join(folder.path, 'var', 'a.sqlite')]) {
      await expect(openAsNobody(`sqlite:${file}`)).rejects.toStrictEqual(
        refused(`The database ${file} cannot be written: the user that runs the bot may not write there.`),
      );
    }
    chmodSync(folder.path, 0o755);
  });

  test('a file that may not be written', async () => {
    using folder = temporaryFolder();
    const file = join(folder.path, 'a.sqlite');
    await (await openDatabase(`sqlite:${file}`)).destroy();
    chmodSync(folder.path, 0o755);
    chmodSync(file, 0o444);
    await expect(openAsNobody(`sqlite:${file}`)).rejects.toStrictEqual(
      refused(`The database ${file} cannot be written: the user that runs the bot may not write there.`),
    );
  });

  test('a file in a folder where SQLite cannot put its side files', async () => {
    using folder = temporaryFolder();
    const file = join(folder.path, 'a.sqlite');
    await (await openDatabase(`sqlite:${file}`)).destroy();
    chmodSync(file, 0o666);
    chmodSync(folder.path, 0o555);
    const error = await openAsNobody(`sqlite:${file}`).catch((error: unknown) => error);
    chmodSync(folder.path, 0o755);
    expect(error).toStrictEqual(
      refused(
        `The database ${file} is read-only: give the user that runs the bot the right to write it and its folder.`,
      ),
    );
  });

  test('a file of something else', async () => {
    using folder = temporaryFolder();
    const file = join(folder.path, 'a.sqlite');
    writeFileSync(file, 'a diary, and not a small one. '.repeat(100));
    await expect(openDatabase(`sqlite:${file}`)).rejects.toStrictEqual(
      refused(`The database ${file} is not a SQLite database: name another file, or move this one away.`),
    );
  });

  test("another program's database, which stays as it was", async () => {
    using folder = temporaryFolder();
    const file = join(folder.path, 'a.sqlite');
    const other = new DatabaseSync(file);
    other.exec('create table bookmark (url text)');
    other.close();
    const before = readFileSync(file);
    await expect(openDatabase(`sqlite:${file}`)).rejects.toStrictEqual(
      refused(`The database ${file} is another program's: name another file, or move this one away.`),
    );
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('one of ours that lacks a table', async () => {
    using folder = temporaryFolder();
    const file = join(folder.path, 'a.sqlite');
    const db = await openDatabase(`sqlite:${file}`);
    await sql`drop table reminder`.execute(db);
    await db.destroy();
    await expect(openDatabase(`sqlite:${file}`)).rejects.toStrictEqual(
      refused(`The database ${file} is damaged: put a backup in its place.`),
    );
  });

  test('a database of a newer version, which stays as it was', async () => {
    using folder = temporaryFolder();
    const file = join(folder.path, 'a.sqlite');
    const db = await openDatabase(`sqlite:${file}`);
    await sql`insert into kysely_migration (name, timestamp) values ('999-next', '2030-01-01')`.execute(db);
    await db.destroy();
    await expect(openDatabase(`sqlite:${file}`)).rejects.toStrictEqual(
      refused(
        `The database ${file} was written by a newer version: start that one, or put a backup from before it in its place.`,
      ),
    );
  });
});

describe('in use', () => {
  test('a full disk is told, what was written before stays, and it goes on once there is room', async () => {
    await using held = await temporaryDatabase('file');
    const facts = factStore(held.db);
    await facts.set('before', 'kept');
    const [pages] = await pragma(held.db, 'page_count');
    await pragma(held.db, `max_page_count = ${String(pages)}`);
    const tooMuch = () =>
      held.db.transaction().execute(async (trx) => {
        await factStore(trx).set('small', 'x');
        await factStore(trx).set('large', 'x'.repeat(100_000));
      });
    await expect(tooMuch()).rejects.toThrow(/^The disk is full: the database .* Free some space on it\.$/);
    expect(await facts.get('before')).toBe('kept');
    expect(await facts.get('small')).toBeUndefined();
    await pragma(held.db, 'max_page_count = 1000000');
    await tooMuch();
    expect(await facts.get('small')).toBe('x');
  });

  test('a disk that became read-only is told', async () => {
    await using held = await temporaryDatabase();
    await pragma(held.db, 'query_only = 1');
    await expect(factStore(held.db).set('a', 'b')).rejects.toStrictEqual(
      refused(
        'The database :memory: is read-only: give the user that runs the bot the right to write it and its folder.',
      ),
    );
  });

  test('a transaction that fails leaves nothing behind', async () => {
    await using held = await temporaryDatabase();
    const failing = held.db.transaction().execute(async (trx) => {
      await factStore(trx).set('a', 'b');
      throw new Error('on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
    expect(await factStore(held.db).get('a')).toBeUndefined();
  });

  test('an object is refused where a value belongs, first or later', async () => {
    await using held = await temporaryDatabase();
    const object: unknown = { key: 'a' };
    await expect(sql`select ${object} as a`.execute(held.db)).rejects.toThrow('SQLite stores no object');
    await expect(sql`select ${1}, ${true} as a`.execute(held.db)).rejects.toThrow('SQLite stores no boolean');
  });

  test('rows of RETURNING come back', async () => {
    await using held = await temporaryDatabase();
    const rows = await held.db
      .insertInto('fact')
      .values([
        { key: 'a', value: '1' },
        { key: 'b', value: '2' },
      ])
      .returningAll()
      .execute();
    expect(rows.map((row) => ({ ...row }))).toStrictEqual([
      { key: 'a', value: '1' },
      { key: 'b', value: '2' },
    ]);
  });
});
