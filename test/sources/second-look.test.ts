import { expect, test } from 'vitest';
import { dueAgain, lookAgain } from '../../src/sources/second-look.ts';

const at = (text: string) => Temporal.Instant.from(`2023-02-${text}:00Z`);
const since = (text: string) => at(text).toString();

test('what is missing is remembered since it was first, what is back is forgotten', () => {
  const missing = { a: since('01T03:00'), b: since('01T03:00') };
  expect(lookAgain(missing, { found: ['b', 'd'], lacking: ['a', 'c'], now: at('02T02:59') })).toEqual({
    missing: { a: since('01T03:00'), c: since('02T02:59') },
    gone: [],
  });
});

test('what is missing a day later is gone, and not missing any more', () => {
  const missing = { a: since('01T03:00'), b: since('01T03:01'), c: since('01T03:00') };
  expect(lookAgain(missing, { found: [], lacking: ['a', 'b'], now: at('02T03:00') })).toEqual({
    missing: { b: since('01T03:01'), c: since('01T03:00') },
    gone: ['a'],
  });
});

test('it is looked for again when a day has passed', () => {
  expect(dueAgain({ a: since('01T03:00'), b: since('01T03:01') }, at('02T03:00'))).toEqual(['a']);
});
