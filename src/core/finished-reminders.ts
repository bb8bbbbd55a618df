import { openFor } from './alert.ts';
import { dueOn, reminderMinute } from './due.ts';
import type { Movie } from './movie.ts';
import { firstDay, precisionOf } from './release-date.ts';
import type { Reminder } from './subscription.ts';

/**
 * The reminders that nothing can come of any more: the movie has exact days only, and all are over for longer than a
 * post is open. A movie that is not in the catalogue may come back.
 */
export function finishedReminders(
  movies: readonly Movie[],
  reminders: readonly Reminder[],
  now: Temporal.Instant,
  timeZone: string,
): Reminder[] {
  const finished = new Set(movies.filter((movie) => isFinished(movie, now, timeZone)).map(({ id }) => id));
  return reminders.filter(({ movieId }) => finished.has(movieId));
}

function isFinished({ releases }: Movie, now: Temporal.Instant, timeZone: string): boolean {
  const dates = releases.filter(({ type }) => type !== 'festival').map(({ date }) => date);
  return dates.length > 0 && dates.every((date) => isOver(date, now, timeZone));
}

function isOver(date: string, now: Temporal.Instant, timeZone: string): boolean {
  if (precisionOf(date) !== 'day') return false;
  const closes = dueOn(firstDay(date), reminderMinute, timeZone).add(openFor);
  return Temporal.Instant.compare(closes, now) < 0;
}
