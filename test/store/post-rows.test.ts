import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { chunks, postId } from '../../src/store/post-rows.ts';
import { nine, releases, releasesAtNine } from './alerts.ts';

test('a post is called by its place, its instant and its part', () => {
  expect(postId(releases, nine.epochMilliseconds, 0)).toBe(releasesAtNine);
  expect(postId(releases, nine.epochMilliseconds, 37)).toBe(`${releasesAtNine}-11`);
  expect(postId('user:35', 36, 0)).toBe('uz-10');
});

test('two posts are never called the same, and no name is long', () => {
  const snowflake = fc.bigInt({ min: 1n, max: 2n ** 64n - 1n });
  const due = fc.integer({ min: 0, max: Date.parse('2059-01-01') });
  const post = fc.tuple(fc.constantFrom('channel', 'user'), snowflake, due, fc.integer({ min: 0, max: 999 }));
  fc.assert(
    fc.property(post, post, (one, other) => {
      const [id, otherId] = [one, other].map(([kind, number, at, part]) =>
        postId(`${kind as 'channel'}:${number}`, at, part),
      );
      expect(id).toMatch(/^[a-z0-9-]{1,28}$/);
      expect(id === otherId).toBe(one.join() === other.join());
    }),
  );
});

test('chunks hold everything once, in order', async () => {
  const sizes: number[] = [];
  const seen: number[] = [];
  for await (const chunk of chunks([1, 2, 3, 4, 5], 2)) {
    sizes.push(chunk.length);
    seen.push(...chunk);
  }
  expect(sizes).toStrictEqual([2, 2, 1]);
  expect(seen).toStrictEqual([1, 2, 3, 4, 5]);
  for await (const chunk of chunks([])) expect(chunk).toBe('nothing');
});
