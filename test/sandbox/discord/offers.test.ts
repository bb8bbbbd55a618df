// Which commands Discord's client offers: the table of who, where, and how the bot was installed.
import { describe, expect, test } from 'vitest';
import type { Json } from '../../../src/sandbox/discord/message.ts';
import { offered } from '../../../src/sandbox/discord/offers.ts';
import {
  addChannel,
  addMember,
  addPerson,
  addServer,
  openingWorld,
} from '../../../src/sandbox/discord/opening-world.ts';
import type { State } from '../../../src/sandbox/discord/state.ts';
import { directMessages, nextId, type AppCommand, type Channel } from '../../../src/sandbox/discord/world.ts';
import { channel, opening, serverOf, userId } from '../local.ts';

function scene(body: Json, guild_id?: string) {
  const world = openingWorld(opening);
  const traveller = addPerson(world, 'traveller', 'Traveller', { hasInstalled: true }).user.id;
  addMember(serverOf({ world }), traveller);
  const elsewhere = addServer(world, 'Elsewhere', userId({ world }, 'owner'), false);
  addMember(elsewhere, traveller);
  const far = addChannel(world, elsewhere, 'far');
  const friends: Channel = { id: nextId(world), type: 3, people: [traveller, userId({ world }, 'member')] };
  world.channels[friends.id] = friends;
  const command: AppCommand = {
    id: nextId(world),
    version: nextId(world),
    type: 1,
    name: 'a',
    body: { name: 'a', ...body },
  };
  world.commands.push(guild_id === undefined ? command : { ...command, guild_id: serverOf({ world }).id });
  const state: State = {
    world,
    calendar: () => opening,
    times: { firstAnswer: 1, token: 1, nonceWindow: 1 },
    url: '',
    breaches: [],
    losses: [],
    watchers: new Map(),
    dispatch: () => {},
    changed: () => {},
    noncesSweptAt: 0,
    endpoints: [],
    saw: () => {},
  };
  const general = channel(world, 'general');
  const places = { general, far, friends, direct: directMessages(world, traveller) };
  /** Where a person is offered it, by whose installation. */
  const where = (user: string) =>
    Object.entries(places).flatMap(([name, place]) => {
      const found = offered(state, 'a', user === 'traveller' ? traveller : userId({ world }, user), place);
      return typeof found === 'string' ? [] : [`${name} ${Object.keys(found.owners).join('+')}`];
    });
  return where;
}

describe('where a command is offered', () => {
  test('everywhere, to who installed the bot', () => {
    const where = scene({ contexts: [0, 1, 2], integration_types: [0, 1] });
    expect(where('traveller')).toEqual(['general 0+1', 'far 1', 'friends 1', 'direct 0+1']);
    expect(where('moderator')).toEqual(['general 0']);
  });

  test('with nothing said: wherever the bot is', () => {
    expect(scene({})('traveller')).toEqual(['general 0', 'direct 0']);
  });

  test('in servers only', () => {
    expect(scene({ contexts: [0], integration_types: [0] })('traveller')).toEqual(['general 0']);
    expect(scene({ dm_permission: false })('traveller')).toEqual(['general 0']);
  });

  test('of one server: there alone', () => {
    expect(scene({}, 'here')('traveller')).toEqual(['general 0']);
  });
});

describe('to whom', () => {
  test('by default to those with the permission; with 0 to administrators alone', () => {
    const manage = scene({ default_member_permissions: '32' });
    expect([manage('moderator'), manage('member'), manage('owner')]).toEqual([
      ['general 0'],
      [],
      ['general 0'],
    ]);
    const nobody = scene({ default_member_permissions: '0' });
    expect([nobody('moderator'), nobody('owner')]).toEqual([[], ['general 0']]);
  });
});
