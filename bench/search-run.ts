// One engine over one catalogue, in a process of its own so that its memory can be told:
// node --expose-gc bench/search-run.ts '{"engine": "ours", "size": 10000, "seconds": 60}'. Says what it measured as JSON.
import { median, share } from './percentiles.ts';
import { randomFrom, shuffled } from './random.ts';
import { corpusOf, readSet, type Query } from './search-corpus.ts';
import { engines, type Engine } from './search-engines.ts';
import { nothings } from './search-nothing.ts';

/** `data`: the folder of films and queries. `seconds`: for building and asking; what is not asked by then is left out. */
export type Asked = { engine: string; size: number; data?: string; seconds: number };

export type Missed = { kind: string; query: string; expected: string; found: string };

export type Measured = {
  /** How many were asked, and of these how many found a right one first, or among the first five. */
  queries: number;
  first: number;
  firstFive: number;
  /** How many were asked for which there is nothing, and for how many nothing was found. */
  nothings: number;
  foundNothing: number;
  /** Milliseconds for a query. */
  p50: number;
  p99: number;
  buildSeconds: number;
  /** What the heap, arrays and databases hold more than before. */
  megabytes: number;
  asked: Readonly<Record<string, number>>;
  missed: readonly Missed[];
};

function measure({ engine: name, size, data, seconds }: Asked): Measured {
  const { films, queries } = readSet(data);
  const movies = corpusOf(films, size);
  const make = engines[name];
  if (!make) throw new Error(`no such engine: ${name}`);
  const before = held();
  const start = performance.now();
  const engine = make(movies);
  const buildSeconds = (performance.now() - start) / 1000;
  const bytes = held() - before + (engine.bytes?.() ?? 0);
  const asked = performance.now();
  const end = asked + seconds * 1000;
  return {
    // They also warm the engine up.
    ...askNothings(engine, asked + (seconds * 1000) / 4),
    ...askAll(engine, shuffled(randomFrom(1), queries), end, titlesOf(movies)),
    buildSeconds,
    megabytes: bytes / 1e6,
  };
}

function held(): number {
  if (!globalThis.gc) throw new Error('to be run with --expose-gc');
  globalThis.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function askNothings({ find }: Engine, end: number): Pick<Measured, 'nothings' | 'foundNothing'> {
  const found: number[] = [];
  for (const query of nothings) {
    if (performance.now() > end) break;
    found.push(find(query).length);
  }
  return { nothings: found.length, foundNothing: found.filter((count) => count === 0).length };
}

type Answer = { query: Query; found: readonly string[]; ms: number };

function askAll(
  { find }: Engine,
  queries: readonly Query[],
  end: number,
  titles: ReadonlyMap<string, string>,
) {
  const answers: Answer[] = [];
  for (const query of queries) {
    const start = performance.now();
    if (start > end) break;
    const found = find(query.query);
    answers.push({ query, found, ms: performance.now() - start });
  }
  const times = answers.map(({ ms }) => ms);
  const missed = answers.filter((answer) => !isRight(answer, 1));
  const title = (id = ''): string => titles.get(id) ?? '-';
  return {
    queries: answers.length,
    first: answers.length - missed.length,
    firstFive: answers.filter((answer) => isRight(answer, 5)).length,
    p50: median(times),
    p99: share(times, 0.99),
    asked: countsOf(answers.map(({ query }) => query.kind)),
    missed: missed.map(({ query: { kind, query, expected }, found }) => ({
      kind,
      query,
      expected: title(expected[0]),
      found: title(found[0]),
    })),
  };
}

const isRight = ({ query, found }: Answer, among: number): boolean =>
  found.slice(0, among).some((id) => query.expected.includes(id));

const countsOf = (kinds: readonly string[]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(kinds, (kind) => kind)].map(([kind, all]) => [kind, all.length]));

const titlesOf = (movies: ReturnType<typeof corpusOf>): Map<string, string> =>
  new Map(movies.map(({ id, title, originalTitle = '' }) => [id, `${title} ${originalTitle}`.trim()]));

const asked: Asked = JSON.parse(process.argv[2] ?? '{}');
process.stdout.write(`${JSON.stringify(measure(asked))}\n`);
