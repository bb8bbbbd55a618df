// Moving the calendar forward: the bot does on the way what falls due, and news arrive.
import type { Movie } from '../core/movie.ts';
import type { BotProcess } from './bot-process.ts';
import { travel, type Calendar } from './calendar.ts';
import { SandboxError } from './sandbox-error.ts';
import { newsAfter, type News } from './staged-news.ts';

export type JourneyParts = {
  bot: Pick<BotProcess, 'arrive'>;
  calendar: Calendar;
  movies: readonly Movie[];
  /** Called at each halt before the bot is told of it. */
  keep(): void;
  onNews(news: News): void;
};

/** With the bot off, the clock alone moves. Throws a SandboxError where `target` has passed. */
export async function journeyTo(parts: JourneyParts, target: Temporal.Instant): Promise<void> {
  const { bot, calendar, keep } = parts;
  const before = calendar.now();
  if (Temporal.Instant.compare(target, before) < 0) {
    throw new SandboxError(
      'the clock only goes forward; to begin anew, reset the world on the page, or stop the sandbox and delete var/sandbox.json',
    );
  }
  await travel(calendar, target, async (at) => {
    keep();
    return (await bot.arrive(at))?.next;
  });
  for (const news of newsAfter(parts.movies, before)) {
    if (Temporal.Instant.compare(news.at, target) <= 0) parts.onNews(news);
  }
}

/**
 * To the next alert that is owed, or while none is in sight to the news that may bring one.
 * Throws a SandboxError where nothing comes, or no bot is there that knows.
 */
export async function journeyToNextAlert(parts: JourneyParts & { isWished(): boolean }): Promise<void> {
  const known = await parts.bot.arrive(parts.calendar.now());
  if (!known) throw new SandboxError('the bot is off, and only it knows what is next: start it first');
  const { alert, next } = known;
  if (!next || !parts.isWished())
    throw new SandboxError('no alert is owed: subscribe a channel with /alerts subscribe first');
  await journeyTo(parts, next);
  // News may have come first, and brought something earlier.
  if (!alert || Temporal.Instant.compare(next, alert) < 0) await journeyOn(parts);
}

async function journeyOn(parts: JourneyParts & { isWished(): boolean }): Promise<void> {
  const known = await parts.bot.arrive(parts.calendar.now());
  if (known?.alert) await journeyToNextAlert(parts);
}

/** An instant; or a day, or a day and a time, on the clock of `timeZone`. */
export function instantOf(text: string, timeZone: string): Temporal.Instant {
  try {
    if (/Z$|[+-]\d\d:?\d\d$/.test(text)) return Temporal.Instant.from(text);
    return Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).toInstant();
  } catch {
    throw new SandboxError(`"${text}" is no time: write it as 2023-02-17T09:00+09:00`);
  }
}
