// The list of movies in the form: one title a line, or a word for all or notable ones.
import type { Context } from '../../src/command.ts';
import type { Movie } from '../../src/core/movie.ts';
import type { Subscription } from '../../src/core/subscription.ts';
import { en, ko } from '../../src/text/index.ts';
import { todayOf } from '../../src/view/reader.ts';
import { alertsMention } from '../../src/view/subscription.ts';
import { movieLines } from '../../src/view/subscription-form.ts';
import { readMovie, whichChoices } from './asked.ts';

/** So many titles fit into the form. */
export const mostListed = 50;

type Listed = { value?: Subscription['movies']; faults: string[] };

/** `before`: what the form was filled in with. */
export function readMovies(before: Subscription['movies'], typed: string, context: Context): Listed {
  const { say } = context;
  const lines = typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const [first] = lines;
  if (first === undefined) return { faults: [say.alerts.form.movies.about] };
  const which = lines.length === 1 ? whichMeant(first) : undefined;
  if (which) return { value: which, faults: [] };
  const { ids, faults } = readLines(lines, typeof before === 'string' ? [] : before, context);
  if (ids.length <= mostListed) return { value: ids, faults: faults.slice(0, 5) };
  return { faults: [say.alerts.listFull(mostListed, alertsMention('list', context))] };
}

/** By the form's own words, and those of the choices. */
const whichMeant = (line: string): (typeof whichChoices)[number] | undefined =>
  whichChoices.find((which) =>
    [en.alerts, ko.alerts]
      .flatMap((say) => [say.which[which], say.whichChoices[which]])
      .some((word) => word.toLowerCase() === line.normalize('NFC').toLowerCase()),
  );

/** A line that still is as the form gave it is that same movie; of movies of one title each line takes the next. */
function readLines(lines: readonly string[], listed: readonly string[], context: Context) {
  const { movies, say } = context;
  const given = new Map(movieLines(listed, movies, say).map((line, at) => [line, listed[at]]));
  const kept = new Set(lines.flatMap((line) => given.get(line) ?? []));
  const ids: string[] = [];
  const faults: string[] = [];
  for (const line of lines) {
    const same = given.get(line);
    const { value, fault } = same === undefined ? readMovie(line, context) : {};
    const next =
      value && namesakes(value, line, context).find(({ id }) => !ids.includes(id) && !kept.has(id));
    const id = same ?? (next ?? value)?.id;
    if (id !== undefined) ids.push(id);
    if (fault !== undefined) faults.push(fault);
  }
  return { ids: [...new Set(ids)], faults };
}

/** The movies that a line means equally well: the best, and those that have its title. */
const namesakes = (best: Movie, line: string, context: Context): Movie[] =>
  [best, ...context.movies.find(line, todayOf(context))].filter(
    (movie) => context.say.posts.title(movie) === context.say.posts.title(best),
  );
