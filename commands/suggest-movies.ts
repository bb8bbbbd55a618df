import type { Choice, Context } from '../src/command.ts';
import { todayOf } from '../src/view/reader.ts';
import { choiceNames } from '../src/view/title.ts';

/** The choices for an option that takes a movie: their values are ids. */
export function suggestMovies(typed: string, context: Context): Choice[] {
  const found = context.movies.suggest(typed, todayOf(context), 25);
  const names = choiceNames(found, context.language);
  return found.map(({ id }, at) => ({ name: names[at] ?? id, value: id }));
}
