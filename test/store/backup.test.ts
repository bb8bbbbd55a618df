import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { backupTo, openBackup } from '../../src/store/backup.ts';
import { openDatabase } from '../../src/store/database.ts';
import { factStore } from '../../src/store/facts.ts';
import { freshDatabase } from './engines.ts';
import { temporaryFolder } from './temporary.ts';

async function databaseIn(folder: string) {
  const url = `sqlite:${join(folder, 'a.sqlite')}`;
  const db = await openDatabase(url);
  return {
    url,
    db,
    facts: factStore(db),
    async [Symbol.asyncDispose]() {
      await db.destroy();
    },
  };
}

test('a backup made beside a writer holds what was there by then, for its owner alone', async () => {
  using folder = temporaryFolder();
  await using made = await databaseIn(folder.path);
  await made.facts.set('name', 'before');
  const file = join(folder.path, 'deep', 'backup.sqlite');
  await backupTo(made.url, file);
  await made.facts.set('name', 'after');
  const { db, close } = await openBackup(file, folder.path);
  const kept = await factStore(db).get('name');
  await close();
  expect([kept, (statSync(file).mode & 0o777).toString(8), readdirSync(join(folder.path, 'deep'))]).toEqual([
    'before',
    '600',
    ['backup.sqlite'],
  ]);
});

test('of a database on a server: a file of the same kind', async () => {
  using folder = temporaryFolder();
  await using made = await freshDatabase('postgres');
  await factStore(made.db).set('name', 'before');
  const file = join(folder.path, 'backup.sqlite');
  await backupTo(made.url, file);
  const { db, close } = await openBackup(file, folder.path);
  const kept = await factStore(db).get('name');
  await close();
  expect([kept, (statSync(file).mode & 0o777).toString(8), readdirSync(folder.path)]).toEqual([
    'before',
    '600',
    ['backup.sqlite'],
  ]);
});

test('nothing is overwritten', async () => {
  using folder = temporaryFolder();
  await using made = await databaseIn(folder.path);
  const file = join(folder.path, 'letter');
  writeFileSync(file, 'Dear reader');
  await expect(backupTo(made.url, file)).rejects.toThrow(
    `The backup ${file} cannot be written: it is there already, and nothing is overwritten.`,
  );
  expect(statSync(file).size).toBe('Dear reader'.length);
});

test('of a database that is not there, or is none, nothing is left', async () => {
  using folder = temporaryFolder();
  const [none, letter, to] = ['none', 'letter', 'to'].map((name) => join(folder.path, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(letter, 'Dear reader, this is no database at all.\n'.repeat(200));
  const refused = async (from: string) =>
    backupTo(`sqlite:${from}`, to).catch((error: Error) => error.message);
  expect([await refused(none), await refused(letter), existsSync(to)]).toEqual([
    `There is no database ${none}: check DATABASE_URL.`,
    `The database ${letter} is not a SQLite database: name another file, or move this one away.`,
    false,
  ]);
});

test("of another program's database there is none", async () => {
  using folder = temporaryFolder();
  const [file, to] = [join(folder.path, 'other'), join(folder.path, 'to')];
  const other = new DatabaseSync(file);
  other.exec('create table bookmark (url text)');
  other.close();
  const refused = await backupTo(`sqlite:${file}`, to).catch((error: Error) => error.message);
  expect([refused, existsSync(to)]).toEqual([
    `The database ${file} is another program's: name another file, or move this one away.`,
    false,
  ]);
});

test('of a database that is damaged: that one is named, and nothing is left', async () => {
  using folder = temporaryFolder();
  const [file, to] = [join(folder.path, 'a.sqlite'), join(folder.path, 'to')];
  {
    await using made = await databaseIn(folder.path);
    for (let at = 0; at < 100; at += 1) await made.facts.set(`fact ${at}`, 'x'.repeat(1_000));
  }
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.fill(7, bytes.length - 60_000));
  const refused = await backupTo(`sqlite:${file}`, to).catch((error: Error) => error.message);
  expect([refused, existsSync(to)]).toEqual([
    `The database ${file} is damaged: put a backup in its place.`,
    false,
  ]);
});

test('what is no backup is not taken for one', async () => {
  using folder = temporaryFolder();
  const [none, other, letter] = ['none', 'other', 'letter'].map((name) => join(folder.path, name)) as [
    string,
    string,
    string,
  ];
  new DatabaseSync(other).exec('create table post (id text)');
  writeFileSync(letter, 'Dear reader, this is no database at all.\n'.repeat(200));
  const refused = (file: string) =>
    openBackup(file, folder.path).then(String, (error: Error) => error.message);
  expect(await Promise.all([none, other, letter].map(refused))).toEqual([
    `There is no backup ${none}: check its name.`,
    `${other} is a SQLite database, but no backup of Gaebong.`,
    `The database ${letter} is not a SQLite database: name another file, or move this one away.`,
  ]);
});

test('the copy that is read lies where it was told, while it is open', async () => {
  using folder = temporaryFolder();
  await using made = await databaseIn(folder.path);
  const [file, place, letter] = ['backup', 'place', 'letter'].map((name) => join(folder.path, name)) as [
    string,
    string,
    string,
  ];
  await backupTo(made.url, file);
  const { close } = await openBackup(file, place);
  const meanwhile = readdirSync(place, { recursive: true }).map(String);
  await close();
  writeFileSync(letter, 'Dear reader');
  const refused = await openBackup(file, join(letter, 'place')).catch((error: Error) => error.message);
  expect([
    meanwhile.some((name) => /^\.restoring-\w+\/backup$/.test(name)),
    readdirSync(place),
    refused,
  ]).toEqual([
    true,
    [],
    `A copy of the backup, in the folder ${letter}/place, cannot be written: a part of its path is a file and not a folder.`,
  ]);
});

test('one that a newer version wrote is refused', async () => {
  using folder = temporaryFolder();
  const newer = join(folder.path, 'newer');
  await using made = await databaseIn(folder.path);
  await backupTo(made.url, newer);
  const later = new DatabaseSync(newer);
  later.exec("insert into kysely_migration values ('999-later', '2030-01-01')");
  later.close();
  await expect(openBackup(newer, folder.path)).rejects.toThrow('was written by a newer version');
});
