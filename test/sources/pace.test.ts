import { expect, test } from 'vitest';
import { createPace } from '../../src/sources/pace.ts';

test('requests start evenly spaced, in the order of the calls, and a pause is not made up for', async () => {
  let now = 1000;
  const started: [string, number][] = [];
  const clock = {
    now: () => now,
    sleep: async (ms: number) => {
      started.push(['waits', ms]);
      now += ms;
    },
  };
  const turn = createPace(4, clock);
  for (const name of ['a', 'b', 'c']) {
    await turn();
    started.push([name, now]);
  }
  now += 5000;
  for (const name of ['d', 'e']) {
    await turn();
    started.push([name, now]);
  }
  expect(started).toEqual([
    ['a', 1000],
    ['waits', 251],
    ['b', 1251],
    ['waits', 251],
    ['c', 1502],
    ['d', 6502],
    ['waits', 251],
    ['e', 6753],
  ]);
});

test('who is told to stop waits no longer', async () => {
  const turn = createPace(0.001);
  await turn();
  const leaving = new AbortController();
  const waiting = turn(leaving.signal);
  leaving.abort(new Error('leaving'));
  await expect(waiting).rejects.toThrow('aborted');
});
