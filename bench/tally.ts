// Counts what a bot asks of a local Discord, and how fast.
import type { Served } from '../src/sandbox/discord/discord.ts';

export type Tally = {
  requests: number;
  /** Answers by status; 0: the connection was cut. */
  byStatus: Record<string, number>;
  /** Of them, what was asked to go wrong. */
  faults: Record<string, number>;
  /** The most of the requests that Discord's limit of 50 a second counts, within any second. */
  mostInASecond: number;
  /** The most that one channel's messages were written to within any five seconds. */
  mostInAChannel: number;
  /** When posts arrived first and last, in ms of real time. */
  firstPostAt?: number;
  lastPostAt?: number;
};

const secondMs = 1000;
const channelMs = 5000;
/** Answers to people are outside of the limit. */
const isCounted = ({ path }: Served): boolean => !/^\/(interactions|webhooks)\//.test(path);
const isPost = ({ method, path }: Served): boolean =>
  method === 'POST' && /^\/channels\/\d+\/messages$/.test(path);

export function createTally(): { add(served: Served): void; counts(): Tally } {
  const tally: Tally = { requests: 0, byStatus: {}, faults: {}, mostInASecond: 0, mostInAChannel: 0 };
  const everywhere = mostWithin(secondMs);
  const channels = new Map<string, ReturnType<typeof mostWithin>>();
  const inChannel = ({ at, path }: Served): void => {
    const channel = path.split('/')[2] ?? '';
    const most = channels.get(channel) ?? mostWithin(channelMs);
    channels.set(channel, most);
    tally.mostInAChannel = Math.max(tally.mostInAChannel, most(at));
  };
  return {
    add(served) {
      const { at, status, fault } = served;
      tally.requests += 1;
      count(tally.byStatus, status);
      if (fault) count(tally.faults, status);
      if (isCounted(served)) tally.mostInASecond = Math.max(tally.mostInASecond, everywhere(at));
      if (!isPost(served)) return;
      inChannel(served);
      tally.firstPostAt ??= at;
      tally.lastPostAt = at;
    },
    counts: () => structuredClone(tally),
  };
}

function count(counts: Record<string, number>, key: number): void {
  counts[key] = (counts[key] ?? 0) + 1;
}

/** Gives how many there were, this one too, within the time that ends with it. */
function mostWithin(ms: number): (at: number) => number {
  let times: number[] = [];
  return (at) => {
    times = times.filter((time) => time > at - ms);
    times.push(at);
    return times.length;
  };
}
