// The list of movies in the form: one title a line, or a word for all of them.
import type { Context } from '../../src/command.ts';
import type { Movie } from '../../src/core/movie.ts';
import type { Subscription } from '../../src/core/subscription.ts';
import { en, ko } from '../../src/text/index.ts';
import { alertsMention } from '../../src/view/subscription.ts';
import { movieLines } from '../../src/view/subscription-form.ts';
import { readMovie } from './asked.ts';

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
  if (lines.length === 1 && meansAll(first)) return { value: 'all', faults: [] };
  const { ids, faults } = readLines(lines, before === 'all' ? [] : before, context);
  if (ids.length <= mostListed) return { value: ids, faults: faults.slice(0, 5) };
  return { faults: [say.alerts.listFull(mostListed, alertsMention('list', context))] };
}

const meansAll = (line: string): boolean => [en.alerts.all, ko.alerts.all].includes(line.toLowerCase());

/** A line that still is as the form gave it is that same movie; of movies of one title each line takes the next. */
function readLines(lines: readonly string[], listed: readonly string[], context: Context) {
  const { movies, say } = context;
  const given = new Map(movieLines(listed, movies, say).map((line, at) => [line, listed[at]]));
  const kept = new Set(lines.flatMap((line) => given.get(line) ?? []));
  const ids: string[] = [];
  const faults: string[] = [];
  for (const line of lines) {
    const same = given.get(line);
    const { value, fault } = same === undefined ? readMovie(line, movies, say) : {};
    const next =
      value && namesakes(value, line, context).find(({ id }) => !ids.includes(id) && !kept.has(id));
    const id = same ?? (next ?? value)?.id;
    if (id !== undefined) ids.push(id);
    if (fault !== undefined) faults.push(fault);
  }
  return { ids: [...new Set(ids)], faults };
}

/** The movies that a line means equally well: the best, and those that have its title. */
const namesakes = (best: Movie, line: string, { movies, say }: Context): Movie[] =>
  [best, ...movies.find(line)].filter((movie) => say.posts.title(movie) === say.posts.title(best));
