// docs/privacy.md: what it says of tables, and the lines that show and delete what is held about a person.
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { blocksIn, tableIn } from '../markdown.ts';
import { temporaryFolder } from './temporary.ts';

const [showing = '', deleting = ''] = blocksIn('docs/privacy.md', 'sql');
const tables = tableIn('docs/privacy.md', 'table', 'what is in it', 'why', 'until').map(
  ([name = '']) => name,
);
const person = '100000000000000001';
const other = '100000000000000002';

/** A database in which both have everything that can be kept of a person. */
async function filled(file: string): Promise<DatabaseSync> {
  await (await openDatabase(`sqlite:${file}`)).destroy();
  const database = new DatabaseSync(file, { enableForeignKeyConstraints: true });
  for (const id of [person, other]) {
    const rows: [string, Record<string, string | number>][] = [
      ['reminder', { user_id: id, movie_id: 'a', language: 'en', since: 0, undated: 0 }],
      ['person', { user_id: id, dm_channel_id: `${id}9` }],
      ['refusal', { user_id: id, movie_id: 'a', refused_at: 0 }],
      ['post', { id: `p${id}`, place: `user:${id}`, due: 0, part: 0, state: 'sent', attempts: 1 }],
      [
        'alert',
        { place: `user:${id}`, movie_id: 'a', kind: 'release', date: '2023-02-17', post_id: `p${id}` },
      ],
      ['errand', { post_id: `p${id}`, kind: 'edit', visible_at: 0, until: 1, attempts: 0 }],
    ];
    for (const [table, row] of rows) {
      const names = Object.keys(row);
      database
        .prepare(`insert into ${table} (${names.join()}) values (${names.map(() => '?').join()})`)
        .run(...Object.values(row));
    }
  }
  return database;
}

const held = (database: DatabaseSync): number[] =>
  showing.split('\n').map((line) => database.prepare(line).all().length);

test('every table that the bot makes is told of', async () => {
  using folder = temporaryFolder();
  const file = join(folder.path, 'a.sqlite');
  const database = await filled(file);
  const names = database
    .prepare(
      "select name from sqlite_schema where type = 'table' and name not like 'kysely%' and name not like 'sqlite%'",
    )
    .all()
    .map(({ name }) => String(name));
  database.close();
  expect(names.filter((name) => !tables.includes(name))).toEqual([]);
});

test('what is held about one person is shown, and is gone after the lines that delete it; no other row is', async () => {
  using folder = temporaryFolder();
  const database = await filled(join(folder.path, 'a.sqlite'));
  const before = held(database);
  database.exec(deleting);
  const text = ['reminder', 'person', 'refusal', 'post', 'alert', 'errand'].map((table) =>
    JSON.stringify(database.prepare(`select * from ${table}`).all()),
  );
  const after = held(database);
  database.close();
  expect([before, after]).toEqual([
    [1, 1, 1, 1],
    [0, 0, 0, 0],
  ]);
  expect(text.map((rows) => [rows.includes(person), rows.includes(other)])).toEqual(
    text.map(() => [false, true]),
  );
});
