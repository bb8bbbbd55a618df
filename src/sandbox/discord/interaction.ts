// An interaction, from what a person did to the event that a bot receives.
import { randomBytes } from 'node:crypto';
import type { Json } from './message.ts';
import { contextOf, forcedPrivate } from './offers.ts';
import { inDirectMessages, permissionsIn, serverOf } from './permissions.ts';
import type { State } from './state.ts';
import { chosenChannelJson } from './typed-options.ts';
import { nextId, type Channel, type InteractionRecord, type StoredMessage } from './world.ts';

export type Deed = {
  type: number;
  userId: string;
  locale: string;
  channel: Channel;
  data: Json;
  owners: Record<string, string>;
  source?: StoredMessage;
  command?: { id: string; name: string };
};

/** Remembers what a person did, so that it can be answered. Those whose token is over are forgotten. */
export function recordDeed(state: State, deed: Deed): InteractionRecord {
  forgetOld(state);
  const { type, userId, channel, owners, source, command } = deed;
  const record: InteractionRecord = {
    id: nextId(state.world, state.calendar()),
    token: randomBytes(48).toString('base64url'),
    type,
    userId,
    channelId: channel.id,
    startedAt: Date.now(),
    isPrivate: false,
    forcedPrivate: forcedPrivate(state, owners, userId, channel),
    owners,
    ...(channel.guild_id ? { guildId: channel.guild_id } : {}),
    ...(source ? { sourceId: source.message.id } : {}),
    ...(command ? { command } : {}),
    ...(owners['0'] === undefined ? { followUpsLeft: 5 } : {}),
  };
  state.world.interactions[record.token] = record;
  state.changed();
  return record;
}

function forgetOld({ world, times, watchers }: State): void {
  for (const { token, startedAt } of Object.values(world.interactions)) {
    // Oldest first.
    if (Date.now() - startedAt <= times.token) return;
    delete world.interactions[token];
    watchers.delete(token);
  }
}

/** INTERACTION_CREATE, with every field that Discord sends. */
export function interactionEvent(state: State, record: InteractionRecord, deed: Deed): Json {
  const { world } = state;
  const { channel, userId, locale, data, owners, source } = deed;
  return {
    id: record.id,
    application_id: world.application.id,
    type: deed.type,
    token: record.token,
    version: 1,
    data,
    channel_id: channel.id,
    channel: partialChannel(state, channel, userId),
    context: contextOf(world, channel),
    locale,
    app_permissions: appPermissions(state, channel),
    authorizing_integration_owners: owners,
    entitlements: [],
    attachment_size_limit: 10_485_760,
    ...caller(state, channel, userId),
    ...(source ? { message: source.message } : {}),
  };
}

function appPermissions(state: State, channel: Channel): string {
  const { world } = state;
  const withBot = serverOf(world, channel)?.members[world.bot.id] !== undefined;
  return String(withBot ? permissionsIn(world, channel, world.bot.id, state.calendar()) : inDirectMessages);
}

function partialChannel(state: State, channel: Channel, userId: string): Json {
  const recipients = (channel.people ?? []).flatMap((id) => state.world.people[id]?.user ?? []);
  const { app_permissions: _bot, ...rest } = chosenChannelJson(state, channel, userId);
  return channel.guild_id ? rest : { ...rest, recipients };
}

/** In a server the member, elsewhere the user. */
function caller(state: State, channel: Channel, userId: string): Json {
  const user = state.world.people[userId]?.user;
  const server = serverOf(state.world, channel);
  if (!server) return { user };
  const permissions = String(permissionsIn(state.world, channel, userId, state.calendar()));
  return {
    guild_id: server.id,
    guild_locale: server.preferred_locale,
    guild: { id: server.id, locale: server.preferred_locale, features: [] },
    member: { ...server.members[userId], user, permissions, ...plainMember },
  };
}

const plainMember = {
  nick: null,
  avatar: null,
  banner: null,
  premium_since: null,
  pending: false,
  deaf: false,
  mute: false,
  flags: 0,
};
