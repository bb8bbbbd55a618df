// The token: whose it is, and whether Discord is reached with it.
import type { APIApplication, APIUser } from 'discord-api-types/v10';
import type { Answer, Asking } from './asking.ts';
import type { Finding } from './finding.ts';

/** Who the bot is; undefined: nothing more can be asked. */
export type Bot = { applicationId: string; userId: string };
export type Examined = { findings: Finding[]; bot?: Bot };

export type TokenSettings = {
  token: string;
  apiUrl: string;
  publicKey?: string;
  /** The application to which the database belongs, where that is known. */
  owner: string | undefined;
};

const slowMs = 3_000;

/** `monotonic`: in milliseconds. */
export async function examineToken(
  { get }: Asking,
  settings: TokenSettings,
  monotonic: () => number = () => performance.now(),
): Promise<Examined> {
  const startedAt = monotonic();
  const user = await get<APIUser>('/users/@me');
  const ms = monotonic() - startedAt;
  if (user.name === 'refused') return { findings: [refused(user, settings)] };
  if (typeof user.value?.id !== 'string') return { findings: [notDiscord(settings)] };
  const application = await get<APIApplication>('/applications/@me');
  if (application.name === 'refused') return { findings: [refused(application, settings)] };
  const says = `The token is that of the bot ${user.value.username}.`;
  return {
    findings: [
      { check: 'token', state: 'ok', says },
      ...ofSpeed(ms),
      ...ofOwner(application.value, settings),
      ...ofDoor(application.value, settings),
    ],
    bot: { applicationId: application.value.id, userId: user.value.id },
  };
}

function refused(
  { refusal, trouble }: Answer<unknown> & { name: 'refused' },
  settings: TokenSettings,
): Finding {
  if (refusal.name === 'token refused') return notAccepted(settings);
  const { host } = new URL(settings.apiUrl);
  return {
    check: 'token',
    state: 'wrong',
    says: `Discord gave no answer at ${host}: ${trouble}.`,
    remedy: trouble.startsWith('rate limit')
      ? 'Wait, then run this again; see that nothing else uses the same token.'
      : "Check this machine's network, its name server, firewall and clock, and DISCORD_API_URL if it is set; https://discordstatus.com says whether Discord itself has trouble. The bot tries again by itself.",
  };
}

const portal = 'On https://discord.com/developers/applications choose the application, then Bot, Reset Token';

const notAccepted = ({ token }: TokenSettings): Finding => ({
  check: 'token',
  state: 'wrong',
  says:
    token.split('.').length === 3
      ? 'Discord does not accept this token: it was reset, or copied in part.'
      : 'Discord does not accept this token. A token has three parts with dots between them, and this has not: it may be the client secret or the public key.',
  remedy: `${portal}, and write the new one into DISCORD_TOKEN.`,
});

const notDiscord = ({ apiUrl }: TokenSettings): Finding => ({
  check: 'token',
  state: 'wrong',
  says: `What answers at ${new URL(apiUrl).host} is not Discord.`,
  remedy: 'Take DISCORD_API_URL away, or correct it; see whether a proxy answers in its place.',
});

function ofSpeed(ms: number): Finding[] {
  if (ms < slowMs) return [];
  const says = `Discord took ${Math.round(ms / 1000)} s to answer; a command must be answered within 3 s.`;
  const remedy = "Look at this machine's load and network, and at https://discordstatus.com.";
  return [{ check: 'token', state: 'warning', says, remedy }];
}

function ofOwner({ id }: APIApplication, { owner }: TokenSettings): Finding[] {
  if (owner === undefined || owner === id) return [];
  const says = `The database belongs to another bot (application ${owner}); this token is of application ${id}.`;
  return [
    {
      check: 'token',
      state: 'wrong',
      says,
      remedy: "Set DISCORD_TOKEN to that bot's token, or name another DATABASE_URL.",
    },
  ];
}

/** Interactions come by one way only, and the portal says which. */
function ofDoor(application: APIApplication, { publicKey }: TokenSettings): Finding[] {
  const url = application.interactions_endpoint_url;
  const page = 'on the General Information page of the developer portal';
  if (publicKey === undefined) {
    if (!url) return [];
    const says =
      'Discord sends what people type to an Interactions Endpoint URL, so nothing of it comes over the gateway.';
    const remedy = `Empty "Interactions Endpoint URL" ${page}, or set DISCORD_PUBLIC_KEY to have the bot take it over HTTP.`;
    return [{ check: 'token', state: 'wrong', says, remedy }];
  }
  if (publicKey.toLowerCase() !== application.verify_key.toLowerCase()) {
    const says = "DISCORD_PUBLIC_KEY is not this application's key.";
    return [{ check: 'token', state: 'wrong', says, remedy: `Copy "Public Key" ${page}.` }];
  }
  if (url) return [];
  const says = 'DISCORD_PUBLIC_KEY is set, but Discord has no address to send to.';
  const remedy = `Write the public https address of the bot, with /interactions at its end, as "Interactions Endpoint URL" ${page}.`;
  return [{ check: 'token', state: 'wrong', says, remedy }];
}
