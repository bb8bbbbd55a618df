// Posts of alerts about the six movies, and how they are told.
import type { AlertInPost, Post } from '../../src/core/alert.ts';
import { catalogueOf } from '../../src/core/catalogue.ts';
import { sayIn } from '../../src/text/index.ts';
import { sixMovies } from '../commands/movies.ts';

export const due = Temporal.Instant.from('2023-02-17T09:00+09:00');
export const release = (movieId: string, date = '2023-02-17'): AlertInPost => ({
  movieId,
  kind: 'release',
  date,
});
export const postOf = (...alerts: AlertInPost[]): Post => ({ id: 'p-1', place: 'channel:3', due, alerts });
export const telling = {
  movies: catalogueOf(sixMovies),
  say: sayIn('en'),
  now: due,
  timeZone: 'Asia/Seoul',
};
export const korean = { ...telling, say: sayIn('ko') };
export const later = (hours: number) => due.add({ hours });
