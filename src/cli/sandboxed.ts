// The bot inside the sandbox: the same bot, with a calendar that it is told and news that come with it.
import { startBot } from '../bot.ts';
import type { Config } from '../config.ts';
import { catalogueOf } from '../core/catalogue.ts';
import type { Log } from '../ops/log.ts';
import { readCatalogueFile } from '../sources/file.ts';
import { holdCatalogue } from '../store/catalogue.ts';
import { openStore } from '../store/open-store.ts';
import { leave } from './leave.ts';
import { version } from './version.ts';

export async function sandboxed(config: Config & { token: string }, log: Log): Promise<void> {
  const { joinSandbox } = await import('../sandbox/bot-side.ts');
  const { knownAt, newsAfter } = await import('../sandbox/staged-news.ts');
  const { calendar, serve } = await joinSandbox();
  const movies = await readCatalogueFile(config.catalogueFile);
  const known = () => catalogueOf(knownAt(movies, calendar.now()));
  const catalogue = holdCatalogue(known());
  const store = await openStore(config.databaseUrl);
  const bot = await startBot({
    config,
    store,
    catalogue,
    sourceStates: () => [],
    calendar: calendar.now,
    log,
    version: version(),
    onFatal: leave,
    onAlerts: () => {},
  });
  await bot.registered;
  serve(async () => {
    catalogue.replace(known());
    await bot.alerts.replan();
    const alert = await bot.alerts.next();
    const instants = [alert, newsAfter(movies, calendar.now())[0]?.at];
    return { alert, next: instants.filter((at) => at !== undefined).toSorted(Temporal.Instant.compare)[0] };
  }, bot.endpoint);
}
