// One release day under everything that can go wrong, with the bot's own processes and a local Discord in another.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { placeOfChannel } from '../src/core/alert.ts';
import { ledger } from '../src/store/ledger.ts';
import { StoreError } from '../src/store/store-error.ts';
import { subscriptionStore } from '../src/store/subscriptions.ts';
import { pause } from './child.ts';
import { disturbances, fatesOf, faults, type Disturbance, type Fates } from './disturbances.ts';
import type { EngineName, Held } from './engines.ts';
import { startFleet, type Fleet } from './fleet.ts';
import { randomFrom, type Random } from './random.ts';
import { subscriptionsFor, writeCatalogue, type ReleaseDay } from './release-day.ts';
import { startDiscord, type Counts, type CrowdedDiscord } from './remote.ts';

export type ChaosOptions = {
  engine: EngineName;
  processes: number;
  channels: number;
  seed: number;
  kills: number;
  suspensions: number;
  /**
   * Whether what was claimed or put off is tried again at once when the bot is started anew, and that is done at the
   * end too, when all is healed. Only with one process.
   */
  hurry: boolean;
  /** How long nothing may be posted before what comes next happens all the same. */
  patienceMs: number;
};

export type ChaosReport = {
  options: ChaosOptions;
  fates: Fates;
  posted: Readonly<Record<string, number>>;
  counts: Counts;
  /** Posts by state, in the ledger. */
  ledger: Readonly<Record<string, number>>;
  endedByThemselves: readonly string[];
  /** What the bots said last, where something is amiss. */
  said: readonly string[];
  seconds: number;
  isOver: boolean;
};

/** All that is due is open through every step of the clocks. */
const day: ReleaseDay = {
  start: Temporal.Instant.from('2027-03-19T11:30Z'),
  due: { from: -120, until: 45 },
};

/** `engine`: a database that is empty. */
export async function chaosRun(options: ChaosOptions, engine: Engine): Promise<ChaosReport> {
  await using scene = await sceneOf(options, engine);
  const { discord, fleet, fates } = scene;
  const began = performance.now();
  const isOver = await untilOver(scene, eventsOf(scene));
  await pause(quietMs);
  return {
    options,
    fates,
    posted: await discord.posted(),
    counts: await discord.counts(),
    ledger: await states(engine),
    endedByThemselves: fleet.endedByThemselves,
    said: fleet.said(),
    seconds: (performance.now() - began - quietMs) / 1000,
    isOver,
  };
}

/** A message that comes too much would come in this time. */
const quietMs = 2000;

type Engine = Pick<Held, 'url' | 'db'>;

type Scene = AsyncDisposable & {
  options: ChaosOptions;
  random: Random;
  engine: Engine;
  discord: CrowdedDiscord;
  fleet: Fleet;
  fates: Fates;
};

async function sceneOf(options: ChaosOptions, engine: Engine): Promise<Scene> {
  await using made = new AsyncDisposableStack();
  const random = randomFrom(options.seed);
  const cwd = await mkdtemp(join(tmpdir(), 'chaos-'));
  made.defer(() => rm(cwd, { recursive: true, force: true, maxRetries: 5 }));
  const { channels, seed } = options;
  const discord = await startDiscord({ channels, seed, calendar: day.start.toString() }, cwd);
  made.defer(() => discord.close());
  const ids = await discord.channels();
  const store = subscriptionStore(engine.db);
  for (const subscription of subscriptionsFor(ids, day, random)) await store.save(subscription);
  const catalogue = join(cwd, 'movies.json');
  await writeCatalogue(catalogue, day);
  for (const fault of faults) await discord.remote.fail(fault);
  const env = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
    DATABASE_URL: engine.url,
    CATALOGUE_FILE: catalogue,
    SOURCES: 'file',
    LOG_LEVEL: 'warn',
  };
  const fleet = startFleet({ count: options.processes, cwd, start: day.start, env });
  made.defer(() => fleet.stop());
  const fates = fatesOf(
    random,
    ids.map(({ id }) => id),
  );
  const kept = made.move();
  return {
    options,
    random,
    engine,
    discord,
    fleet,
    fates,
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

function eventsOf(scene: Scene): Disturbance[] {
  const { discord, engine, fleet, options } = scene;
  const afterKill = async () => {
    if (options.hurry) await ledger(engine.db).reopen();
  };
  const events = disturbances({ ...scene, tryNow: (ids) => tryNow(engine, ids), afterKill }, options);
  const calm = async (): Promise<void> => {
    await discord.remote.heal();
    await fleet.kill(0, afterKill);
  };
  return options.hurry ? [...events, { at: 1, happen: calm }] : events;
}

async function tryNow({ db }: Engine, ids: readonly string[]): Promise<void> {
  const { makeVisible } = ledger(db);
  try {
    for (const id of ids) await makeVisible(placeOfChannel(id));
  } catch (error) {
    // A bot that is suspended may hold the database: it is tried again and again.
    if (!(error instanceof StoreError)) throw error;
  }
}

async function states({ db }: Engine): Promise<Record<string, number>> {
  const rows = db.selectFrom('post').groupBy('state');
  const counted = await rows.select((eb) => ['state', eb.fn.countAll<number>().as('count')]).execute();
  return Object.fromEntries(counted.map(({ state, count }) => [state, count]));
}

const lookEveryMs = 200;
const tryAgainMs = 5000;
/** A post that failed often waits so long before its next attempt, which may fail too. */
const longestBackoffMs = 2 * 450_000;

/** Lets everything happen in its turn until all is posted; false where it takes far too long. */
async function untilOver(scene: Scene, events: Disturbance[]): Promise<boolean> {
  const { options, discord, engine, fates } = scene;
  const end = performance.now() + longestBackoffMs + (options.channels / 45) * 4000;
  const happening: Promise<void>[] = [];
  let [messages, movedAt, triedAt] = [0, performance.now(), performance.now()];
  while (performance.now() < end) {
    await pause(lookEveryMs);
    const counts = await discord.counts();
    if (counts.messages > messages) movedAt = performance.now();
    messages = counts.messages;
    const isStuck = performance.now() - movedAt > options.patienceMs;
    if (scene.fleet.endedByThemselves.length > 0) return false;
    if (events.length === 0 && (await isQuiet(engine, options))) break;
    const done = messages / (options.channels * 0.98);
    for (const event of comingUp(events, done, isStuck)) happening.push(event.happen());
    if (isStuck) movedAt = performance.now();
    if (performance.now() - triedAt < tryAgainMs || events.length > 0) continue;
    triedAt = performance.now();
    await tryNow(engine, fates.lost);
  }
  await Promise.all(happening);
  return performance.now() < end;
}

/** Takes out what is to happen by now: where nothing moves, the next thing. */
function comingUp(events: Disturbance[], done: number, isStuck: boolean): Disturbance[] {
  const due = events.filter(({ at }) => at <= done).length;
  return events.splice(0, Math.max(due, isStuck ? 1 : 0));
}

/** Every channel has its post, and none of them is open. */
async function isQuiet(engine: Engine, { channels }: ChaosOptions): Promise<boolean> {
  const { due = 0, claimed = 0, ...over } = await states(engine);
  return due + claimed === 0 && Object.values(over).reduce((sum, count) => sum + count, 0) >= channels;
}
