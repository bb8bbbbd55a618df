// What comes of a person's reminder for a movie.
import { dueOn, reminderMinute } from './due.ts';
import type { Movie } from './movie.ts';
import { compareEnds, firstDay, lastDay, precisionOf } from './release-date.ts';
import { homeRegion, releasesFor } from './releases-for.ts';
import { standingOf } from './standing.ts';
import { exactDates } from './telling-days.ts';

/** The most reminders that one person may have. */
export const mostReminders = 100;

/** Whether a festival is still to show it, of which nobody is reminded. */
export const isFestivalAhead = ({ releases }: Movie, today: Temporal.PlainDate): boolean =>
  releases.some(
    ({ type, date }) => type === 'festival' && Temporal.PlainDate.compare(today, lastDay(date)) <= 0,
  );

export type Outlook =
  | { name: 'on day'; date: string }
  | { name: 'when dated' }
  /** Its last day is today, and the hour of reminders is over. */
  | { name: 'hour passed' }
  | { name: 'past'; date: string };

/** What a reminder made now would do, by the dates of the home region. Festivals are not reminded of; a month or year that nothing confirmed is still open. */
export function outlook(movie: Movie, now: Temporal.Instant, timeZone: string): Outlook {
  const isAhead = (date: string): boolean =>
    Temporal.Instant.compare(now, dueOn(firstDay(date), reminderMinute, timeZone)) < 0;
  const next = exactDates(movie, homeRegion).find(isAhead);
  if (next !== undefined) return { name: 'on day', date: next };

  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  const releases = releasesFor(movie, homeRegion);
  const isOpen = releases.some(
    (release) => precisionOf(release.date) !== 'day' && standingOf(release, movie, today).name !== 'past',
  );
  const last = releases.at(-1)?.date ?? longAgo(movie, today);
  if (isOpen || last === undefined) return { name: 'when dated' };
  return last === today.toString() ? { name: 'hour passed' } : { name: 'past', date: last };
}

/** One that came out elsewhere more than a year ago is not waited for: its last date there. */
function longAgo({ releases }: Movie, today: Temporal.PlainDate): string | undefined {
  const dates = releases.filter(({ type }) => type !== 'festival').map(({ date }) => date);
  const last = dates.toSorted(compareEnds).at(-1);
  const isOver =
    last !== undefined && Temporal.PlainDate.compare(lastDay(last), today.subtract({ years: 1 })) < 0;
  return isOver ? last : undefined;
}
