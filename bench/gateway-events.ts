// Events of Discord's gateway, as large as Discord's own are.

/** A command with an id that is chosen, or half a title while it is typed. */
export type Kind = 'card' | 'choices';

let lastId = 1_100_000_000_000_000_000n;
export const newId = (): string => String((lastId += 1n));

const botId = '1000000000000000001';
const firstServer = 1_200_000_000_000_000_000n;
const channelsInAServer = 30;
const rolesInAServer = 10;

const serverId = (index: number): string => String(firstServer + BigInt(index) * 1000n);

const user = (id: string, username: string, bot: boolean) => ({
  id,
  username,
  discriminator: '0',
  global_name: null,
  avatar: null,
  bot,
});

export const readyEvent = (servers: number, url: string) => ({
  v: 10,
  user: user(botId, 'bench', true),
  guilds: Array.from({ length: servers }, (_, index) => ({ id: serverId(index), unavailable: true })),
  session_id: 'session',
  resume_gateway_url: url,
  application: { id: botId, flags: 0 },
});

const joined_at = '2024-01-01T00:00:00.000000+00:00';

export function* serverEvents(servers: number): Generator<object> {
  for (let index = 0; index < servers; index += 1) yield serverEvent(index);
}

function serverEvent(index: number): object {
  const id = serverId(index);
  const within = (at: number): string => String(BigInt(id) + BigInt(at));
  return {
    id,
    name: `Server ${index}`,
    icon: null,
    owner_id: '1000000000000000002',
    features: ['COMMUNITY', 'NEWS'],
    roles: Array.from({ length: rolesInAServer }, (_, at) => ({
      id: at === 0 ? id : within(500 + at),
      name: `Role ${at}`,
      color: 0,
      colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
      hoist: false,
      managed: false,
      mentionable: false,
      permissions: '2248473465835073',
      position: at,
      flags: 0,
    })),
    channels: Array.from({ length: channelsInAServer }, (_, at) => ({
      id: within(1 + at),
      type: 0,
      name: `channel-${at}`,
      position: at,
      topic: null,
      nsfw: false,
      parent_id: null,
      rate_limit_per_user: 0,
      last_message_id: newId(),
      permission_overwrites: [{ id, type: 0, allow: '0', deny: '2048' }],
    })),
    members: [{ user: user(botId, 'bench', true), roles: [], joined_at, deaf: false, mute: false, flags: 0 }],
    emojis: [],
    stickers: [],
    threads: [],
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
    member_count: 100,
    large: false,
    joined_at,
    unavailable: false,
    preferred_locale: 'en-US',
    afk_timeout: 300,
    verification_level: 1,
    default_message_notifications: 1,
    explicit_content_filter: 2,
    mfa_level: 0,
    nsfw_level: 0,
    premium_tier: 0,
    system_channel_flags: 0,
  };
}

/** What people have typed when they look at the choices. */
const typed = ['un', 'unlo', 'unlcoked', 'ㄱㅂㅅ', '길복', 'kim tae', 'song kang', 'quiet har'];
let turn = 0;

export function commandEvent(id: string, kind: Kind): object {
  turn += 1;
  const value = kind === 'card' ? 'unlocked' : (typed[turn % typed.length] ?? '');
  const option = { name: 'title', type: 3, value, ...(kind === 'choices' ? { focused: true } : {}) };
  const guildId = serverId(0);
  return {
    id,
    application_id: botId,
    type: kind === 'card' ? 2 : 4,
    token: `token${id}`,
    version: 1,
    context: 0,
    locale: 'en-US',
    guild_locale: 'en-US',
    guild_id: guildId,
    guild: { id: guildId, locale: 'en-US', features: [] },
    channel_id: String(BigInt(guildId) + 1n),
    channel: { id: String(BigInt(guildId) + 1n), type: 0, name: 'channel-0', guild_id: guildId },
    app_permissions: '2248473465835073',
    authorizing_integration_owners: { '0': guildId },
    entitlements: [],
    attachment_size_limit: 10_485_760,
    member: {
      user: user('1000000000000000003', 'member', false),
      roles: [],
      joined_at,
      permissions: '2248473465835073',
      deaf: false,
      mute: false,
      flags: 0,
    },
    data: { id: '1000000000000000004', type: 1, name: 'movie', options: [option] },
  };
}
