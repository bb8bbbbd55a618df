// What becomes of dates that places were told of: a release moves, an undated one gets its day, a day is given up.
import { moviesById } from './followed.ts';
import type { Movie } from './movie.ts';
import { lastDay, precisionOf } from './release-date.ts';
import { toldDates } from './telling-days.ts';

/** A release is on an exact day where it was on another, or on none, to those who go by the dates of a region. */
export type DateChange = {
  region: string;
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
  region: string;
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

/** What is known of a region: the dates of each movie by which was last planned. Empty: nothing was planned by them yet. */
export type Known = ReadonlyMap<string, readonly string[]>;

/** What a catalogue says that was not known. A first fill, and a movie that is new, change nothing for anybody. */
export function catalogueNews(
  known: Known,
  movies: readonly Movie[],
  { region, now }: { region: string; now: Temporal.Instant },
): CatalogueNews {
  const present = movies.map((movie) => ({ movieId: movie.id, dates: toldDates(movie, region) }));
  const learned = present.filter(({ movieId, dates }) => !isSame(known.get(movieId), dates));
  const ids = new Set(movies.map(({ id }) => id));
  const withdrawn = [...known.keys()].filter((id) => !ids.has(id));
  if (known.size === 0) return { region, changes: [], amended: [], learned, withdrawn };
  const isAhead = aheadAt(now);
  const byId = learned.length + withdrawn.length > 0 ? moviesById(movies) : new Map<string, Movie>();
  const amended = [...learned, ...goneOf(withdrawn, byId, region)].flatMap(({ movieId, dates }) =>
    amendedOf(movieId, [known.get(movieId) ?? [], dates], isAhead),
  );
  const isOldNews = (movieId: string, { was, date }: Pick<DateChange, 'was' | 'date'>): boolean =>
    (was === '' || !isExact(was)) && byId.get(movieId)?.firstFilled?.includes(date) === true;
  const changes = learned.flatMap(({ movieId, dates }) => {
    const before = known.get(movieId) ?? [];
    if (!known.has(movieId)) return [];
    const news = changesOf(before, dates, isAhead).filter((one) => !isOldNews(movieId, one));
    return news.map((one) => ({ region, movieId, ...one, learnedAt: now }));
  });
  return { region, changes, amended, learned, withdrawn };
}

/** One that is now known under another id has the dates that it has there. */
const goneOf = (ids: readonly string[], movies: ReadonlyMap<string, Movie>, region: string): KnownDates[] =>
  ids.map((movieId) => {
    const movie = movies.get(movieId);
    return { movieId, dates: movie ? toldDates(movie, region) : [] };
  });

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
 * release moved back is told nothing. In order of region, movie and old date, each of which
 * stands once.
 */
export function changesAfter(
  standing: readonly DateChange[],
  fresh: readonly DateChange[],
  movies: readonly Movie[],
  now: Temporal.Instant,
): DateChange[] {
  const byDate = new Map(fresh.map((change) => [keyOf(change, change.was), change]));
  const chained = standing.map((change): DateChange => {
    const next = byDate.get(keyOf(change, change.date));
    return next ? { ...next, was: change.was } : change;
  });
  const all = new Map([...chained, ...fresh].map((change) => [keyOf(change, change.was), change]));
  const isAhead = aheadAt(now);
  const byId = all.size > 0 ? moviesById(movies) : new Map<string, Movie>();
  const since = now.subtract(keptFor);
  const still = [...all.values()].filter(({ region, movieId, was, date, learnedAt }) => {
    const movie = byId.get(movieId);
    if (movie?.id !== movieId) return false;
    const there = toldDates(movie, region);
    const holds = there.includes(date) && !there.includes(was);
    return holds && isAhead(date) && Temporal.Instant.compare(since, learnedAt) <= 0;
  });
  return still.toSorted((a, b) => (keyOf(a, a.was) < keyOf(b, b.was) ? -1 : 1));
}

const keyOf = ({ region, movieId }: Pick<DateChange, 'region' | 'movieId'>, date: string): string =>
  `${region} ${movieId} ${date}`;
