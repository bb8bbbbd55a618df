// Which movies a channel follows.
import type { Movie } from './movie.ts';
import type { Subscription } from './subscription.ts';

/** A list names movies by any id under which they were known. */
export function follows(wish: Subscription['movies'], movie: Movie): boolean {
  if (typeof wish === 'string') return wish === 'all' || movie.notable;
  return wish.includes(movie.id) || movie.alsoIds?.some((id) => wish.includes(id)) === true;
}

/** By every id under which they were known; an id that a movie has now goes first. */
export function moviesById(movies: readonly Movie[]): ReadonlyMap<string, Movie> {
  const others = movies.flatMap((movie) => (movie.alsoIds ?? []).map((id) => [id, movie] as const));
  return new Map([...others, ...movies.map((movie) => [movie.id, movie] as const)]);
}
