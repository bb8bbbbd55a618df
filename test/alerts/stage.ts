// Alerts as they run: a real ledger and a real sender on a local Discord, with a calendar and a real time that a test moves.
import { onTestFinished } from 'vitest';
import { startAlerts, type Alerts } from '../../src/alerts/alerts.ts';
import type { AlertEvent, AlertParts } from '../../src/alerts/parts.ts';
import { catalogueOf } from '../../src/core/catalogue.ts';
import type { Movie } from '../../src/core/movie.ts';
import type { Reminder, Subscription } from '../../src/core/subscription.ts';
import { discordClock } from '../../src/discord/discord-clock.ts';
import { createSender } from '../../src/discord/sender.ts';
import type { LocalDiscord, LocalDiscordOptions } from '../../src/sandbox/discord/discord.ts';
import { messagesOf } from '../../src/sandbox/discord/world.ts';
import { openDatabase, type Database } from '../../src/store/database.ts';
import { dateChangeStore } from '../../src/store/date-changes.ts';
import { errandStore } from '../../src/store/errands.ts';
import { factStore } from '../../src/store/facts.ts';
import { ledger } from '../../src/store/ledger.ts';
import { offPeriodStore } from '../../src/store/off-periods.ts';
import { peopleStore } from '../../src/store/people.ts';
import { pingStore } from '../../src/store/pings.ts';
import { reminderStore } from '../../src/store/reminders.ts';
import { subscriptionStore } from '../../src/store/subscriptions.ts';
import { channelId, local, opening, serverOf } from '../sandbox/local.ts';
import { sixMovies } from '../commands/movies.ts';

/** When Unlocked is due in Seoul. */
export const releaseDay = Temporal.Instant.from('2023-02-17T09:00+09:00');

export type Stage = AlertParts & {
  discord: LocalDiscord;
  database: Database;
  events: AlertEvent[];
  now: Temporal.Instant;
  /** Real time, in milliseconds. */
  real: number;
  /** Whether this process leads. */
  leads: boolean;
  /** How often Discord refused the token. */
  tokenRefused: number;
  /** Another catalogue takes the place of the one that was. */
  learn(movies: readonly Movie[]): void;
  subscribe(channel: string, more?: Partial<Subscription>): Promise<Subscription>;
  remind(userId: string, more?: Partial<Reminder>): Promise<void>;
  /** Starts alerts, as a process does; the tick that belongs to starting is over when it resolves. */
  start(): Promise<Alerts>;
  /** The texts of the bot's messages in a channel, oldest first. */
  texts(channel: string): string[];
  posts(): Promise<{ place: string; state: string; reason?: string }[]>;
  requested(): string[];
};

type StageOptions = { movies?: readonly Movie[] } & Partial<LocalDiscordOptions>;

export async function stage({ movies = sixMovies, ...options }: StageOptions = {}): Promise<Stage> {
  const at = { now: opening, real: 1_000_000, tokenRefused: 0, leads: true, shared: false };
  const discord = await local({ calendar: () => at.now, withoutLimits: true, ...options });
  const database = await openDatabase(':memory:');
  onTestFinished(() => database.destroy());
  const clock = discordClock();
  const { token, url: apiUrl, world } = discord;
  const events: AlertEvent[] = [];
  let catalogue = catalogueOf(movies);
  const parts: AlertParts = {
    catalogue: () => catalogue,
    subscriptions: subscriptionStore(database),
    reminders: reminderStore(database),
    people: peopleStore(database),
    facts: factStore(database),
    changes: dateChangeStore(database),
    ledger: ledger(database),
    offPeriods: offPeriodStore(database),
    errands: errandStore(database),
    pings: pingStore(database),
    sender: createSender({
      token,
      apiUrl,
      clock,
      botUserId: world.bot.id,
      timeLimitMs: 2000,
      onTokenRefused: () => void (at.tokenRefused += 1),
    }),
    clocks: { calendar: () => at.now, real: () => at.real, discord: clock.now, startedAt: opening },
    timeZone: 'Asia/Seoul',
    get shared() {
      return at.shared;
    },
    isLeading: () => at.leads,
    report: (event) => void events.push(event),
  };
  return Object.assign(at, parts, {
    discord,
    database,
    events,
    learn: (others: readonly Movie[]) => void (catalogue = catalogueOf(others)),
    subscribe: (channel: string, more: Partial<Subscription> = {}) =>
      subscribe(parts, discord, channel, more),
    async remind(userId: string, more: Partial<Reminder> = {}) {
      const base = { userId, movieId: 'unlocked', language: 'en', since: opening, undated: false } as const;
      await reminderStore(database).add({ ...base, ...more });
    },
    async start() {
      const alerts = await startAlerts(parts);
      onTestFinished(() => alerts.stop());
      await alerts.tick();
      return alerts;
    },
    texts: (channel: string) => textsIn(discord, channelId(discord, channel)),
    async posts() {
      const rows = await ledger(database).posts();
      return rows.map(({ place, state, reason }) => ({ place, state, ...(reason ? { reason } : {}) }));
    },
    requested: () =>
      discord.requests.map(
        ({ method, path, status }) => `${method} ${path.replace(/\d{17,}/g, 'ID')} ${status}`,
      ),
  });
}

async function subscribe(
  { subscriptions }: AlertParts,
  discord: LocalDiscord,
  channel: string,
  more: Partial<Subscription>,
): Promise<Subscription> {
  const subscription: Subscription = {
    channelId: channelId(discord, channel),
    guildId: serverOf(discord).id,
    movies: ['unlocked'],
    region: 'KR',
    minute: 9 * 60,
    timeZone: 'Asia/Seoul',
    daysBefore: 0,
    language: 'en',
    publish: false,
    since: opening,
    state: { name: 'active' },
    ...more,
  };
  await (subscriptions as ReturnType<typeof subscriptionStore>).save(subscription);
  return subscription;
}

export const textsIn = ({ world }: LocalDiscord, id: string): string[] =>
  messagesOf(world, id)
    .filter(({ message }) => message.author.id === world.bot.id)
    .map(({ message }) => message.content);

export const unlockedToday = '🎬 **Unlocked** comes out today, Friday 17 February';

/** Alerts that were planned before the day, and the day itself has come. */
export async function onReleaseDay(scene: Stage, ...channels: string[]) {
  for (const name of channels) await scene.subscribe(name);
  const alerts = await scene.start();
  scene.now = releaseDay;
  return alerts;
}

/** Waits for what comes to pass while something else is still under way. */
export async function until(scene: Stage, isSo: () => boolean, ms = 10_000): Promise<void> {
  const end = performance.now() + ms;
  while (!isSo() && performance.now() < end) await new Promise((resolve) => void setImmediate(resolve));
  if (!isSo()) throw new Error(`it did not come to pass: ${JSON.stringify(scene.events)}`);
}
