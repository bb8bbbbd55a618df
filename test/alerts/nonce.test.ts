import { expect, test } from 'vitest';
import { nonceOf } from '../../src/alerts/deliver.ts';

test('the nonce of a post is the same for ever, and fits what Discord takes', () => {
  expect(nonceOf('c84p39fw1c749-le7rl6o0')).toBe('FZEczTOfLM2ST3LcSnUUFCFKE');
  const nonces = Array.from({ length: 1000 }, (_, number) => nonceOf(`c1-${number}`));
  expect(new Set(nonces).size).toBe(1000);
  expect(nonces.filter((nonce) => nonce.length !== 25)).toEqual([]);
});
