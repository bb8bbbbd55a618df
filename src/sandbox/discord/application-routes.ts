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
];

export const gatewayUrl = ({ url }: State): string => `ws://${new URL(url).host}`;

function showGateway(state: State): Result {
  const session_start_limit = { total: 1000, remaining: 999, reset_after: 86_400_000, max_concurrency: 1 };
  return ok({ url: gatewayUrl(state), shards: 1, session_start_limit });
}

function applicationJson({ world }: State): Json {
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

function showServer(state: State, call: Call): Result {
  const server = state.world.servers[param(call, 'guild')];
  if (!server) throw refusal(10004);
  if (!server.members[state.world.bot.id]) throw refusal(50001);
  return ok(serverJson(server));
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
