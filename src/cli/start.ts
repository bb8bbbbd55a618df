// The live bot.
import { flushCompileCache } from 'node:module';
import { startBot } from '../bot.ts';
import type { Config } from '../config.ts';
import { catalogueOf } from '../core/catalogue.ts';
import type { Log } from '../ops/log.ts';
import { watchFile, type FileWatch } from '../refresh/file-watch.ts';
import { createRefresh, type Refresh } from '../refresh/refresh.ts';
import { readCatalogueFile } from '../sources/file.ts';
import { holdCatalogue } from '../store/catalogue.ts';
import { factStore } from '../store/facts.ts';
import { movieIds } from '../store/movie-ids.ts';
import { openStore, type OpenStore } from '../store/open-store.ts';
import { sourceMovies } from '../store/source-movies.ts';
import { askedSources } from './asked-sources.ts';
import { clearAway } from './keep-heap-small.ts';
import { leave } from './leave.ts';
import { version } from './version.ts';

const stopWithinMs = 10_000;
const calendar = () => Temporal.Now.instant();

export async function live(config: Config & { token: string }, log: Log): Promise<void> {
  const file = config.sources.includes('file') ? await readCatalogueFile(config.catalogueFile) : undefined;
  const store = await openStore(config.databaseUrl);
  const catalogue = holdCatalogue(catalogueOf(file ?? []));
  let alerts: { replan(): Promise<void> } | undefined;
  let running: { stop(): Promise<void> } | undefined;
  const refresh = createRefresh({
    ...storesOf(store),
    sources: await askedSources(config),
    file,
    catalogue,
    calendar,
    log,
    onChange: () => void alerts?.replan().catch((error: unknown) => log.error({ error }, 'planning')),
  });
  const watching =
    file && watchFile({ path: config.catalogueFile, file, fileChanged: refresh.fileChanged, log });
  readOnHangUp(watching);
  // Before the bot is started: while Discord cannot be reached, that takes as long as it takes.
  onStopSignal(async () => {
    await Promise.all([watching?.stop(), refresh.stop(), running?.stop()]);
    await store.close();
    log.info('stopped');
  });
  startWhenLoaded(refresh);
  running = await startBot({
    config,
    store,
    catalogue,
    ready: refresh.loaded,
    sourceStates: refresh.states,
    calendar,
    log,
    version: version(),
    onFatal: leave,
    onAlerts(started) {
      alerts = started;
      running = started;
    },
  });
  await refresh.loaded;
  // Later: who has waited for the bot is answered first.
  setTimeout(() => {
    clearAway();
    // A process that is killed would not write it, and the next one would read all code anew.
    flushCompileCache();
  }, 1000).unref();
}

const storesOf = ({ db, leadership, real }: OpenStore) => ({
  movies: sourceMovies(db),
  ids: movieIds(db),
  facts: factStore(db),
  isLeading: leadership.isLeading,
  real,
});

/** Where that fails the bot's own start does. */
const startWhenLoaded = ({ loaded, start }: Refresh): void => void loaded.then(start, () => {});

/** Windows sends it when the console is closed, and ends the process after it. */
function readOnHangUp(watching: FileWatch | undefined): void {
  if (process.platform !== 'win32') process.on('SIGHUP', () => void watching?.read());
}

function onStopSignal(stop: () => Promise<void>): void {
  const leaveNow = () => {
    setTimeout(() => process.exit(0), stopWithinMs).unref();
    void stop().finally(() => process.exit(0));
  };
  process.once('SIGINT', leaveNow);
  process.once('SIGTERM', leaveNow);
}
