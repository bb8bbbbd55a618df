// Posts a second: the bot's alerts beside a bare loop over discord.js's REST, with the same messages and as many in flight.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogueOf } from '../src/core/catalogue.ts';
import { plan } from '../src/core/plan.ts';
import type { Subscription } from '../src/core/subscription.ts';
import { readCatalogueFile } from '../src/sources/file.ts';
import { postId } from '../src/store/post-rows.ts';
import { subscriptionStore } from '../src/store/subscriptions.ts';
import { sayIn } from '../src/text/index.ts';
import { alertPost } from '../src/view/alert-post.ts';
import type { BareLoop, Body } from './bare-loop.ts';
import { fileOf, startChild } from './child.ts';
import { freshHeld, type EngineName } from './engines.ts';
import type { PostAll } from './post-all.ts';
import { randomFrom } from './random.ts';
import { inventedChannels, subscriptionsFor, writeCatalogue, type ReleaseDay } from './release-day.ts';
import { startDiscord, startPlainDiscord } from './remote.ts';

export type SpeedOptions = {
  contender: 'bot' | 'bare loop';
  engine: EngineName;
  /** local: the one that checks everything; plain: one that costs next to nothing. */
  against: 'local' | 'plain';
  posts: number;
  /** Whether Discord's limits hold. */
  limited: boolean;
};

export type Speed = { perSecond: number; tooMany: number; mostInASecond: number };

const day: ReleaseDay = { start: Temporal.Instant.from('2027-03-19T11:30Z'), due: { from: -60, until: -1 } };
/** As many as the bot has under way at most. */
const inFlight = 128;

/** One run, with a Discord and a database of its own. */
export async function speedOf(options: SpeedOptions): Promise<Speed> {
  await using made = new AsyncDisposableStack();
  const cwd = await mkdtemp(join(tmpdir(), 'speed-'));
  made.defer(() => rm(cwd, { recursive: true, force: true, maxRetries: 5 }));
  const discord = await (options.against === 'local' ? local(options, cwd) : plain(options, cwd));
  made.defer(discord.close);
  const subscriptions = subscriptionsFor(discord.channels, day, randomFrom(1));
  const catalogue = join(cwd, 'movies.json');
  await writeCatalogue(catalogue, day);
  const told = { cwd, catalogue, subscriptions, url: discord.url, token: discord.token };
  await (options.contender === 'bot' ? runBot(options, told) : runBareLoop(told));
  const { posts, seconds, ...counts } = await discord.counts();
  if (posts !== options.posts) throw new Error(`${posts} messages of ${options.posts}`);
  return { perSecond: (posts - 1) / seconds, ...counts };
}

type Opened = {
  url: string;
  token: string;
  channels: readonly { id: string; guildId: string }[];
  counts(): Promise<{ posts: number; seconds: number; tooMany: number; mostInASecond: number }>;
  close(): Promise<void>;
};

async function local({ posts, limited }: SpeedOptions, cwd: string): Promise<Opened> {
  const calendar = day.start.toString();
  const discord = await startDiscord({ channels: posts, seed: 1, calendar, withoutLimits: !limited }, cwd);
  return {
    ...discord,
    channels: await discord.channels(),
    async counts() {
      const { messages, byStatus, mostInASecond, firstPostAt = 0, lastPostAt = 0 } = await discord.counts();
      const seconds = (lastPostAt - firstPostAt) / 1000;
      return { posts: messages, seconds, tooMany: byStatus['429'] ?? 0, mostInASecond };
    },
  };
}

async function plain({ posts }: SpeedOptions, cwd: string): Promise<Opened> {
  const discord = await startPlainDiscord(cwd);
  return {
    ...discord,
    token: 'none',
    channels: inventedChannels(posts),
    async counts() {
      const { posts, firstPostAt, lastPostAt } = await discord.counts();
      return { posts, seconds: (lastPostAt - firstPostAt) / 1000, tooMany: 0, mostInASecond: 0 };
    },
  };
}

type Told = {
  cwd: string;
  catalogue: string;
  subscriptions: readonly Subscription[];
  url: string;
  token: string;
};

const longestMs = 600_000;

async function runChild(file: string, cwd: string, options: object): Promise<void> {
  const child = startChild([fileOf(file), JSON.stringify(options)], { cwd });
  await child.line('done', longestMs);
  await child.ended;
}

async function runBot({ engine, limited }: SpeedOptions, { subscriptions, ...told }: Told): Promise<void> {
  await using held = await freshHeld(engine);
  const { url: database, db } = held;
  const store = subscriptionStore(db);
  for (const subscription of subscriptions) await store.save(subscription);
  const calendar = day.start.toString();
  await runChild('bench/post-all.ts', told.cwd, { ...told, database, calendar, limited } satisfies PostAll & {
    cwd: string;
  });
}

async function runBareLoop({ cwd, subscriptions, catalogue, url, token }: Told): Promise<void> {
  const file = join(cwd, 'bodies.json');
  await writeFile(file, JSON.stringify(await bodiesOf(subscriptions, catalogue)));
  await runChild('bench/bare-loop.ts', cwd, { url, token, file, inFlight } satisfies BareLoop);
}

/** The messages that the bot would send. */
async function bodiesOf(subscriptions: readonly Subscription[], file: string): Promise<Body[]> {
  const movies = catalogueOf(await readCatalogueFile(file));
  const wishes = { subscriptions, reminders: [], timeZone: 'UTC', now: day.start };
  const window = { from: day.start.subtract({ hours: 12 }), until: day.start };
  const languages = new Map(subscriptions.map(({ channelId, language }) => [channelId, language]));
  return plan(movies.movies, wishes, window).map(({ place, due, ...alert }) => {
    const channelId = place.slice('channel:'.length);
    const id = postId(place, due.epochMilliseconds, 0);
    const say = sayIn(languages.get(channelId) ?? 'en');
    const message = alertPost(
      { id, place, due, alerts: [alert] },
      { movies, say, now: day.start, timeZone: 'UTC' },
    );
    return { channelId, body: { ...message, nonce: id.slice(0, 25), enforce_nonce: true } };
  });
}
