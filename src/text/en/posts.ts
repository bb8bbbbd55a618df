import type { Movie } from '../../core/movie.ts';
import { dates } from './dates.ts';

/** What one line of a post is about. The titles come escaped; `more` counts those that are not named. */
export type Told = {
  titles: readonly string[];
  more: number;
  /** A day, or for `month` a month. */
  date: string;
  /** The day before it moved. */
  was?: string;
  /** From today, where the place's clock stands, to `date`. */
  days: number;
  /** In cinemas, where Korean says 개봉 and not 공개. */
  cinema: boolean;
};

const isOne = ({ titles, more }: Told) => titles.length + more === 1;

function named({ titles, more }: Told): string {
  const parts = titles.map((title) => `**${title}**`);
  if (more > 0) parts.push(`${more} more`);
  const last = parts.pop() ?? '';
  return parts.length > 0 ? `${parts.join(', ')} and ${last}` : last;
}

const comesOut = (told: Told) => {
  if (told.cinema) return isOne(told) ? 'opens in cinemas' : 'open in cinemas';
  return isOne(told) ? 'comes out' : 'come out';
};

function day(told: Told): string {
  const on = dates.shortDay(told.date);
  if (told.days < 0) return `${named(told)} ${isOne(told) ? 'was' : 'were'} due out yesterday, ${on}`;
  if (told.days === 0) return `${named(told)} ${comesOut(told)} today, ${on}`;
  if (told.days === 1) return `${named(told)} ${comesOut(told)} tomorrow, ${on}`;
  return `${named(told)} ${comesOut(told)} in ${told.days} days, on ${on}`;
}

function inDays({ days }: Told): string {
  if (days > 1) return `, in ${days} days`;
  if (days === 1) return ', tomorrow';
  return days === 0 ? ', today' : '';
}

function from({ was, date }: Told): string {
  if (was === undefined) return '';
  return was.slice(0, 4) === date.slice(0, 4) ? `from ${dates.shortDay(was)} ` : `from ${dates.day(was)} `;
}

const newly = (date: string) =>
  date.length > 7 ? `moved to ${dates.day(date)}` : `now ${dates.month(date)}, the day is not announced`;

export const posts = {
  /** The title that a reader of this language knows, and the other one if there is one. Not escaped. */
  title: (movie: Movie): string => movie.title,
  otherTitle: (movie: Movie): string | undefined =>
    movie.originalTitle === movie.title ? undefined : movie.originalTitle,
  synopsis: (movie: Movie): string | undefined => movie.synopsis?.en,
  release: day,
  early: day,
  month: (told: Told): string =>
    `${named(told)} ${isOne(told) ? 'is' : 'are'} expected this month, ${dates.month(told.date)}; the day is not announced`,
  dated: (told: Told): string =>
    `${named(told)} ${isOne(told) ? 'has' : 'have'} a date now: ${dates.day(told.date)}${inDays(told)}`,
  moved: (told: Told): string =>
    `${named(told)} ${isOne(told) ? 'has' : 'have'} moved ${from(told)}to ${dates.day(told.date)}${inDays(told)}`,
  /** Behind a line that does not hold any more, the date that stands now. */
  instead: (line: string, date?: string): string =>
    `~~${line}~~ → ${date === undefined ? 'no date any more' : newly(date)}`,
  /** Movies of a post that are not in the catalogue any more. */
  withdrawn: (count: number): string =>
    count === 1
      ? 'A movie of this alert is not in the catalogue any more'
      : `${count} movies of this alert are not in the catalogue any more`,
  /** Above the lines of so many movies that only a few are named. */
  many: (count: number): string => `${count} movies, listed below`,
  /** Movies for which there was no room at all. */
  others: (count: number): string => `and ${count} more ${count === 1 ? 'movie' : 'movies'}`,
  hoursLate: (hours: number): string => ` (${hours} ${hours === 1 ? 'hour' : 'hours'} late)`,
  /** `clock`: 09:00 in Seoul. `offline`: the bot is known not to have run then. */
  wasDue: (clock: string, offline: boolean): string =>
    offline ? `Due at ${clock}; I was offline then.` : `Due at ${clock}; it could not be posted then.`,
  reminder: 'You asked to be reminded',
  stopReminders: '/remind shows your reminders and removes them',
  cinemas: 'in cinemas',
  about: 'About this movie',
  pick: 'About these movies',
  test: 'This is a test. When it is time, an alert here looks like this:',
  emptyTest:
    'This is a test. Alerts can be posted here; no movie has an exact day yet, so there is none to show.',
};
