import type { Choice, Context } from '../src/command.ts';
import { choiceNames } from '../src/view/title.ts';

/** The choices for an option that takes a movie: their values are ids. */
export function suggestMovies(typed: string, { movies, now, timeZone, language }: Context): Choice[] {
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  const found = movies.suggest(typed, today, 25);
  const names = choiceNames(found, language);
  return found.map(({ id }, at) => ({ name: names[at] ?? id, value: id }));
}
