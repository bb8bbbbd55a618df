// A person's reminders, and what is said when one is added or removed.
import type { Catalogue } from '../core/catalogue.ts';
import { reminderMinute } from '../core/due.ts';
import type { Movie } from '../core/movie.ts';
import { outlook, type Outlook } from '../core/reminder.ts';
import type { Reminder } from '../core/subscription.ts';
import { customId } from './custom-id.ts';
import { button, container, plainWithin, reply, row, select, text, type Message } from './message.ts';
import { pageButtons, pageOf } from './pages.ts';
import type { Reader } from './reader.ts';
import { choiceNames, formattedTitle } from './title.ts';

const pageSize = 20;

/** `note`: what has just been done, said above the list. */
export function reminderList(
  reminders: readonly Reminder[],
  wanted: number,
  catalogue: Catalogue,
  reader: Reader,
  note?: string,
): Message {
  const { say } = reader;
  const above = note === undefined ? [] : [text(note)];
  if (reminders.length === 0) return reply(...above, text(say.reminders.none));
  const entries = reminders.map(({ movieId }) => entryOf(movieId, catalogue, reader));
  const { items, page, pages } = pageOf(inOrder(entries), wanted, pageSize);
  const lines = items.map((entry) => `- ${reminderLine(entry, reader)}`);
  const how = say.reminders.how(reminderMinute, reader.timeZone);
  const foot = pages > 1 ? `${say.movies.page(page + 1, pages)} · ${how}` : how;
  const turns = pageButtons(['remind', 'page'], { page, pages });
  return reply(
    ...above,
    container(text(`${say.reminders.heading(reminders.length)}\n${lines.join('\n')}`), text(`-# ${foot}`)),
    removeRow(items, page, reader),
    ...(turns.length > 0 ? [row(...turns)] : []),
  );
}

/** Undefined: the movie is not in the catalogue any more. */
type Entry = { movieId: string; known?: { movie: Movie; ahead: Outlook } };

function entryOf(movieId: string, catalogue: Catalogue, { now, timeZone }: Reader): Entry {
  const movie = catalogue.movie(movieId);
  return movie ? { movieId, known: { movie, ahead: outlook(movie, now, timeZone) } } : { movieId };
}

/** What is told today and on a day to come by date, then what has no day yet, then what is over. */
function inOrder(entries: readonly Entry[]): Entry[] {
  const names = ['hour passed', 'on day', 'when dated', 'past'];
  const rank = ({ known }: Entry) => (known ? names.indexOf(known.ahead.name) : names.length);
  const date = ({ known }: Entry) => (known?.ahead.name === 'on day' ? known.ahead.date : '');
  return entries.toSorted((a, b) => rank(a) - rank(b) || date(a).localeCompare(date(b)));
}

function removeRow(
  entries: readonly Entry[],
  page: number,
  { say, language }: Reader,
): ReturnType<typeof row> {
  const movies = entries.flatMap(({ known }) => known?.movie ?? []);
  const names = new Map(choiceNames(movies, language).map((name, at) => [movies[at]?.id, name]));
  const options = entries.map(({ movieId }) => ({ label: names.get(movieId) ?? movieId, value: movieId }));
  return row(select(customId('remind', 'drop', page), say.reminders.removeOne, options));
}

function reminderLine({ movieId, known }: Entry, reader: Reader): string {
  const { reminders } = reader.say;
  if (!known) return `${plainWithin(movieId, 100)} · ${reminders.lineGone}`;
  return `${formattedTitle(known.movie, reader, 100)} · ${whenTold(known.ahead, reader)}`;
}

function whenTold(ahead: Outlook, { say: { reminders } }: Reader): string {
  switch (ahead.name) {
    case 'on day':
      return reminders.lineOnDay(ahead.date);
    case 'hour passed':
      return reminders.lineToday;
    case 'when dated':
      return reminders.lineWhenDated;
    case 'past':
      return reminders.linePast;
  }
}

/** A sentence about one reminder that exists, with the way to remove it. */
export const reminderNote = (sentence: string, movie: Movie, { say }: Reader): Message =>
  reply(text(sentence), row(button(customId('remind', 'remove', movie.id), say.reminders.remove)));
