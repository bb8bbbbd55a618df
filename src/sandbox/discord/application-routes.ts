// The bot itself, its servers, and where its gateway is.
import { refusal } from './discord-error.ts';
import type { Json } from './message.ts';
import { publicKeyOf } from './posting.ts';
import { ok, param, type Call, type Result, type Route, type State } from './state.ts';
import type { Role, Server } from './world.ts';
import { channelJson } from './channel-routes.ts';

export const applicationRoutes: Route[] = [
  { method: 'GET', path: '/gateway', open: true, run: (state) => ok({ url: gatewayUrl(state) }) },
  { method: 'GET', path: '/gateway/bot', run: showGateway },
  { method: 'GET', path: '/users/@me', run: (state) => ok({ ...state.world.bot, flags: 0, verified: true }) },
  { method: 'GET', path: '/applications/@me', run: (state) => ok(applicationJson(state)) },
  { method: 'GET', path: '/oauth2/applications/@me', run: (state) => ok(applicationJson(state)) },
  { method: 'GET', path: '/users/@me/guilds', run: listServers },
  { method: 'GET', path: '/guilds/:guild', run: showServer },
  { method: 'GET', path: '/guilds/:guild/members/:user', run: showMember },
];

export const gatewayUrl = ({ url }: State): string => `ws://${new URL(url).host}`;

function showGateway(state: State): Result {
  const session_start_limit = { total: 1000, remaining: 999, reset_after: 86_400_000, max_concurrency: 1 };
  return ok({ url: gatewayUrl(state), shards: 1, session_start_limit });
}

function applicationJson({ world, endpoints }: State): Json {
  const { id, name, flags } = world.application;
  return {
    id,
    name,
    flags,
    icon: null,
    description: '',
    bot: world.bot,
    bot_public: true,
    bot_require_code_grant: false,
    summary: '',
    verify_key: publicKeyOf(world),
    interactions_endpoint_url: endpoints[0] ?? null,
    approximate_guild_count: serversWithBot(world).length,
    integration_types_config: { 0: {}, 1: {} },
  };
}

export const serversWithBot = ({ servers, bot }: State['world']): Server[] =>
  Object.values(servers).filter(({ members }) => members[bot.id]);

function listServers({ world }: State): Result {
  return ok(
    serversWithBot(world).map(({ id, name }) => ({ id, name, icon: null, owner: false, features: [] })),
  );
}

function entered(state: State, call: Call): Server {
  const server = state.world.servers[param(call, 'guild')];
  if (!server) throw refusal(10004);
  if (!server.members[state.world.bot.id]) throw refusal(50001);
  return server;
}

function showServer(state: State, call: Call): Result {
  return ok(serverJson(entered(state, call)));
}

function showMember(state: State, call: Call): Result {
  const userId = param(call, 'user');
  const member = entered(state, call).members[userId];
  if (!member) throw refusal(10007);
  const { bot, people } = state.world;
  const user = userId === bot.id ? bot : people[userId]?.user;
  return ok({ ...member, user, nick: null, deaf: false, mute: false, flags: 0 });
}

export const roleJson = (role: Role): Json => ({
  ...role,
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  icon: null,
  unicode_emoji: null,
  flags: 0,
});

const serverJson = ({ id, name, owner_id, preferred_locale, roles }: Server): Json => ({
  id,
  name,
  owner_id,
  preferred_locale,
  icon: null,
  features: [],
  roles: Object.values(roles).map(roleJson),
  emojis: [],
  stickers: [],
  verification_level: 0,
  default_message_notifications: 0,
  explicit_content_filter: 0,
  mfa_level: 0,
  nsfw_level: 0,
  premium_tier: 0,
  system_channel_flags: 0,
  afk_timeout: 300,
});

const isThread = (type: unknown): boolean => type === 10 || type === 11 || type === 12;

/** What the gateway sends of a server to a bot with the intent for servers. */
export function serverEvent(state: State, server: Server): Json {
  const all = Object.values(state.world.channels).filter(({ guild_id }) => guild_id === server.id);
  const json = all.map((channel) => channelJson(state, channel));
  const joined_at = server.members[state.world.bot.id]?.joined_at;
  const member_count = Object.keys(server.members).length;
  const empty = { voice_states: [], presences: [], stage_instances: [], guild_scheduled_events: [] };
  return {
    ...serverJson(server),
    ...empty,
    joined_at,
    member_count,
    large: false,
    unavailable: false,
    members: [{ user: state.world.bot, ...server.members[state.world.bot.id] }],
    channels: json.filter(({ type }) => !isThread(type)),
    threads: json.filter(({ type }) => isThread(type)),
  };
}
