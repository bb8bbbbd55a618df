import { expect, test } from 'vitest';
import { inSteps } from '../../src/core/in-steps.ts';

function countingTo(most: number, counted: number[]) {
  return inSteps(function* () {
    for (let count = 1; count <= most; count++) {
      counted.push(count);
      yield;
    }
    return counted.length;
  });
}

test('work is done step by step, and not before it is asked for', () => {
  const counted: number[] = [];
  const work = countingTo(2, counted);
  expect(counted).toEqual([]);
  expect([work.step(), work.step(), work.step(), work.step()]).toEqual([true, true, false, false]);
  expect(work.result()).toBe(2);
  expect(counted).toEqual([1, 2]);
});

test('who needs the result has what is left done at once, and only once', () => {
  const counted: number[] = [];
  const work = countingTo(3, counted);
  work.step();
  expect([work.result(), work.result(), work.step()]).toEqual([3, 3, false]);
  expect(counted).toEqual([1, 2, 3]);
});
