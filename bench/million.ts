// So many posts due at one minute: the bot's own process, and its alerts alone with Discord's limits lifted.
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../src/store/database.ts';
import { fileOf, pause, startChild } from './child.ts';
import { freshHeld, type EngineName } from './engines.ts';
import { startFleet, type Fleet } from './fleet.ts';
import type { PostAll, PostedAll } from './post-all.ts';
import { inventedChannels } from './release-day.ts';
import { startDiscord, startPlainDiscord, type CrowdedDiscord } from './remote.ts';
import type { Figures } from './chaos-report.ts';

export type MillionOptions = { engine: EngineName; posts: number; minutes: number };

/** Where that movie is. */
export const catalogue = fileOf('data/movies.json');
/** Unlocked comes out that day, at nine in Seoul. */
const due = Temporal.Instant.from('2023-02-17T09:00+09:00');
export const start = due.subtract({ minutes: 30 });

/** Every channel is subscribed, all at the same minute: that of `due`. */
export async function subscribeAll(
  db: Database,
  channels: readonly { id: string; guildId: string }[],
): Promise<void> {
  const same = {
    role_id: null,
    movies: null,
    region: 'KR',
    minute: 540,
    time_zone: 'Asia/Seoul',
    days_before: 0,
  };
  const more = {
    language: 'en',
    publish: 0,
    state: 'active',
    state_since: null,
    state_reason: null,
  } as const;
  const since = start.subtract({ hours: 24 }).epochMilliseconds;
  const size = 1000;
  await db.transaction().execute(async (trx) => {
    for (let at = 0; at < channels.length; at += size) {
      const rows = channels
        .slice(at, at + size)
        .map(({ id, guildId }) => ({ channel_id: id, guild_id: guildId, since, ...same, ...more }));
      await trx.insertInto('subscription').values(rows).execute();
    }
  });
}

/** The bot as people run it: how it plans, sends and answers meanwhile. */
export async function millionLive({ engine, posts, minutes }: MillionOptions): Promise<Figures> {
  await using made = new AsyncDisposableStack();
  const cwd = await temporaryFolder(made);
  const held = made.use(await freshHeld(engine));
  const discord = await startDiscord({ channels: posts, seed: 1, calendar: start.toString() }, cwd);
  made.defer(() => discord.close());
  await subscribeAll(held.db, await discord.channels());
  const fleet = startFleet({ count: 1, cwd, start, env: environment(discord, held.url) });
  made.defer(() => fleet.stop());
  const memory = watchMemory(fleet);
  const planning = await answersUntil(discord, () => isPlanned(held.db));
  await fleet.step(start.until(due).total('milliseconds'));
  const end = performance.now() + minutes * 60_000;
  const sending = await answersUntil(discord, async () => performance.now() > end);
  const { messages, byStatus, mostInASecond, firstPostAt = 0, lastPostAt = 0 } = await discord.counts();
  const perSecond = (messages - 1) / ((lastPostAt - firstPostAt) / 1000);
  return {
    engine,
    'posts due at one minute': posts,
    'planned in, s': Math.round(planning.seconds),
    'sent in that time': messages,
    'sent for, s': Math.round((lastPostAt - firstPostAt) / 1000),
    'posts a second': rounded(perSecond),
    '429 answers': byStatus['429'] ?? 0,
    'most requests in a second': mostInASecond,
    'most memory, MB': memory.stop(),
    ...answerFigures('planning', planning),
    ...answerFigures('sending', sending),
    'all posted after, h (calculated)': rounded(posts / perSecond / 3600),
  };
}

