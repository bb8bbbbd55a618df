// The bot's alerts alone: plans, claims, sends and settles what is due, and ends when nothing is left or time is up.
//   node bench/post-all.ts '{"url":…,"token":…,"database":…,"catalogue":…,"calendar":…,"limited":false}'
// Prints, as JSON, the most memory that it used, and how long it was deaf to everything else.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { startAlerts } from '../src/alerts/alerts.ts';
import { houseOf } from '../src/bot/house.ts';
import { keepHeapSmall } from '../src/cli/keep-heap-small.ts';
import { readConfig } from '../src/config.ts';
import { catalogueOf } from '../src/core/catalogue.ts';
import { createSender } from '../src/discord/sender.ts';
import { createLog } from '../src/ops/log.ts';
import { noMetrics } from '../src/ops/metrics.ts';
import { readCatalogueFile } from '../src/sources/file.ts';
import { holdCatalogue } from '../src/store/catalogue.ts';
import { openStore } from '../src/store/open-store.ts';
import { pause } from './child.ts';

export type PostAll = {
  url: string;
  token: string;
  database: string;
  catalogue: string;
  calendar: string;
  /** Whether it keeps to Discord's limits. */
  limited: boolean;
  /** When it gives up; without it, never. */
  seconds?: number;
};

/** `tookMs`: to plan, and to send what was due. */
export type PostedAll = { tookMs: number; maxMemoryMb: number; deafMs: { p99: number; max: number } };

const given = JSON.parse(process.argv[2] ?? '{}') as PostAll;
const ahead = Temporal.Instant.from(given.calendar).epochMilliseconds - performance.now();
const fail = (error: unknown): never => {
  throw error;
};
keepHeapSmall();
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();

const config = readConfig({
  DISCORD_TOKEN: given.token,
  DISCORD_API_URL: given.url,
  DATABASE_URL: given.database,
  CATALOGUE_FILE: given.catalogue,
  SOURCES: 'file',
});
const database = await openStore(given.database);
const house = houseOf(
  {
    config: { ...config, token: given.token },
    store: database,
    sourceStates: () => [],
    catalogue: holdCatalogue(catalogueOf(await readCatalogueFile(given.catalogue))),
    calendar: () => Temporal.Instant.fromEpochMilliseconds(Math.round(ahead + performance.now())),
    log: createLog({ level: 'warn' }),
    version: 'bench',
    onFatal: fail,
    onAlerts: () => {},
  },
  noMetrics,
);
const pace = given.limited ? database.pace : { turn: async () => {}, hold: () => {} };
const alerts = await startAlerts({
  ...house.stores,
  clocks: house.clocks,
  sender: createSender({
    ...config,
    token: given.token,
    clock: house.discordClock,
    botUserId: '1',
    onTokenRefused: () => fail(new Error('the token was refused')),
    ...(pace ? { pace } : {}),
  }),
  catalogue: house.catalogue.current,
  timeZone: config.timeZone,
  shared: database.shared,
  isLeading: () => true,
  report: () => {},
});
const began = performance.now();
await Promise.race([alerts.tick(), ...(given.seconds ? [pause(given.seconds * 1000)] : [])]);
const told: PostedAll = {
  tookMs: Math.round(performance.now() - began),
  maxMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
  deafMs: { p99: Math.round(delay.percentile(99) / 1e6), max: Math.round(delay.max / 1e6) },
};
await alerts.stop();
process.stdout.write(`done ${JSON.stringify(told)}\n`);
process.exit(0);
