import { describe, expect, test } from 'vitest';
import { move, withoutPassword } from '../../src/cli/move.ts';
import { use } from '../../src/cli/program.ts';
import { factStore } from '../../src/store/facts.ts';
import { openStore } from '../../src/store/open-store.ts';
import { freshUrl } from '../store/engines.ts';
import { temporaryDatabase } from '../store/temporary.ts';

const moved = (from: string, to: string) =>
  use(['move', '--from', from, '--to', to], { out: () => {}, err: () => {} }).then(String, String);

test('it counts as it goes, and says what to set, but no password', async () => {
  await using from = await temporaryDatabase();
  await using to = await temporaryDatabase();
  await factStore(from.db).set('name', 'gaebong');
  const lines: string[] = [];
  await move(from.db, to.db, 'postgres://bot:secret@here/movies', (line) => void lines.push(line));
  expect([lines[0], ...lines.slice(-2)]).toEqual([
    'fact          1',
    'Rows in all: 1, counted on both sides.',
    'Now set DATABASE_URL to postgres://bot:…@here/movies and start the bot.',
  ]);
});

test.each([
  ['sqlite:var/a.sqlite', 'sqlite:var/a.sqlite'],
  ['postgres://bot@here/movies', 'postgres://bot@here/movies'],
  [
    'postgres://bot:p:a@ss/word@here:5432/movies?sslmode=require',
    'postgres://bot:…@here:5432/movies?sslmode=require',
  ],
  [
    'postgresql://here/movies?user=bot&password=secret&sslmode=require',
    'postgresql://here/movies?user=bot&password=…&sslmode=require',
  ],
])('%s', (url, shown) => {
  expect(withoutPassword(url)).toBe(shown);
});

describe('what is not begun', () => {
  test.each(['sqlite', 'postgres'] as const)(
    'while a bot is at work on either of them: %s',
    async (engine) => {
      await using busy = await freshUrl(engine);
      await using idle = await freshUrl('sqlite');
      const store = await openStore(busy.url);
      const refusal =
        engine === 'postgres'
          ? 'UseError: A bot is at work on the PostgreSQL database: stop all its processes first.'
          : `StoreError: The database ${busy.url.slice('sqlite:'.length)} is in use by another process of Gaebong: stop that one first, or name another DATABASE_URL.`;
      expect(await moved(busy.url, idle.url)).toBe(refusal);
      await store.close();
    },
  );

  test('from nowhere, to itself, or to a server that is not there', async () => {
    await using fresh = await freshUrl('sqlite');
    const file = fresh.url.slice('sqlite:'.length);
    expect([
      await moved(fresh.url, fresh.url),
      await moved(':memory:', fresh.url),
      await moved(fresh.url, ':memory:'),
      await moved(fresh.url, 'sqlite:other'),
      await moved('postgres://bot:secret@127.0.0.1:1/movies', fresh.url),
    ]).toEqual([
      'UseError: The two databases are one: name another one with --to.',
      'UseError: :memory: keeps nothing: name a database that does.',
      'UseError: :memory: keeps nothing: name a database that does.',
      `UseError: There is no database ${file}: check its name.`,
      'StoreError: The database postgres://127.0.0.1:1/movies cannot be reached: start it, or correct DATABASE_URL.',
    ]);
  });
});
