// A person of cast or directors, and their movies by date.
import type { Filmography } from '../core/catalogue.ts';
import type { Person } from '../core/movie.ts';
import { leadingRelease } from '../core/standing.ts';
import { customId } from './custom-id.ts';
import { container, plainWithin, reply, row, select, text, type Message } from './message.ts';
import { movieSelect } from './movie-select.ts';
import { pageButtons, pageOf } from './pages.ts';
import type { Reader } from './reader.ts';
import { whenLine } from './release-lines.ts';
import { formattedTitle, personChoice, personName } from './title.ts';

const pageSize = 8;

/** `others`: people whom the same search fits. */
export function personCard(
  { person, movies }: Filmography,
  wanted: number,
  reader: Reader,
  others: readonly Person[] = [],
): Message {
  const { say, language } = reader;
  const { items, page, pages } = pageOf(movies, wanted, pageSize);
  const shown = items.map(({ movie }) => movie);
  // A name too long for a custom_id has its first page only.
  const canTurn = `person/page/${person.name}/000`.length <= 100;
  const turns = canTurn ? pageButtons(['person', 'page', person.name], { page, pages }) : [];
  const foot = pages > 1 ? [text(`-# ${say.movies.page(page + 1, pages)}`)] : [];
  return reply(
    container(
      text(headline(person, language)),
      text(items.map((entry) => line(entry, reader)).join('\n')),
      ...foot,
    ),
    row(movieSelect(customId('person', 'movie'), say.movies.openOne, shown, language)),
    ...othersRow(others, reader),
    ...(turns.length > 0 ? [row(...turns)] : []),
  );
}

function headline(person: Person, language: Reader['language']): string {
  const name = personName(person, language);
  const other = name === person.name ? person.originalName : person.name;
  const bold = `**${plainWithin(name, 200)}**`;
  return other === undefined || other === name ? bold : `${bold} · ${plainWithin(other, 200)}`;
}

function line({ movie, as }: Filmography['movies'][number], reader: Reader): string {
  const lead = leadingRelease(movie, reader.today);
  const when = lead ? whenLine(lead, movie, reader) : reader.say.movies.noDate;
  return `${formattedTitle(movie, reader)} · ${reader.say.movies.as[as]}\n${when}`;
}

function othersRow(others: readonly Person[], { say, language }: Reader): ReturnType<typeof row>[] {
  const distinct = [...new Map(others.map((person) => [person.name, person])).values()];
  const options = distinct
    .filter(({ name }) => name.length <= 100)
    .slice(0, 25)
    .map((person) => ({ label: personChoice(person, language), value: person.name }));
  if (options.length === 0) return [];
  return [row(select(customId('person', 'other'), say.movies.otherPeople, options))];
}
