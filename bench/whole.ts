// npm run bench, without a name: one table of everything, and bench/results.json.
import { writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { createRequire } from 'node:module';
import { fileOf } from './child.ts';
import { claimMs } from './claims.ts';
import type { EngineName } from './engines.ts';
import { planned } from './growth.ts';
import { tableOfMeasures, type Measure } from './measure.ts';
import { measuredInTurns } from './rounds.ts';
import { inChild } from './search.ts';
import { speedOf } from './speed.ts';

const engines: readonly EngineName[] = ['sqlite', 'postgres'];

type Print = (line: string) => void;
type Size = {
  rounds: number;
  seconds: number;
  settleMs: number;
  posts: number;
  claims: number;
  movies: number[];
  subscriptions: number[];
};

const full: Size = {
  rounds: 9,
  seconds: 3,
  settleMs: 3000,
  posts: 5000,
  claims: 1_000_000,
  movies: [3000, 30_000, 300_000],
  subscriptions: [1000, 10_000, 100_000],
};
const small: Size = {
  rounds: 1,
  seconds: 1,
  settleMs: 2500,
  posts: 500,
  claims: 10_000,
  movies: [3000],
  subscriptions: [1000],
};

/** `quick`: in a minute, with one round and small sizes: a look, no proof. */
export async function wholeBench({ quick }: { quick: boolean }, print: Print): Promise<void> {
  const size = quick ? small : full;
  const measures = [
    ...(await measuredInTurns(size, print)),
    ...(await inTurn('posts a second', engines, (engine) => posting(engine, size), print)),
    ...(await inTurn('claims', engines, (engine) => claiming(engine, size), print)),
    ...(await inTurn('movies', size.movies, searching, print)),
    ...(await inTurn('subscriptions', size.subscriptions, planning, print)),
  ];
  print(tableOfMeasures(measures));
  if (quick) return print('One round and small sizes: a look. npm run bench measures.');
  const file = fileOf('bench/results.json');
  await writeFile(file, `${JSON.stringify({ ...machine(), measures }, undefined, 2)}\n`);
  print(`written to bench/results.json`);
}

async function inTurn<T>(
  what: string,
  values: readonly T[],
  measured: (value: T) => Promise<Measure[]>,
  print: Print,
): Promise<Measure[]> {
  const all: Measure[] = [];
  for (const value of values) {
    print(`${what}: ${typeof value === 'number' ? value.toLocaleString('en') : String(value)} …`);
    all.push(...(await measured(value)));
  }
  return all;
}

/** Against a Discord that checks everything, with its limits lifted; a bare loop sends the same messages. */
async function posting(engine: EngineName, { posts }: Size): Promise<Measure[]> {
  const options = { engine, against: 'local', posts, limited: false } as const;
  const bare = (await speedOf({ ...options, contender: 'bare loop' })).perSecond;
  const ours = (await speedOf({ ...options, contender: 'bot' })).perSecond;
  return [{ name: `posts a second, limits lifted, ${engine}`, ours, bare, ratio: ours / bare }];
}

const claiming = async (engine: EngineName, { claims }: Size): Promise<Measure[]> => [
  {
    name: `claim of 128 among ${claims.toLocaleString('en')} posts, ${engine}, ms`,
    ours: await claimMs(engine, claims),
  },
];

async function searching(size: number): Promise<Measure[]> {
  const { p50, p99, buildSeconds, megabytes } = await inChild({ engine: 'ours', size, seconds: 60 });
  const named = (what: string) => `search, ${size.toLocaleString('en')} movies, ${what}`;
  return [
    { name: named('p50 ms'), ours: p50 },
    { name: named('p99 ms'), ours: p99 },
    { name: named('index built in s'), ours: buildSeconds },
    { name: named('index MB'), ours: megabytes },
  ];
}

async function planning(subscriptions: number): Promise<Measure[]> {
  const { tookMs, maxMemoryMb, deafMs } = await planned(subscriptions);
  const named = (what: string) => `planning, ${subscriptions.toLocaleString('en')} channels, ${what}`;
  return [
    { name: named('s'), ours: tookMs / 1000 },
    { name: named('most memory, MB'), ours: maxMemoryMb },
    { name: named('longest block, ms'), ours: deafMs.max },
  ];
}

function machine() {
  const { version } = createRequire(import.meta.url)('discord.js') as { version: string };
  const [cpu] = cpus();
  return {
    on: new Date().toISOString().slice(0, 10),
    cpu: `${cpus().length} × ${cpu?.model ?? 'unknown'}`,
    memoryGb: Math.round(totalmem() / 1e9),
    node: process.version,
    discordJs: version,
  };
}
