import { PermissionFlagsBits as May } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import {
  addChannel,
  addMember,
  addPerson,
  addRole,
  addServer,
  addThread,
  openingWorld,
} from '../../../src/sandbox/discord/opening-world.ts';
import { everything, mayIn, permissionsIn } from '../../../src/sandbox/discord/permissions.ts';
import type { Overwrite } from '../../../src/sandbox/discord/world.ts';
import { opening } from '../local.ts';

function scene(
  ...overwrites: ((ids: { everyone: string; red: string; blue: string; person: string }) => Overwrite)[]
) {
  const world = openingWorld(opening);
  const owner = addPerson(world, 'boss', 'Boss').user.id;
  const person = addPerson(world, 'someone', 'Someone').user.id;
  const server = addServer(world, 'Cinema', owner);
  const red = addRole(world, server, 'Red');
  const blue = addRole(world, server, 'Blue');
  addMember(server, person, red, blue);
  const ids = { everyone: server.id, red: red.id, blue: blue.id, person };
  const channel = addChannel(world, server, 'place', {
    permission_overwrites: overwrites.map((make) => make(ids)),
  });
  return { world, server, channel, owner, person, red };
}

const ow = (id: string, type: 0 | 1, allow: bigint, deny: bigint): Overwrite => ({
  id,
  type,
  allow: `${allow}`,
  deny: `${deny}`,
});
const sends = ({ world, channel, person }: ReturnType<typeof scene>) =>
  (permissionsIn(world, channel, person, opening) & May.SendMessages) !== 0n;

test('everyone’s denial stands until a role allows', () => {
  expect(sends(scene((ids) => ow(ids.everyone, 0, 0n, May.SendMessages)))).toBe(false);
  expect(
    sends(
      scene(
        (ids) => ow(ids.red, 0, May.SendMessages, 0n),
        (ids) => ow(ids.everyone, 0, 0n, May.SendMessages),
      ),
    ),
  ).toBe(true);
});

test('of two roles the one that allows wins; the member’s own overwrite wins over all', () => {
  const roles = [
    (ids: { red: string }) => ow(ids.red, 0, May.SendMessages, 0n),
    (ids: { blue: string }) => ow(ids.blue, 0, 0n, May.SendMessages),
  ];
  expect(sends(scene(...roles))).toBe(true);
  expect(sends(scene((ids) => ow(ids.person, 1, 0n, May.SendMessages), ...roles))).toBe(false);
});

test('the owner and administrators may do everything', () => {
  const { world, channel, owner, person, red } = scene((ids) => ow(ids.everyone, 0, 0n, May.ViewChannel));
  expect(permissionsIn(world, channel, owner, opening)).toBe(everything);
  red.permissions = String(May.Administrator);
  expect(permissionsIn(world, channel, person, opening)).toBe(everything);
});

test('without view nothing can be done, without sending no embeds: said by what holds, not by what is written', () => {
  const hidden = scene((ids) => ow(ids.everyone, 0, 0n, May.ViewChannel));
  expect(sends(hidden)).toBe(true);
  expect(mayIn(hidden.world, hidden.channel, hidden.person, opening)).toBe(0n);
  const mute = scene((ids) => ow(ids.everyone, 0, 0n, May.SendMessages));
  const written = permissionsIn(mute.world, mute.channel, mute.person, opening) & May.EmbedLinks;
  const holds = mayIn(mute.world, mute.channel, mute.person, opening) & May.EmbedLinks;
  expect([written, holds]).toEqual([May.EmbedLinks, 0n]);
});

test('a thread takes its parent’s overwrites, and its own permission to send', () => {
  const { world, server, channel, person } = scene((ids) => ow(ids.everyone, 0, 0n, May.SendMessages));
  const thread = addThread(world, server, channel, 'talk');
  expect(mayIn(world, thread, person, opening) & May.SendMessages).toBe(May.SendMessages);
  channel.permission_overwrites = [ow(server.id, 0, 0n, May.SendMessagesInThreads)];
  expect(mayIn(world, thread, person, opening) & May.SendMessages).toBe(0n);
});

test('a private thread is for those who were added', () => {
  const { world, server, channel, person } = scene();
  const thread = addThread(world, server, channel, 'secret');
  thread.type = 12;
  expect(mayIn(world, thread, person, opening)).toBe(0n);
  thread.people = [person];
  expect(mayIn(world, thread, person, opening)).not.toBe(0n);
});

test('a timed-out member keeps viewing and history, until then', () => {
  const { world, server, channel, person } = scene();
  const member = server.members[person];
  if (member) member.communication_disabled_until = String(opening.add({ hours: 1 }));
  expect(permissionsIn(world, channel, person, opening)).toBe(May.ViewChannel | May.ReadMessageHistory);
  expect(permissionsIn(world, channel, person, opening.add({ hours: 1 })) & May.SendMessages).toBe(
    May.SendMessages,
  );
});

test('who is not in the server may nothing', () => {
  const { world, channel } = scene();
  expect(permissionsIn(world, channel, addPerson(world, 'far', 'Far').user.id, opening)).toBe(0n);
});
