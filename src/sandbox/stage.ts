// All that the sandbox is, on one machine: the local Discord, the bot beside it, the calendar, and what is kept of them.
import { rmSync } from 'node:fs';
import type { Movie } from '../core/movie.ts';
import { startBotProcess, type BotProcess } from './bot-process.ts';
import { createCalendar } from './calendar.ts';
import { startLocalDiscord, type LocalDiscord, type LocalDiscordOptions } from './discord/discord.ts';
import { instantOf, journeyTo, journeyToNextAlert } from './journey.ts';
import { isWished } from './page-server/ledger-rows.ts';
import { addLife } from './opening-life.ts';
import { openingWorld } from './discord/opening-world.ts';
import { SandboxError } from './sandbox-error.ts';
import { readSaved, save } from './saved-world.ts';
import type { News } from './staged-news.ts';
import type { World } from './discord/world.ts';

export type StageOptions = {
  port: number;
  movies: readonly Movie[];
  timeZone: string;
  /** Starts the bot: a module, its arguments, and settings besides those that lead it to this Discord. */
  bot: { module: string; args: readonly string[]; env: Record<string, string> };
  folder: string;
  /** Interactions go to the bot over HTTP instead of its gateway. */
  http?: boolean;
  /** More that is served beside Discord. */
  doors: Pick<LocalDiscordOptions, 'beside' | 'besideSocket' | 'watched'>;
  /** Something was posted, or changed. */
  changed(): void;
  onNews(news: News): void;
  /** The bot's process has ended by itself. */
  onBotEnd(): void;
};

export type Stage = {
  discord: LocalDiscord;
  bot: BotProcess;
  movies: readonly Movie[];
  timeZone: string;
  databaseFile: string;
  now(): Temporal.Instant;
  /** The bot does what falls due on the way. Throws a SandboxError. */
  travel(to: Temporal.Instant | string): Promise<void>;
  travelToNextAlert(): Promise<void>;
  /** A new world on the opening day, and a bot that knows nothing. */
  reset(): Promise<void>;
  /** Keeps what was changed by hand. */
  keep(): void;
};

export const opening = Temporal.Instant.from('2023-02-01T10:00+09:00');

/** Throws a SandboxError where the port is taken. */
export async function openStage(options: StageOptions): Promise<Stage> {
  const { movies, timeZone, onNews } = options;
  const file = `${options.folder}/sandbox.json`;
  const databaseFile = `${options.folder}/sandbox.sqlite`;
  const saved = readSaved(file);
  if (!saved) forget(databaseFile);
  const calendar = createCalendar(Temporal.Instant.from(saved?.calendar ?? opening));
  const world = saved?.world ?? newWorld();
  const keep = (): void => save(file, { calendar: calendar.now().toString(), world });
  const changed = (): void => (keep(), options.changed());
  const discord = await listen(options.port, { calendar: calendar.now, world, changed, ...options.doors });
  keep();
  const bot = startBotProcess({
    ...options.bot,
    env: { ...options.bot.env, ...settings(discord, databaseFile), ...(options.http ? door(discord) : {}) },
    now: calendar.now,
    onReady: async ({ endpoint }) => discord.setEndpoint(endpoint ? [endpoint] : []),
    onEnd: options.onBotEnd,
  });
  const inTurn = createQueue();
  const journey = { bot, calendar, movies, keep, onNews, isWished: () => isWished(databaseFile) };
  return {
    discord,
    bot,
    movies,
    timeZone,
    databaseFile,
    now: calendar.now,
    keep,
    travel: (to) => inTurn(() => journeyTo(journey, typeof to === 'string' ? instantOf(to, timeZone) : to)),
    travelToNextAlert: () => inTurn(() => journeyToNextAlert(journey)),
    reset: () =>
      inTurn(async () => {
        await bot.kill();
        forget(databaseFile);
        replace(world, newWorld());
        calendar.set(opening);
        discord.forget();
        discord.heal();
        keep();
        bot.start();
      }),
  };
}

/** Its ids begin with its oldest message. */
function newWorld(): World {
  const world = openingWorld(opening.subtract({ hours: 48 }));
  addLife(world, opening);
  return world;
}

/** In place: the local Discord holds on to it. */
function replace(world: World, by: World): void {
  for (const key of Object.keys(world)) Reflect.deleteProperty(world, key);
  Object.assign(world, by);
}

/** A new world knows nothing of an old one's subscriptions. */
function forget(databaseFile: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${databaseFile}${suffix}`, { force: true });
}

async function listen(port: number, options: Omit<LocalDiscordOptions, 'port'>): Promise<LocalDiscord> {
  try {
    return await startLocalDiscord({ ...options, port });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    throw new SandboxError(`Port ${port} on 127.0.0.1 is taken: set SANDBOX_PORT to another one.`, {
      cause: error,
    });
  }
}

const settings = ({ token, url }: LocalDiscord, databaseFile: string): Record<string, string> => ({
  DISCORD_TOKEN: token,
  DISCORD_API_URL: url,
  DATABASE_URL: `sqlite:${databaseFile}`,
});

const door = ({ publicKey }: LocalDiscord): Record<string, string> => ({
  DISCORD_PUBLIC_KEY: publicKey,
  HTTP_PORT: '0',
});

/** One journey after the other: a second one begins where the first has ended. */
function createQueue(): (run: () => Promise<void>) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return (run) => {
    const result = last.then(run);
    last = result.catch(() => {});
    return result;
  };
}
