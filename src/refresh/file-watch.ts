// The operator's file, read anew whenever it was written.
import { isDeepStrictEqual } from 'node:util';
import { watch } from 'chokidar';
import { createQueue } from '../alerts/queue.ts';
import type { Movie } from '../core/movie.ts';
import type { Log } from '../ops/log.ts';
import { CatalogueError, readCatalogueFile } from '../sources/file.ts';

type FileWatchParts = {
  path: string;
  /** What it held when the bot started. */
  file: readonly Movie[];
  fileChanged(movies: readonly Movie[]): Promise<void>;
  /** How long nothing more must be written. */
  quietMs?: number;
  log: Log;
};

export type FileWatch = {
  /** Reads it now. Never rejects: what is wrong is in the log. */
  read(): Promise<void>;
  stop(): Promise<void>;
};

/** A file that holds something else takes effect at once; one with a fault changes nothing. */
export function watchFile(parts: FileWatchParts): FileWatch {
  const { path, quietMs = 500, log } = parts;
  const read = createReading(parts);
  let timer: NodeJS.Timeout | undefined;
  const readWhenQuiet = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void read(), quietMs).unref();
  };
  const watcher = watch(path, { atomic: false, persistent: false });
  // What was written, or taken away, between the start and the watching is seen when it begins.
  watcher.on('ready', readWhenQuiet);
  watcher.on('add', readWhenQuiet).on('change', readWhenQuiet).on('unlink', readWhenQuiet);
  watcher.on('error', (error) => log.warn({ error }, `${path} cannot be watched: SIGHUP has it read`));
  return {
    read,
    async stop() {
      clearTimeout(timer);
      await watcher.close();
      await read.ended();
    },
  };
}

/** One reading after the other. */
function createReading({ path, file, fileChanged, log }: FileWatchParts) {
  const inTurn = createQueue();
  let last = file;
  const readNow = async (): Promise<void> => {
    const movies = await readCatalogueFile(path);
    if (isDeepStrictEqual(movies, last)) return;
    await fileChanged(movies);
    last = movies;
    log.info({ movies: movies.length }, `${path} was changed and takes effect`);
  };
  const logFailure = (error: unknown): void => {
    if (error instanceof CatalogueError) log.error({ faults: faultsOf(error) }, refused(path));
    else log.error({ error }, `${path} was changed and could not be used`);
  };
  const read = (): Promise<void> => inTurn(() => readNow().catch(logFailure));
  return Object.assign(read, { ended: () => inTurn(async () => {}) });
}

const mostNamed = 20;

const faultsOf = ({ message }: CatalogueError): string[] => {
  const faults = message.split('\n');
  const more = faults.length - mostNamed;
  return more > 0 ? [...faults.slice(0, mostNamed), `and ${more} more`] : faults;
};

const refused = (path: string): string => `${path} was changed and has faults: what it held before goes on`;