/** The alerts alone, with a Discord that takes everything at once: how fast a million are claimed, sent and settled. */
export async function millionLifted({ engine, posts, minutes }: MillionOptions): Promise<Figures> {
  await using made = new AsyncDisposableStack();
  const cwd = await temporaryFolder(made);
  const held = made.use(await freshHeld(engine));
  const discord = await startPlainDiscord(cwd);
  made.defer(() => discord.close());
  await subscribeAll(held.db, inventedChannels(posts));
  const options: PostAll = {
    url: discord.url,
    token: 'none',
    database: held.url,
    catalogue,
    calendar: due.add({ minutes: 1 }).toString(),
    limited: false,
    seconds: minutes * 60,
  };
  const child = startChild([fileOf('bench/post-all.ts'), JSON.stringify(options)], { cwd });
  const line = await child.line('done', (minutes + 5) * 60_000);
  const { maxMemoryMb, deafMs } = JSON.parse(line.slice('done '.length)) as PostedAll;
  const counts = await discord.counts();
  const perSecond = (counts.posts - 1) / ((counts.lastPostAt - counts.firstPostAt) / 1000);
  return {
    engine,
    'posts due at one minute': posts,
    'planned and sent for, s': minutes * 60,
    posted: counts.posts,
    'posts a second': rounded(perSecond),
    'most memory, MB': maxMemoryMb,
    'event loop held, 99 of 100, ms': deafMs.p99,
    'event loop held, longest, ms': deafMs.max,
  };
}

const rounded = (value: number): number => Math.round(value * 10) / 10;

async function temporaryFolder(made: AsyncDisposableStack): Promise<string> {
  const cwd = await mkdtemp(join(tmpdir(), 'million-'));
  made.defer(() => rm(cwd, { recursive: true, force: true, maxRetries: 5 }));
  return cwd;
}

const environment = ({ token, url }: CrowdedDiscord, databaseUrl: string): Record<string, string> => ({
  DISCORD_TOKEN: token,
  DISCORD_API_URL: url,
  DATABASE_URL: databaseUrl,
  CATALOGUE_FILE: catalogue,
  SOURCES: 'file',
  LOG_LEVEL: 'warn',
});

/** The planner says so, when it is through. */
async function isPlanned(db: Database): Promise<boolean> {
  const row = await db.selectFrom('fact').where('key', '=', 'planned at').select('value').executeTakeFirst();
  return row !== undefined;
}

/** Looks at the memory of the bot's process again and again, as Linux tells it. */
function watchMemory(fleet: Fleet): { stop(): number } {
  let most = 0;
  const look = (): void => {
    for (const pid of fleet.pids()) {
      const [, kb = '0'] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
      most = Math.max(most, Number(kb) / 1024);
    }
  };
  const timer = setInterval(look, 500);
  return {
    stop() {
      clearInterval(timer);
      look();
      return Math.round(most);
    },
  };
}

type Answers = { seconds: number; asked: number; late: number; median: number; slowest: number };

const answerFigures = (when: string, { asked, late, median, slowest }: Answers): Figures => ({
  [`/movie while ${when}, asked`]: asked,
  [`/movie while ${when}, not answered in 3 s`]: late,
  [`/movie while ${when}, median ms`]: median,
  [`/movie while ${when}, slowest ms`]: slowest,
});

const askEveryMs = 250;

/** Asks /movie again and again, once the bot has its commands. */
async function answersUntil(discord: CrowdedDiscord, isOver: () => Promise<boolean>): Promise<Answers> {
  const { userId, channelId } = await discord.keyboard();
  const ask = () => discord.remote.as(userId, { channelId }).type('movie', { title: 'Unlocked' });
  const began = performance.now();
  const took: number[] = [];
  let late = 0;
  while (!(await isOver())) {
    await pause(askEveryMs);
    const asked = performance.now();
    const { failed = '' } = await ask();
    if (failed.includes('there is no command')) continue;
    if (failed) late += 1;
    took.push(performance.now() - asked);
  }
  const sorted = took.toSorted((a, b) => a - b);
  const [median = 0, slowest = 0] = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  const seconds = (performance.now() - began) / 1000;
  return { seconds, asked: took.length, late, median: Math.round(median), slowest: Math.round(slowest) };
}
