// Reads the configuration and starts the bot, or without a token the sandbox.
import { readFile } from 'node:fs/promises';
import { startBot } from './bot.ts';
import { environmentWithFile, readConfig, type Config } from './config.ts';
import { catalogueOf } from './core/catalogue.ts';
import { createLog, newReference, type Log } from './ops/log.ts';
import { readCatalogueFile } from './sources/file.ts';
import { holdCatalogue } from './store/catalogue.ts';
import { openDatabase } from './store/database.ts';

const stopWithinMs = 10_000;

async function live(config: Config & { token: string }, log: Log): Promise<void> {
  const movies = await readCatalogueFile(config.catalogueFile);
  const database = await openDatabase(config.databaseUrl);
  let running: { stop(): Promise<void> } | undefined;
  // Before the bot is started: while Discord cannot be reached, that takes as long as it takes.
  onStopSignal(async () => {
    await running?.stop();
    await database.destroy();
  });
  running = await startBot({
    config,
    database,
    catalogue: holdCatalogue(catalogueOf(movies)),
    calendar: () => Temporal.Now.instant(),
    log,
    version: await versionOf(),
    onFatal: leave,
    onAlerts: (alerts) => void (running = alerts),
  });
}

/** The bot inside the sandbox: the same bot, with a calendar that it is told and news that come with it. */
async function sandboxed(config: Config & { token: string }, log: Log): Promise<void> {
  const { joinSandbox } = await import('./sandbox/bot-side.ts');
  const { knownAt, newsAfter } = await import('./sandbox/staged-news.ts');
  const { calendar, serve } = await joinSandbox();
  const movies = await readCatalogueFile(config.catalogueFile);
  const known = () => catalogueOf(knownAt(movies, calendar.now()));
  const catalogue = holdCatalogue(known());
  const database = await openDatabase(config.databaseUrl);
  const bot = await startBot({
    config,
    database,
    catalogue,
    calendar: calendar.now,
    log,
    version: await versionOf(),
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
  });
}

async function sandbox(config: Config): Promise<void> {
  const { runSandbox } = await import('./sandbox/sandbox.ts');
  await runSandbox({
    port: config.sandboxPort,
    movies: await readCatalogueFile(config.catalogueFile),
    timeZone: config.timeZone,
    bot: { module: import.meta.filename, args: ['sandboxed'], env: environmentOfBot(config) },
    folder: 'var',
    input: process.stdin,
    print: (line) => void process.stdout.write(`${line}\n`),
  });
}

const environmentOfBot = (config: Config): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '',
  CATALOGUE_FILE: config.catalogueFile,
  DEFAULT_TIME_ZONE: config.timeZone,
  LOG_LEVEL: config.logLevel,
});

async function versionOf(): Promise<string> {
  const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));
  return String(version);
}

function onStopSignal(stop: () => Promise<void>): void {
  const leaveNow = () => {
    setTimeout(() => process.exit(0), stopWithinMs).unref();
    void stop().finally(() => process.exit(0));
  };
  process.once('SIGINT', leaveNow);
  process.once('SIGTERM', leaveNow);
}

const expected = ['ConfigError', 'CatalogueError', 'StoreError', 'FatalDiscordError', 'SandboxError'];

/** Ends the process: with the sentence of an expected error, or with a reference that stands in the log. */
function leave(error: unknown): never {
  if (error instanceof Error && expected.includes(error.name)) {
    process.stderr.write(`${error.message}\n`);
  } else {
    const reference = newReference();
    log.fatal({ error, reference }, 'an unexpected error');
    process.stderr.write(
      `Gaebong met an unexpected error and stops. Its reference in the log: ${reference}\n`,
    );
  }
  process.exit(1);
}

/** The sandbox hands its bot all settings: a .env file is for the live one. */
const isSandboxed = process.argv[2] === 'sandboxed';

let log = createLog({ level: 'info' });
process.on('unhandledRejection', leave);
process.on('uncaughtException', leave);
try {
  const config = readConfig(isSandboxed ? process.env : environmentWithFile(process.env));
  const { token } = config;
  log = createLog({ level: config.logLevel, secrets: token ? [token] : [] });
  if (token) await (isSandboxed ? sandboxed : live)({ ...config, token }, log);
  else await sandbox(config);
} catch (error) {
  leave(error);
}
