import { expect, test } from 'vitest';
import { explained, StoreError } from '../../src/store/store-error.ts';

const failing = (errcode: number) => () => {
  throw Object.assign(new Error('from SQLite'), { errcode });
};

test.each([
  [5, 'The database a is held by another process: stop that one first.'],
  [261, 'The database a is held by another process: stop that one first.'],
  [8, 'The database a is read-only: give the user that runs the bot the right to write it and its folder.'],
  [10, 'The database a could not be read or written: the disk reports a fault.'],
  [11, 'The database a is damaged: put a backup in its place.'],
  [13, 'The disk is full: the database a could not be written. Free some space on it.'],
  [4874, 'The disk is full: the database a could not be written. Free some space on it.'],
  [14, 'The database a could not be opened: check that its folder exists and may be written.'],
  [26, 'The database a is not a SQLite database: name another file, or move this one away.'],
])('SQLite code %i in a sentence', (errcode, sentence) => {
  expect(() => explained('a', failing(errcode))).toThrow(new StoreError(sentence));
});

test('the cause is kept', () => {
  const cause = Object.assign(new Error('from SQLite'), { errcode: 13 });
  const work = () => {
    throw cause;
  };
  expect(() => explained('a', work)).toThrow(expect.objectContaining({ cause }));
});

test('what a person can do nothing about passes through as it is', () => {
  const constraint = Object.assign(new Error('from SQLite'), { errcode: 19 });
  const work = () => {
    throw constraint;
  };
  expect(() => explained('a', work)).toThrow(constraint);
  expect(explained('a', () => 7)).toBe(7);
});
