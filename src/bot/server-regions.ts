// By whose dates the channels of a server go: in memory, so that a card needs no database.
import { homeRegion } from '../core/releases-for.ts';
import type { Stores } from './stores.ts';

type Where = { channelId: string; guildId?: string };

export type ServerRegions = {
  /** The channel's own region; else that of its server's channels, where they all have one; else the home region. */
  of(where: Where): string;
  /** Reads them anew. */
  refresh(): Promise<void>;
};

/** Other processes change subscriptions too. */
const freshForMs = 60_000;

type Kept = Awaited<ReturnType<Stores['subscriptions']['regionsOfServers']>>;

export function createServerRegions(
  store: Pick<Stores['subscriptions'], 'regionsOfServers'>,
  real: () => number,
): ServerRegions {
  let channels = new Map<string, string>();
  let servers = new Map<string, string>();
  let readAt = Number.NEGATIVE_INFINITY;

  const refresh = async (): Promise<void> => {
    readAt = real();
    const kept = await store.regionsOfServers();
    channels = new Map(kept.map(({ channelId, region }) => [channelId, region]));
    servers = new Map(
      [...Map.groupBy(kept, ({ guildId }) => guildId)].map(([id, own]) => [id, commonOf(own)]),
    );
  };
  return {
    of({ channelId, guildId = '' }) {
      // What is known serves until then, and while the database cannot be read.
      if (real() - readAt >= freshForMs) refresh().catch(() => {});
      return channels.get(channelId) ?? servers.get(guildId) ?? homeRegion;
    },
    refresh,
  };
}

const commonOf = (channels: Kept): string => {
  const [first, ...others] = new Set(channels.map(({ region }) => region));
  return others.length === 0 && first !== undefined ? first : homeRegion;
};
