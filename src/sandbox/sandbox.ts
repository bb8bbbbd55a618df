// The bot and a Discord of its own on one machine: nothing leaves it, and nobody needs an account.
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Movie } from '../core/movie.ts';
import { startBotProcess, type BotProcess } from './bot-process.ts';
import { createCalendar, travel, type Calendar } from './calendar.ts';
import { startLocalDiscord, type LocalDiscord } from './discord.ts';
import { openingWorld } from './opening-world.ts';
import { readSaved, save } from './saved-world.ts';
import { newsAfter } from './staged-news.ts';
import { createTerminal, type Terminal } from './terminal.ts';

export type SandboxOptions = {
  port: number;
  movies: readonly Movie[];
  timeZone: string;
  /** Starts the bot: a module, its arguments, and settings besides those that lead it to this Discord. */
  bot: { module: string; args: readonly string[]; env: Record<string, string> };
  folder: string;
  input: NodeJS.ReadableStream;
  print(line: string): void;
};

/** A plain sentence. */
class SandboxError extends Error {
  override name = 'SandboxError';
}

const opening = Temporal.Instant.from('2023-02-01T10:00+09:00');

/** Runs until the process ends. Throws a SandboxError where the port is taken. */
export async function runSandbox(options: SandboxOptions): Promise<void> {
  const { folder, print } = options;
  const file = `${folder}/sandbox.json`;
  const databaseFile = `${folder}/sandbox.sqlite`;
  const saved = readSaved(file);
  if (!saved) forget(databaseFile);
  const calendar = createCalendar(Temporal.Instant.from(saved?.calendar ?? opening));
  const world = saved?.world ?? openingWorld(calendar.now());
  let terminal: Terminal | undefined;
  const keep = (): void => save(file, { calendar: calendar.now().toString(), world });
  const discord = await listen(options.port, {
    calendar: calendar.now,
    world,
    changed: () => (keep(), terminal?.printPosts()),
  });
  keep();
  const bot = startBotProcess({
    ...options.bot,
    env: { ...options.bot.env, ...settings(discord, databaseFile) },
    now: calendar.now,
    onEnd: () => print('! The process of the bot has ended; it is started again.'),
  });
  terminal = createTerminal({
    discord,
    print,
    now: calendar.now,
    timeZone: options.timeZone,
    travel: (to) => travelTo(options, { bot, calendar, keep }, to),
  });
  greet(options, discord);
  await bot.ready();
  for await (const line of createInterface({ input: options.input })) await terminal.enter(line);
}

/** A new world knows nothing of an old one's subscriptions. */
function forget(databaseFile: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${databaseFile}${suffix}`, { force: true });
}

async function listen(
  port: number,
  options: Omit<Parameters<typeof startLocalDiscord>[0], 'port'>,
): Promise<LocalDiscord> {
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

function greet({ print }: SandboxOptions, { url }: LocalDiscord): void {
  print(
    `This is Gaebong's sandbox: the real bot with a Discord of its own at ${new URL(url).host}, on 1 February 2023. Nothing leaves this machine.`,
  );
  print(
    'Type /movie Unlocked, then /alerts subscribe and /time 2023-02-17T09:00+09:00; type ? for what else there is.',
  );
  print(
    'To go live, put DISCORD_TOKEN=<the token of your bot> into a file named .env and run npm start again.',
  );
}

type Travel = { bot: BotProcess; calendar: Calendar; keep(): void };

async function travelTo(
  { movies, timeZone, print }: SandboxOptions,
  { bot, calendar, keep }: Travel,
  to: string,
): Promise<void> {
  const target = instantOf(to, timeZone);
  const before = calendar.now();
  if (Temporal.Instant.compare(target, before) < 0) {
    throw new SandboxError(
      'the clock only goes forward; to begin anew, stop the sandbox and delete var/sandbox.json',
    );
  }
  await travel(calendar, target, async (at) => {
    keep();
    return bot.arrive(at);
  });
  for (const { at, movie, release } of newsAfter(movies, before)) {
    if (Temporal.Instant.compare(at, target) <= 0)
      print(`News (staged): ${movie.title} now has its date, ${release.date}.`);
  }
}

/** An instant; or a day or a day and a time on the clock of `timeZone`. */
function instantOf(text: string, timeZone: string): Temporal.Instant {
  try {
    if (/Z$|[+-]\d\d:?\d\d$/.test(text)) return Temporal.Instant.from(text);
    return Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).toInstant();
  } catch {
    throw new SandboxError(`"${text}" is no time: write it as 2023-02-17T09:00+09:00`);
  }
}
