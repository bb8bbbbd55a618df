import { expect, test } from 'vitest';
import { onceReady } from '../../src/bot/once-ready.ts';
import type { Router } from '../../src/discord/router.ts';

const interaction = {} as Parameters<Router>[0];

test('an interaction waits for the catalogue, but not for ever, nor for one that could not be read', async () => {
  const routed: string[] = [];
  const route: Router = async () => (routed.push('routed'), 'handled');
  const ready = Promise.withResolvers<void>();
  const waiting = onceReady(route, ready.promise)(interaction);
  await Promise.resolve();
  expect(routed).toEqual([]);
  ready.resolve();
  expect(await waiting).toBe('handled');
  expect(await onceReady(route, Promise.reject(new Error('no')))(interaction)).toBe('handled');
  expect(await onceReady(route, new Promise(() => {}), 5)(interaction)).toBe('handled');
  expect(routed.length).toBe(3);
  expect(onceReady(route, undefined)).toBe(route);
});
