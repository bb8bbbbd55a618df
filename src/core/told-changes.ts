// Who is told of a change of dates: of a day that moved, those who were told of the old one; of a first day, all who follow the movie.
import type { Alert, Place } from './alert.ts';
import type { DateChange } from './date-change.ts';
import type { dueOn } from './due.ts';
import type { Movie } from './movie.ts';
import { firstDay, precisionOf } from './release-date.ts';
import { exactDates } from './telling-days.ts';

/** A place was sent an alert of a movie's date, last in a post due `at`: milliseconds since 1970. */
export type Heard = { place: Place; movieId: string; date: string; at: number };

/** What became of known dates, and what the places in question were told of them. */
export type News = { changes: readonly DateChange[]; heard: readonly Heard[] };

export type ToldChange = Pick<Alert, 'movieId' | 'kind' | 'date' | 'was'> & Pick<DateChange, 'learnedAt'>;

export type ToldChanges = {
  /** To all who follow the movie, and go by the dates of that region. */
  dated(region: string): readonly ToldChange[];
  /** To one place: each day once, with the day that it heard last. */
  moved(place: Place, region: string): readonly ToldChange[];
};

/** Only what the catalogue still says. `movies`: by id. */
export function toldChanges(movies: ReadonlyMap<string, Movie>, { changes, heard }: News): ToldChanges {
  const standing = changes.filter(({ movieId, date, region }) => {
    const movie = movies.get(movieId);
    return movie?.id === movieId && exactDates(movie, region).includes(date);
  });
  const byRegion = Map.groupBy(standing, ({ region }) => region);
  const regions = new Map([...byRegion].map(([region, all]) => [region, inRegion(all)]));
  const heardBy = Map.groupBy(heard, ({ place }) => place);
  return {
    dated: (region) => regions.get(region)?.dated ?? [],
    moved: (place, region) => movesFor(heardBy.get(place) ?? [], regions.get(region)?.moves ?? new Map()),
  };
}

type InRegion = { dated: readonly ToldChange[]; moves: ReadonlyMap<string, DateChange> };

/** `moves`: by movie and the day before. */
function inRegion(changes: readonly DateChange[]): InRegion {
  const moves = changes.filter(({ was }) => isDay(was));
  const firsts = changes.filter(({ was }) => !isDay(was));
  return {
    dated: onceEach(firsts.map(datedOf)),
    moves: new Map(moves.map((change) => [keyOf(change.movieId, change.was), change])),
  };
}

const isDay = (was: string): boolean => was !== '' && precisionOf(was) === 'day';

const keyOf = (movieId: string, date: string): string => `${movieId} ${date}`;

const datedOf = ({ movieId, date, learnedAt }: DateChange): ToldChange => ({
  movieId,
  kind: 'dated',
  date,
  learnedAt,
});

const movedOf = ({ region: _, ...move }: DateChange): ToldChange => ({ ...move, kind: 'moved' });

/** Who heard of the new day after the old one knows it. */
function movesFor(heard: readonly Heard[], moves: ReadonlyMap<string, DateChange>): ToldChange[] {
  if (heard.length === 0 || moves.size === 0) return [];
  const lastAt = new Map(heard.map(({ movieId, date, at }) => [keyOf(movieId, date), at]));
  const told = heard
    .toSorted((a, b) => b.at - a.at)
    .flatMap(({ movieId, date, at }): ToldChange[] => {
      const move = moves.get(keyOf(movieId, date));
      const knows = move !== undefined && (lastAt.get(keyOf(movieId, move.date)) ?? -Infinity) > at;
      return move && !knows ? [movedOf(move)] : [];
    });
  return onceEach(told);
}

function onceEach(told: readonly ToldChange[]): ToldChange[] {
  const groups = Map.groupBy(told, ({ movieId, date }) => keyOf(movieId, date));
  return [...groups.values()].flatMap(([first]) => first ?? []);
}

/**
 * When a place whose clock shows `minute` hears of a change: at its next hour from when that was learned. Undefined:
 * the alert of the day itself comes first, and says it.
 */
export function dueOfChange(
  { date, learnedAt }: Pick<ToldChange, 'date' | 'learnedAt'>,
  minute: number,
  timeZone: string,
  due: typeof dueOn,
): Temporal.Instant | undefined {
  const day = learnedAt.toZonedDateTimeISO(timeZone).toPlainDate();
  const first = due(day, minute, timeZone);
  const next = isBefore(first, learnedAt) ? due(day.add({ days: 1 }), minute, timeZone) : first;
  return isBefore(next, due(firstDay(date), minute, timeZone)) ? next : undefined;
}

const isBefore = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) < 0;
