// What becomes of dates that places were told of: a release moves, an undated one gets its day, a day is given up.
import type { Movie } from './movie.ts';
import { lastDay, precisionOf } from './release-date.ts';
import { toldDates } from './telling-days.ts';

/** A release is on an exact day where it was on another, or on none. */
export type DateChange = {
  movieId: string;
  /** The exact day before; a month, or empty, where there was none. */
  was: string;
  /** An exact day. */
  date: string;
  /** When that was learned, by the calendar. */
  learnedAt: Temporal.Instant;
};

/** The dates of a movie: those that `toldDates` gives. */
type KnownDates = { movieId: string; dates: readonly string[] };

export type CatalogueNews = {
  changes: readonly DateChange[];
  /** Movies of which messages may not read as they should, with the dates that stood before and still do. */
  amended: readonly KnownDates[];
  /** What is to be known from now on. */
  learned: readonly KnownDates[];
  /** Movies that are not in the catalogue any more. */
  withdrawn: readonly string[];
};

/** The clock that shows an old date the longest: a day is over where it is over everywhere. */
const lastZone = 'Etc/GMT+12';

/** What a catalogue says that was not known. A first fill, and a movie that is new, change nothing for anybody. */
export function catalogueNews(
  known: ReadonlyMap<string, readonly string[]>,
  movies: readonly Movie[],
  now: Temporal.Instant,
): CatalogueNews {
  const present = movies.map((movie) => ({ movieId: movie.id, dates: toldDates(movie) }));
  const learned = present.filter(({ movieId, dates }) => !isSame(known.get(movieId), dates));
  const ids = new Set(movies.map(({ id }) => id));
  const withdrawn = [...known.keys()].filter((id) => !ids.has(id));
  if (known.size === 0) return { changes: [], amended: [], learned, withdrawn };
  const isAhead = aheadAt(now);
  const amended = [...learned, ...withdrawn.map((movieId) => ({ movieId, dates: [] }))].flatMap(
    ({ movieId, dates }) => amendedOf(movieId, [known.get(movieId) ?? [], dates], isAhead),
  );
  const changes = learned.flatMap(({ movieId, dates }) => {
    const before = known.get(movieId);
    return before
      ? changesOf(before, dates, isAhead).map((one) => ({ movieId, ...one, learnedAt: now }))
      : [];
  });
  return { changes, amended, learned, withdrawn };
}

function amendedOf(
  movieId: string,
  [before, after]: readonly [readonly string[], readonly string[]],
  isAhead: (date: string) => boolean,
): KnownDates[] {
  const isAmended = [...new Set(before).symmetricDifference(new Set(after))].some(isAhead);
  return isAmended ? [{ movieId, dates: before.filter((date) => after.includes(date)) }] : [];
}

const isSame = (a: readonly string[] | undefined, b: readonly string[]): boolean =>
  a?.length === b.length && a.every((date, at) => date === b[at]);

const isExact = (date: string): boolean => precisionOf(date) === 'day';

/** Of a date of any precision, whether its last day is not over, somewhere. */
export function aheadAt(now: Temporal.Instant): (date: string) => boolean {
  const today = now.toZonedDateTimeISO(lastZone).toPlainDate();
  return (date) => Temporal.PlainDate.compare(lastDay(date), today) >= 0;
}

/** Both in order of date. Days that are gone and days that came are paired in that order. */
function changesOf(
  before: readonly string[],
  after: readonly string[],
  isAhead: (date: string) => boolean,
): Pick<DateChange, 'was' | 'date'>[] {
  const gone = before.filter((date) => !after.includes(date) && isAhead(date));
  const came = after.filter((date) => !before.includes(date) && isAhead(date) && isExact(date));
  const goneDays = gone.filter(isExact);
  const moved = goneDays.slice(0, came.length).map((was, at) => ({ was, date: came[at] ?? was }));
  const [first] = came.slice(goneDays.length);
  const month = gone.find((date) => !isExact(date));
  const hadNoDay = month !== undefined || !before.some(isExact);
  return first !== undefined && hadNoDay ? [...moved, { was: month ?? '', date: first }] : moved;
}

/** Nothing comes of a change any more: the next hour of every channel, its window and a good while are over. */
const keptFor = { hours: 24 * 4 };

/**
 * What is to be told after news: who knows a day that moved twice is told the last, and who knows the day to which a
 * release moved back is told nothing. In order of movie and old date, each of which stands once.
 */
export function changesAfter(
  standing: readonly DateChange[],
  fresh: readonly DateChange[],
  movies: readonly Movie[],
  now: Temporal.Instant,
): DateChange[] {
  const byDate = new Map(fresh.map((change) => [keyOf(change.movieId, change.was), change]));
  const chained = standing.map((change): DateChange => {
    const next = byDate.get(keyOf(change.movieId, change.date));
    return next ? { ...next, was: change.was } : change;
  });
  const all = new Map([...chained, ...fresh].map((change) => [keyOf(change.movieId, change.was), change]));
  const isAhead = aheadAt(now);
  const dates = new Map(movies.map((movie) => [movie.id, new Set(toldDates(movie))]));
  const since = now.subtract(keptFor);
  const still = [...all.values()].filter(({ movieId, was, date, learnedAt }) => {
    const there = dates.get(movieId);
    const holds = there?.has(date) === true && !there.has(was);
    return holds && isAhead(date) && Temporal.Instant.compare(since, learnedAt) <= 0;
  });
  return still.toSorted((a, b) => (keyOf(a.movieId, a.was) < keyOf(b.movieId, b.was) ? -1 : 1));
}

const keyOf = (movieId: string, date: string): string => `${movieId} ${date}`;
