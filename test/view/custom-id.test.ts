import { expect, test } from 'vitest';
import { customId, readCustomId } from '../../src/view/custom-id.ts';

test.each([
  [['movie', 'remind', 'unlocked'], 'movie/remind/unlocked'],
  [['upcoming', 'page', '2023-02', 3], 'upcoming/page/2023-02/3'],
  [['movie', 'pick'], 'movie/pick'],
] as const)('%j', ([command, action, ...args], id) => {
  expect(customId(command, action, ...args)).toBe(id);
  expect(readCustomId(id)).toEqual({ command, action, args: args.map(String) });
});

test('holds the longest movie id and post id', () => {
  expect(customId('movie', 'open', 'x'.repeat(60), 'y'.repeat(28))).toHaveLength(100);
});

test('refuses what Discord would refuse', () => {
  expect(() => customId('movie', 'open', 'x'.repeat(91))).toThrow('custom_id of 102 characters');
});

test.each(['', 'x', '/', 'movie/'])('reads anything: %j', (id) => {
  const [command = '', action = ''] = id.split('/');
  expect(readCustomId(id)).toEqual({ command, action, args: [] });
});
