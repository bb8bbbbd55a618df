import { expect, inject, test } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { explainedPostgres } from '../../src/store/postgres-error.ts';
import { StoreError } from '../../src/store/store-error.ts';

const failing = (code: string) => Object.assign(new Error('from the server'), { code });

test.each([
  ['28P01', 'The database a does not accept this user and password: correct them in DATABASE_URL.'],
  ['3D000', 'There is no database a: create it, or correct DATABASE_URL.'],
  [
    '42501',
    'The user of the database a may not do what is needed there: make it the owner of that database.',
  ],
  ['53100', 'The disk of the database a is full: free some space on it.'],
  ['53300', 'The database a takes no more connections: raise max_connections there, or run fewer processes.'],
  ['25006', 'The database a is read-only: name the server that takes changes in DATABASE_URL.'],
  ['57014', 'The database a took too long to answer: see what else is at work on its server.'],
  ['57P01', 'The database a cannot be reached: start it, or correct DATABASE_URL.'],
  ['ENOTFOUND', 'The database a cannot be reached: start it, or correct DATABASE_URL.'],
])('%s in a sentence', (code, sentence) => {
  expect(explainedPostgres('a', failing(code))).toStrictEqual(new StoreError(sentence));
});

test('what a person can do nothing about stays as it is', () => {
  const standoff = failing('40P01');
  expect(explainedPostgres('a', standoff)).toBe(standoff);
});

test('a server that does not run is told without the password', async () => {
  await expect(openDatabase('postgres://bot:secret@127.0.0.1:1/gaebong')).rejects.toStrictEqual(
    new StoreError(
      'The database postgres://127.0.0.1:1/gaebong cannot be reached: start it, or correct DATABASE_URL.',
    ),
  );
});

test('so is a database that is not there', async () => {
  const { host } = new URL(inject('postgres'));
  await expect(openDatabase(`postgres://gaebong:secret@${host}/nowhere`)).rejects.toStrictEqual(
    new StoreError(`There is no database postgres://${host}/nowhere: create it, or correct DATABASE_URL.`),
  );
});

test('and an address that is none', async () => {
  await expect(openDatabase('postgres://bot:secret@host:port/gaebong')).rejects.toStrictEqual(
    new StoreError(
      'A PostgreSQL database is named as in postgres://user:password@host:5432/name: correct DATABASE_URL.',
    ),
  );
});
