import { expect, test } from 'vitest';
import { addLife } from '../../src/sandbox/opening-life.ts';
import { openingWorld } from '../../src/sandbox/discord/opening-world.ts';
import { channelNamed } from '../../src/sandbox/discord/world.ts';
import { opening } from './local.ts';

test('people have written in every channel, in order, before the world opens', () => {
  const world = openingWorld(opening.subtract({ hours: 48 }));
  addLife(world, opening);
  for (const name of ['general', 'releases', 'staff', 'news', 'anywhere-thread']) {
    const all = (world.messages[channelNamed(world, name)?.id ?? ''] ?? []).map(({ message }) => message);
    const ids = all.map(({ id }) => BigInt(id));
    expect(all.length).toBeGreaterThan(0);
    expect(ids).toEqual(ids.toSorted((a, b) => (a < b ? -1 : 1)));
    expect(all.filter(({ author }) => author.bot)).toEqual([]);
    expect(all.every(({ timestamp }) => Temporal.Instant.compare(timestamp, opening) < 0)).toBe(true);
  }
});

test('the same world comes twice, so that a bot keeps its token', () => {
  const one = openingWorld(opening.subtract({ hours: 48 }));
  const other = openingWorld(opening.subtract({ hours: 48 }));
  addLife(one, opening);
  addLife(other, opening);
  expect(one).toEqual(other);
});
