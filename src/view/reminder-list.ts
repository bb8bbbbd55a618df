// A person's reminders, and what is said when one is added or removed.
import type { Catalogue } from '../core/catalogue.ts';
import { reminderMinute } from '../core/due.ts';
import type { Movie } from '../core/movie.ts';
import { outlook } from '../core/reminder.ts';
import type { Reminder } from '../core/subscription.ts';
import { customId } from './custom-id.ts';
import { button, container, plainWithin, reply, row, select, text, type Message } from './message.ts';
import { pageButtons, pageOf } from './pages.ts';
import type { Reader } from './reader.ts';
import { choiceName, formattedTitle } from './title.ts';

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
  const { items, page, pages } = pageOf(reminders, wanted, pageSize);
  const entries = items.map(({ movieId }) => ({ movieId, movie: catalogue.movie(movieId) }));
  const lines = entries.map((entry) => `- ${reminderLine(entry, reader)}`);
  const turns = pageButtons(['remind', 'page'], { page, pages });
  return reply(
    ...above,
    container(
      text(`${say.reminders.heading(reminders.length)}\n${lines.join('\n')}`),
      text(`-# ${say.reminders.how(reminderMinute, reader.timeZone)}`),
    ),
    removeRow(entries, page, reader),
    ...(turns.length > 0 ? [row(...turns)] : []),
  );
}

type Entry = { movieId: string; movie: Movie | undefined };

function removeRow(
  entries: readonly Entry[],
  page: number,
  { say, language }: Reader,
): ReturnType<typeof row> {
  const options = entries.map(({ movieId, movie }) => ({
    label: movie ? choiceName(movie, language) : movieId,
    value: movieId,
  }));
  return row(select(customId('remind', 'drop', page), say.reminders.removeOne, options));
}

function reminderLine({ movieId, movie }: Entry, reader: Reader): string {
  const { reminders } = reader.say;
  if (!movie) return `${plainWithin(movieId, 100)} · ${reminders.lineGone}`;
  return `${formattedTitle(movie, reader, 100)} · ${whenTold(movie, reader)}`;
}

function whenTold(movie: Movie, { say, now, timeZone }: Reader): string {
  const ahead = outlook(movie, now, timeZone);
  if (ahead.name === 'on day') return say.reminders.lineOnDay(ahead.date);
  return ahead.name === 'when dated' ? say.reminders.lineWhenDated : say.reminders.linePast;
}

/** A sentence about one reminder that exists, with the way to remove it. */
export const reminderNote = (sentence: string, movie: Movie, { say }: Reader): Message =>
  reply(text(sentence), row(button(customId('remind', 'remove', movie.id), say.reminders.remove)));
