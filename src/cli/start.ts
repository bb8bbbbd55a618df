// The live bot.
import { startBot } from '../bot.ts';
import type { Config } from '../config.ts';
import { catalogueOf } from '../core/catalogue.ts';
import type { Log } from '../ops/log.ts';
import { readCatalogueFile } from '../sources/file.ts';
import { holdCatalogue } from '../store/catalogue.ts';
import { openStore } from '../store/open-store.ts';
import { leave } from './leave.ts';
import { version } from './version.ts';

const stopWithinMs = 10_000;

export async function live(config: Config & { token: string }, log: Log): Promise<void> {
  const movies = await readCatalogueFile(config.catalogueFile);
  const store = await openStore(config.databaseUrl);
  let running: { stop(): Promise<void> } | undefined;
  // Before the bot is started: while Discord cannot be reached, that takes as long as it takes.
  onStopSignal(async () => {
    await running?.stop();
    await store.close();
  });
  running = await startBot({
    config,
    store,
    catalogue: holdCatalogue(catalogueOf(movies)),
    calendar: () => Temporal.Now.instant(),
    log,
    version: version(),
    onFatal: leave,
    onAlerts: (alerts) => void (running = alerts),
  });
}

function onStopSignal(stop: () => Promise<void>): void {
  const leaveNow = () => {
    setTimeout(() => process.exit(0), stopWithinMs).unref();
    void stop().finally(() => process.exit(0));
  };
  process.once('SIGINT', leaveNow);
  process.once('SIGTERM', leaveNow);
}
