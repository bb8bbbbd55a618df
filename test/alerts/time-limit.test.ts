import { expect, test } from 'vitest';
import { atMost, within } from '../../src/alerts/time-limit.ts';

const never = new Promise<never>(() => {});

test('what takes too long is thrown for, by name', async () => {
  await expect(within(20, never, 'claiming')).rejects.toThrow('claiming: longer than 0.02 s');
});

test('what is in time gives what it gives', async () => {
  expect(await within(10_000, Promise.resolve(7), 'x')).toBe(7);
  await expect(within(10_000, Promise.reject(new Error('its own')), 'x')).rejects.toThrow('its own');
});

test('a wait is over in the end', async () => {
  expect(await atMost(20, never)).toBe(false);
  expect(await atMost(10_000, Promise.resolve())).toBe(true);
});
