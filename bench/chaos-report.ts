// What a release day came to, and what of it may not be.
import type { ChaosReport } from './chaos-run.ts';
import type { Counts } from './remote.ts';

export type Figures = Record<string, number | string>;

/** Channels by how they ended, and what the bots were put through. */
export function figuresOf(report: ChaosReport): Figures {
  const { options, counts, fates, seconds } = report;
  const { byStatus, faults } = counts;
  const all = Object.values(report.posted);
  return {
    engine: options.engine,
    processes: options.processes,
    channels: options.channels,
    'posted once': all.filter((count) => count === 1).length,
    doubled: doubled(report).length,
    missing: missing(report).length,
    gone: fates.gone.length,
    'access lost and given back': fates.lost.length,
    'kill -9': options.kills,
    suspended: options.suspensions,
    'cut after accepted': faults['0'] ?? 0,
    '5xx': sumOf(faults, /^5/),
    '429 on purpose': faults['429'] ?? 0,
    '429 for going too fast': (byStatus['429'] ?? 0) - (faults['429'] ?? 0),
    'most requests in a second': counts.mostInASecond,
    'most in a channel in 5 s': counts.mostInAChannel,
    'longest stall of the local Discord, ms': counts.stalledMs,
    'schema breaches': counts.breaches.length,
    requests: counts.requests,
    seconds: Math.round(seconds),
    'requests a second': Math.round((counts.requests / seconds) * 10) / 10,
  };
}

const sumOf = (counts: Readonly<Record<string, number>>, status: RegExp): number =>
  Object.entries(counts).reduce((sum, [key, count]) => sum + (status.test(key) ? count : 0), 0);

const doubled = ({ posted }: ChaosReport): string[] =>
  Object.keys(posted).filter((id) => (posted[id] ?? 0) > 1);

function missing({ posted, fates }: ChaosReport): string[] {
  const gone = new Set(fates.gone);
  return Object.keys(posted).filter((id) => posted[id] === 0 && !gone.has(id));
}

const inAChannel = 5;
/** While the local Discord itself stalls, requests queue at its door, and come to it closer together than they were sent. */
const perSecond = ({ stalledMs }: Counts): number => 50 * (1 + stalledMs / 1000);
const blurredMs = 100;

/** What must not be: a sentence each. Empty: all is well. */
export function breachesOf(report: ChaosReport): string[] {
  const { counts } = report;
  const tooFast = Number(figuresOf(report)['429 for going too fast']);
  const found: [boolean, string][] = [
    [!report.isOver, `it did not end: the ledger has ${JSON.stringify(report.ledger)}`],
    [doubled(report).length > 0, `channels with two messages: ${doubled(report).slice(0, 5).join(', ')}`],
    [missing(report).length > 0, `channels without a message: ${missing(report).slice(0, 5).join(', ')}`],
    [
      tooFast > 0 && counts.stalledMs < blurredMs,
      `the local Discord answered ${tooFast} requests with 429 because they came too fast`,
    ],
    [counts.mostInASecond > perSecond(counts), `${counts.mostInASecond} requests within a second`],
    [counts.mostInAChannel > inAChannel, `${counts.mostInAChannel} posts in a channel within 5 seconds`],
    ...counts.breaches.map(({ method, path, what }): [boolean, string] => [
      true,
      `${method} ${path}: ${what}`,
    ]),
    ...report.endedByThemselves.map((how): [boolean, string] => [true, `a bot ended by itself, ${how}`]),
  ];
  return found.filter(([isThere]) => isThere).map(([, what]) => what);
}
