// Ours and a bare bot in turns: how long they take to start, to answer, and how much memory they hold.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pause } from './child.ts';
import { contenders, startContender, writeManyMovies, type Contender } from './contenders.ts';
import type { Kind } from './gateway-events.ts';
import { startPlainGateway, type PlainGateway } from './gateway-remote.ts';
import type { Measure } from './measure.ts';
import { median } from './percentiles.ts';

export type RoundOptions = { rounds: number; seconds: number; settleMs: number };

/** Of each contender the values of a figure, round by round. */
type Figures = Map<string, number[]>;
type Seen = Record<Contender, Figures>;

const rates = [50, 200];
const manyServers = 2500;

export async function measuredInTurns(
  options: RoundOptions,
  print: (line: string) => void,
): Promise<Measure[]> {
  const cwd = await mkdtemp(join(tmpdir(), 'rounds-'));
  const gateway = await startPlainGateway(cwd);
  const seen: Seen = { bare: new Map(), six: new Map(), many: new Map() };
  try {
    await writeManyMovies(cwd);
    for (let round = 1; round <= options.rounds; round += 1) {
      print(`round ${round} of ${options.rounds} …`);
      for (const which of contenders) {
        await oneServer(which, gateway, { ...options, cwd, figures: seen[which] });
        await manyMore(which, gateway, { ...options, cwd, figures: seen[which] });
      }
    }
  } finally {
    await gateway.close();
    await rm(cwd, { recursive: true, force: true, maxRetries: 5 });
  }
  return measuresOf(seen);
}

type Turn = RoundOptions & { cwd: string; figures: Figures };

function note(figures: Figures, name: string, value: number): void {
  figures.set(name, [...(figures.get(name) ?? []), value]);
}

async function oneServer(which: Contender, gateway: PlainGateway, turn: Turn): Promise<void> {
  const { figures, seconds, settleMs } = turn;
  const run = await startContender(which, gateway, { cwd: turn.cwd, servers: 1 });
  note(figures, 'start', run.startedMs);
  await pause(settleMs);
  note(figures, 'memory', run.memoryMb());
  const kinds: readonly Kind[] = which === 'six' ? ['card'] : ['card', 'choices'];
  for (const kind of kinds) {
    for (const perSecond of rates) {
      const { p50, p99 } = await run.load({ kind, perSecond, seconds, warmUp: 1 });
      note(figures, `${kind} ${perSecond} p50`, p50);
      note(figures, `${kind} ${perSecond} p99`, p99);
    }
  }
  await run.stop();
}

async function manyMore(which: Contender, gateway: PlainGateway, turn: Turn): Promise<void> {
  const run = await startContender(which, gateway, { cwd: turn.cwd, servers: manyServers });
  await pause(turn.settleMs);
  note(turn.figures, 'memory with servers', run.memoryMb());
  await run.stop();
}

function measuresOf({ bare, six, many }: Seen): Measure[] {
  const of = (figures: Figures, key: string): readonly number[] => figures.get(key) ?? [];
  const medians = (ours: Figures, key: string) => ({
    ours: median(of(ours, key)),
    bare: median(of(bare, key)),
  });
  // Round by round: what slows the machine down slows both.
  const compared = (ours: Figures, key: string, by: (ours: number, bare: number) => number): number =>
    median(of(ours, key).map((value, round) => by(value, of(bare, key)[round] ?? NaN)));
  const ratio = (name: string, ours: Figures, key: string, most: number): Measure => {
    return { name, ...medians(ours, key), ratio: compared(ours, key, (a, b) => a / b), most };
  };
  const more = (name: string, ours: Figures, key: string, most: number): Measure => {
    return { name, ...medians(ours, key), more: compared(ours, key, (a, b) => a - b), most };
  };
  return [
    ...rates.flatMap((rate) => [
      ratio(`/movie, 6 movies, ${rate} a second, p50 ms`, six, `card ${rate} p50`, 1.2),
      ratio(`/movie, 6 movies, ${rate} a second, p99 ms`, six, `card ${rate} p99`, 2),
      ratio(`/movie, 30,000 movies, ${rate} a second, p50 ms`, many, `card ${rate} p50`, 1.2),
      ratio(`/movie, 30,000 movies, ${rate} a second, p99 ms`, many, `card ${rate} p99`, 2),
      more(`choices, 30,000 movies, ${rate} a second, p50 ms`, many, `choices ${rate} p50`, 2.5),
      more(`choices, 30,000 movies, ${rate} a second, p99 ms`, many, `choices ${rate} p99`, 8),
    ]),
    ratio('memory, 1 server, 6 movies, MB', six, 'memory', 1.25),
    ratio('memory, 2,500 servers, 6 movies, MB', six, 'memory with servers', 0.5),
    ratio('memory, 2,500 servers, 30,000 movies, MB', many, 'memory with servers', 1.2),
    ratio('start to the first answer, 6 movies, ms', six, 'start', 1.5),
    { name: 'start to the first answer, 30,000 movies, ms', ours: median(of(many, 'start')) },
  ];
}
