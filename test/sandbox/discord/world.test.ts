import { array, assert, integer, option, property } from 'fast-check';
import { expect, test } from 'vitest';
import { openingWorld } from '../../../src/sandbox/discord/opening-world.ts';
import { permissionsIn } from '../../../src/sandbox/discord/permissions.ts';
import { channelNamed, directMessages, nextId } from '../../../src/sandbox/discord/world.ts';
import { channelId, opening, serverOf, userId } from '../local.ts';

test('ids rise however the clock is moved, and have 17 to 19 digits', () => {
  const years = integer({ min: 2016, max: 2060 }).map((year) =>
    Temporal.Instant.from(`${year}-05-01T00:00Z`),
  );
  assert(
    property(array(option(years, { nil: undefined })), (clock) => {
      const world = openingWorld(opening);
      const ids = clock.map((now) => nextId(world, now));
      const rising = ids.toSorted((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));
      expect(ids).toEqual(rising);
      expect(new Set(ids).size).toBe(ids.length);
      for (const id of ids) expect(id).toMatch(/^\d{17,19}$/);
    }),
  );
});

test('the world opens with one server, its channels and roles', () => {
  const world = openingWorld(opening);
  const server = serverOf({ world });
  expect(server.name).toBe('Gaebong Theatre');
  expect(Object.values(world.channels).map(({ name, type }) => [name, type])).toEqual([
    ['general', 0],
    ['releases', 0],
    ['staff', 0],
    ['news', 5],
    ['anywhere-thread', 11],
  ]);
  expect(Object.values(server.roles).map(({ name, mentionable }) => [name, mentionable])).toEqual([
    ['@everyone', false],
    ['Moderators', false],
    ['Movie Night', true],
    ['Staff', false],
  ]);
});

test('the bot may view #staff and not send there; the moderator manages the server, the member does not', () => {
  const world = openingWorld(opening);
  const may = (name: string, user: string, bit: bigint) => {
    const channel = channelNamed(world, name);
    return channel !== undefined && (permissionsIn(world, channel, user, opening) & bit) !== 0n;
  };
  expect([may('staff', world.bot.id, 1024n), may('staff', world.bot.id, 2048n)]).toEqual([true, false]);
  expect(['moderator', 'member'].map((name) => may('general', userId({ world }, name), 32n))).toEqual([
    true,
    false,
  ]);
});

test('it is plain JSON: read back it is the same', () => {
  const world = openingWorld(opening);
  directMessages(world, userId({ world }, 'member'));
  expect(JSON.parse(JSON.stringify(world))).toStrictEqual(world);
  expect(channelId({ world }, '#general')).toBe(channelId({ world }, 'general'));
});
