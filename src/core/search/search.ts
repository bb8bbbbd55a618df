// One index over all movies and their people.
import type { Movie } from '../movie.ts';
import { creditsOf, type Credits } from './credits.ts';
import { movieSearchOf, type MovieSearch } from './movie-search.ts';
import { peopleSearchOf, type PeopleSearch } from './people-search.ts';

export type Search = { credits: Credits; people: PeopleSearch; movies: MovieSearch };

/** A generator, so that it may be built in steps of some milliseconds: all of it takes about a second for 88,000 movies. */
export function* buildSearch(movies: readonly Movie[]): Generator<void, Search> {
  const credits = yield* creditsOf(movies);
  const people = yield* peopleSearchOf(credits);
  return { credits, people, movies: yield* movieSearchOf(movies, credits, people) };
}
