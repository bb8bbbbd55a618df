// The bots that are compared: ours with six and with very many movies, and a bare one. Each is a process of its own.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileOf, pause, startChild } from './child.ts';
import type { Load, PlainGateway } from './gateway-remote.ts';
import { residentMb } from './memory.ts';
import { share } from './percentiles.ts';
import { corpusOf } from './search-corpus.ts';

export const contenders = ['bare', 'six', 'many'] as const;
export type Contender = (typeof contenders)[number];

const manyMovies = 30_000;

export type Run = {
  /** From the start of the process to the answer of a command that was sent when it was taken in. */
  startedMs: number;
  memoryMb(): number;
  /** Of the answers to a load, in ms. Throws where one is missing. */
  load(load: Load): Promise<{ p50: number; p99: number }>;
  stop(): Promise<void>;
};

const shipped = fileOf('data/movies.json');
const token = 'MTAw.bench.mark';

/** `cwd`: where the files of all of them are. */
export async function startContender(
  which: Contender,
  gateway: PlainGateway,
  { cwd, servers }: { cwd: string; servers: number },
): Promise<Run> {
  await gateway.world({ servers });
  const from = performance.now();
  const child = startChild(argsOf(which), { cwd, env: environmentOf(which, gateway.url, cwd) });
  await Promise.race([gateway.first(), child.ended.then(() => Promise.reject(new Error(child.said())))]);
  const startedMs = performance.now() - from;
  await gateway.told();
  return {
    startedMs,
    memoryMb: () => residentMb(child.pid),
    async load(load) {
      const { asked, times } = await gateway.load(load);
      if (times.length < asked) throw new Error(`${which} answered ${times.length} of ${asked}`);
      return { p50: share(times, 0.5), p99: share(times, 0.99) };
    },
    async stop() {
      await child.kill();
      await pause(100);
    },
  };
}

const argsOf = (which: Contender): string[] =>
  which === 'bare'
    ? [fileOf('bench/bare-bot.ts')]
    : ['-r', fileOf('scripts/node-version.cjs'), fileOf('src/cli.ts'), 'start'];

const environmentOf = (which: Contender, url: string, cwd: string): Record<string, string> => ({
  DISCORD_TOKEN: token,
  DISCORD_API_URL: url,
  ...(which === 'bare'
    ? {}
    : {
        DATABASE_URL: `sqlite:${join(cwd, `${which}.sqlite`)}`,
        CATALOGUE_FILE: which === 'six' ? shipped : catalogueIn(cwd),
        SOURCES: 'file',
      }),
});

const catalogueIn = (cwd: string): string => join(cwd, 'movies.json');

/** The shipped six, so that the same is asked of both, and invented ones. */
export async function writeManyMovies(cwd: string, many = manyMovies): Promise<string> {
  const { movies } = JSON.parse(await readFile(shipped, 'utf8')) as { movies: unknown[] };
  const invented = corpusOf([], many).map(({ id, title, originalTitle, directors, cast, releases }) => {
    const named = originalTitle === undefined ? {} : { originalTitle };
    return { id, title, ...named, directors, cast, releases, source: 'Invented' };
  });
  await writeFile(catalogueIn(cwd), JSON.stringify({ movies: [...movies, ...invented] }));
  return catalogueIn(cwd);
}
