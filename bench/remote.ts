// The other end of discord-process.ts.
import type { Breach } from '../src/sandbox/discord/discord.ts';
import { remoteDiscord, type RemoteDiscord } from '../src/sandbox/discord/remote-discord.ts';
import { fileOf, startChild } from './child.ts';
import type { Tally } from './tally.ts';

export type DiscordOptions = {
  channels: number;
  /** Where its clock begins. */
  calendar: string;
  seed: number;
  withoutLimits?: boolean;
};

export type Counts = Tally & {
  /** Of the bot, in the channels that are subscribed. */
  messages: number;
  breaches: readonly Breach[];
  /** For how long at most that process itself answered nobody: requests come to it closer together then. */
  stalledMs: number;
};

export type Deeds = {
  channels(): { id: string; guildId: string }[];
  counts(): Counts;
  /** How many messages of the bot each channel has, also of those that are gone. */
  posted(): Record<string, number>;
  /** The texts of the bot in each channel, the oldest first. */
  contents(): Record<string, string[]>;
  /** Someone who can type, and where. */
  keyboard(): { userId: string; channelId: string };
  /** They are gone for good. */
  remove(ids: readonly string[]): void;
  /** The bot may not see them any more; or see them and not write. */
  hide(ids: readonly string[]): void;
  silence(ids: readonly string[]): void;
  open(ids: readonly string[]): void;
};

type Far = {
  [Deed in keyof Deeds]: (...given: Parameters<Deeds[Deed]>) => Promise<ReturnType<Deeds[Deed]>>;
};

export type CrowdedDiscord = Far & {
  url: string;
  token: string;
  pid: number;
  remote: RemoteDiscord;
  close(): Promise<void>;
};

export async function startDiscord(options: DiscordOptions, cwd: string): Promise<CrowdedDiscord> {
  const args = ['--max-old-space-size=12000', fileOf('bench/discord-process.ts'), JSON.stringify(options)];
  const child = startChild(args, { cwd });
  const { url, token } = JSON.parse(await child.line('"url"', 120_000)) as { url: string; token: string };
  const ask = async <T>(deed: keyof Deeds, given: readonly string[] = []): Promise<T> => {
    const body = JSON.stringify(given);
    const asking = () => fetch(new URL(`/bench/${deed}`, url), { method: 'POST', body });
    // A connection that stood idle may be closed just then; each of these deeds can be done twice.
    const response = await asking().catch(asking);
    return (await response.json()) as T;
  };
  return {
    url,
    token,
    pid: child.pid,
    remote: remoteDiscord(url),
    close: child.kill,
    channels: () => ask('channels'),
    counts: () => ask('counts'),
    posted: () => ask('posted'),
    contents: () => ask('contents'),
    keyboard: () => ask('keyboard'),
    remove: (ids) => ask('remove', ids),
    hide: (ids) => ask('hide', ids),
    silence: (ids) => ask('silence', ids),
    open: (ids) => ask('open', ids),
  };
}

export type PlainCounts = { posts: number; firstPostAt: number; lastPostAt: number };

/** The other end of plain-discord.ts. */
export async function startPlainDiscord(cwd: string) {
  const child = startChild([fileOf('bench/plain-discord.ts')], { cwd });
  const { url } = JSON.parse(await child.line('"url"')) as { url: string };
  return {
    url,
    counts: async () => (await (await fetch(new URL('/counts', url))).json()) as PlainCounts,
    close: child.kill,
  };
}
