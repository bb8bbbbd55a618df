// What a person is told whom a direct message could not reach.
import type { Catalogue } from '../core/catalogue.ts';
import { reply, text, type Message } from './message.ts';
import { readerOf, type Reader } from './reader.ts';
import { formattedTitle } from './title.ts';

export function refusalNotice(
  movieIds: readonly string[],
  reading: Omit<Reader, 'today'> & { movies: Catalogue },
): Message {
  const reader = readerOf(reading);
  const titles = movieIds.slice(0, 5).flatMap((id) => {
    const movie = reading.movies.movie(id);
    return movie ? [formattedTitle(movie, reader)] : [];
  });
  return reply(text(reading.say.reminders.refused(titles.join(', '))));
}
