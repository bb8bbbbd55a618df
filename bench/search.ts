// How well and how fast search finds what is meant, beside other engines over the same movies.
import { fileOf, startChild } from './child.ts';
import { tableOf } from './table.ts';
import type { Asked, Measured } from './search-run.ts';

export type SearchOptions = {
  /** The folder of films.jsonl and queries.jsonl; without it, the small set of the repository. */
  data?: string;
  /** One engine, one size. */
  engine?: string;
  size?: number;
  /** Ours by kinds of queries, with those that it missed. */
  kinds?: boolean;
};

const others = [
  'fuse.js',
  'minisearch',
  'fuzzysort',
  'fuzzysort, our forms',
  'flexsearch',
  'uFuzzy',
  'SQLite FTS5',
] as const;
const secondsEach = 60;
/** Ours alone at a million. */
const sizes = [10_000, 88_000, 1_000_000];

/** Prints a table for each size as it is done. */
export async function searchBench(options: SearchOptions, print: (line: string) => void): Promise<void> {
  for (const size of options.size === undefined ? sizes : [options.size]) {
    const columns = new Map<string, Measured>();
    for (const engine of enginesAt(size, options)) {
      print(`${size.toLocaleString('en')} titles: ${engine} …`);
      columns.set(engine, await inChild({ engine, size, seconds: secondsEach, ...dataOf(options) }));
    }
    print(tableAt(size, columns));
    print(ratioOf(columns));
    if (options.kinds) printKinds(columns, print);
  }
}

function enginesAt(size: number, { engine, kinds }: SearchOptions): readonly string[] {
  if (engine !== undefined) return [engine];
  return size > 100_000 || kinds ? ['ours'] : ['ours', ...others];
}

const dataOf = ({ data }: SearchOptions): { data?: string } => (data === undefined ? {} : { data });

/** Measures one engine in a process of its own. */
export async function inChild(asked: Asked): Promise<Measured> {
  const args = [
    '--expose-gc',
    '--max-old-space-size=8192',
    fileOf('bench/search-run.ts'),
    JSON.stringify(asked),
  ];
  const child = startChild(args, { cwd: process.cwd() });
  const code = await child.ended;
  if (code !== 0) throw new Error(`${asked.engine} at ${asked.size}: ${child.said()}`);
  return JSON.parse(child.said());
}

const measures: Readonly<Record<string, (measured: Measured) => number | string>> = {
  'queries run': ({ queries }) => queries,
  'right first': ({ first, queries }) => rounded(first / queries, 3),
  'among first five': ({ firstFive, queries }) => rounded(firstFive / queries, 3),
  'nothing found, as it should': ({ foundNothing, nothings }) => `${foundNothing} of ${nothings}`,
  'p50, ms': ({ p50 }) => rounded(p50, 2),
  'p99, ms': ({ p99 }) => rounded(p99, 2),
  'build, s': ({ buildSeconds }) => rounded(buildSeconds, 2),
  'memory, MB': ({ megabytes }) => rounded(megabytes, 0),
};

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

/** A line for each engine. */
function tableAt(size: number, columns: ReadonlyMap<string, Measured>): string {
  const rows = Object.entries(measures).map(([name, of]) => ({
    [`${size.toLocaleString('en')} titles`]: name,
    ...Object.fromEntries([...columns].map(([engine, measured]) => [engine, of(measured)])),
  }));
  return `\n${tableOf(rows)}`;
}

/** Aim: 0.5. */
function ratioOf(columns: ReadonlyMap<string, Measured>): string {
  const ours = columns.get('ours');
  const theirs = columns.get('fuzzysort, our forms');
  if (!ours || !theirs) return '';
  return `p99 of ours to that of fuzzysort over our forms: ${rounded(ours.p99 / theirs.p99, 2)}`;
}

function printKinds(columns: ReadonlyMap<string, Measured>, print: (line: string) => void): void {
  for (const { asked, missed } of columns.values()) {
    for (const [kind, count] of Object.entries(asked).toSorted(([a], [b]) => a.localeCompare(b))) {
      const ofKind = missed.filter((query) => query.kind === kind);
      print(`${kind}: ${count - ofKind.length} of ${count}`);
      for (const { query, expected, found } of ofKind) print(`  "${query}": ${expected}, but first ${found}`);
    }
  }
}
