// Has the bot edit what it posted about a date that is not right any more.
import { catalogueOf, type Catalogue } from '../core/catalogue.ts';
import type { Movie } from '../core/movie.ts';
import { datesToldAnywhere } from '../core/telling-days.ts';
import type { Database } from '../store/database.ts';
import { errandStore } from '../store/errands.ts';
import { postedDates } from '../store/posted-dates.ts';
import { UseError } from './leave.ts';

const editForMs = 12 * 3_600_000;

export type Recall = {
  movies: readonly Movie[];
  /** What was typed: an id or a title. */
  movie: string;
  /** Also where it still stands: its posts are drawn anew. */
  date?: string;
  /** Real time in milliseconds. */
  real: number;
};

/** What was asked for, in sentences. Throws a UseError with the way out where there is nothing to do. */
export async function recall(
  db: Database,
  { movies, movie: typed, date: typedDate, real }: Recall,
): Promise<string> {
  const date = typedDate === undefined ? undefined : dayOf(typedDate);
  const catalogue = catalogueOf(movies);
  const posted = await postedDates(db, typed);
  // One that was taken out of the catalogue is known by its id alone.
  const isWithdrawn = posted.length > 0 && !catalogue.movie(typed);
  const movie = isWithdrawn ? undefined : theMovie(catalogue, typed, real);
  const { id, title } = movie ?? { id: typed, title: typed };
  const dates = await datesOf(db, { id, title, date, standing: movie ? datesToldAnywhere(movie) : [] });
  const count = await errandStore(db).askForEdits(id, dates, { real, until: real + editForMs });
  const posts = count === 1 ? '1 post' : `${count} posts`;
  return `${posts} about ${title} on ${dates.join(', ')} to edit: the bot does it within a minute, by its catalogue as it is then.`;
}

function dayOf(typed: string): string {
  try {
    return Temporal.PlainDate.from(typed).toString();
  } catch {
    throw new UseError('What is named with --date is no date: write one such as 2023-02-17.');
  }
}

function theMovie(catalogue: Catalogue, typed: string, real: number): Movie {
  const today = Temporal.Instant.fromEpochMilliseconds(real).toZonedDateTimeISO('UTC').toPlainDate();
  const found = catalogue.find(typed, today);
  const named = found.filter((movie) => [movie.id, movie.title, movie.originalTitle].includes(typed));
  const [only, ...others] = named.length > 0 ? named : found;
  if (only?.id === typed || (only && others.length === 0)) return only;
  const near = only ? [only, ...others] : catalogue.nearest(typed, 5);
  const list = near.map(({ id, title }) => `\n  ${id}  ${title}`).join('');
  if (only) throw new UseError(`Which one is it? Name its id:${list}`);
  throw new UseError(`The catalogue has no such movie.${list && ` The nearest are:${list}`}`);
}

type Asked = { id: string; title: string; date: string | undefined; standing: readonly string[] };

async function datesOf(db: Database, { id, title, date, standing }: Asked): Promise<string[]> {
  const posted = await postedDates(db, id);
  const dates = posted.filter((one) => (date === undefined ? !standing.includes(one) : one === date));
  if (dates.length > 0) return dates;
  if (posted.length === 0) throw new UseError(`Nothing was posted about ${title} so far.`);
  const told = posted.join(', ');
  throw new UseError(
    date === undefined
      ? `What was posted about ${title} (${told}) is what the catalogue says. Correct the catalogue file first, or name a date with --date to have its posts drawn anew.`
      : `Nothing was posted about ${title} on that date, but on: ${told}.`,
  );
}
