import { expect, test } from 'vitest';
import { heldByLeader } from '../../src/bot/leading.ts';

/** What is opened and closed, as this process leads or not. */
function scene(leads: boolean) {
  const state = { leads };
  const done: string[] = [];
  /** Opening waits for this one. */
  let gate: PromiseWithResolvers<void> | undefined;
  const held = heldByLeader(
    () => state.leads,
    async (signal) => {
      done.push('opening');
      if (gate) {
        signal.addEventListener('abort', () => gate?.reject(signal.reason));
        await gate.promise;
      }
      done.push('open');
      return async () => void done.push('closed');
    },
  );
  const lead = (now: boolean) => {
    state.leads = now;
    return held.settle();
  };
  return {
    held,
    done,
    lead,
    wait: () => (gate = Promise.withResolvers<void>()),
    go: () => (gate = undefined),
  };
}

test('opened once while this process leads, and closed at the end', async () => {
  const { held, done } = scene(true);
  await Promise.all([held.settle(), held.settle()]);
  await held.close();
  await held.settle();
  expect(done).toEqual(['opening', 'open', 'closed']);
});

test('never opened where another one leads', async () => {
  const { held, done } = scene(false);
  await held.settle();
  await held.close();
  expect(done).toEqual([]);
});

test('opened when the lead is taken over, closed when it is lost, and opened again', async () => {
  const { done, lead } = scene(false);
  for (const leads of [true, false, false, true]) await lead(leads);
  expect(done).toEqual(['opening', 'open', 'closed', 'opening', 'open']);
});

test('what is still opening when the lead is lost is given up, and opened when it is back', async () => {
  const { done, lead, wait, go } = scene(false);
  wait();
  const first = lead(true);
  await Promise.resolve();
  await lead(false);
  await first;
  go();
  await lead(true);
  expect(done).toEqual(['opening', 'opening', 'open']);
});

test('what opening throws is told to whoever asked for it, and the next one may succeed', async () => {
  const { done, lead, held, wait, go } = scene(true);
  const gate = wait();
  const first = held.settle();
  gate.reject(new Error('refused'));
  await expect(first).rejects.toThrow('refused');
  go();
  await lead(true);
  expect(done).toEqual(['opening', 'opening', 'open']);
});
