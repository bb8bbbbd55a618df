// A person of cast or directors, and their movies by date.
import type { Filmography } from '../core/catalogue.ts';
import type { Person, Release } from '../core/movie.ts';
import { compareEnds, lastDay } from '../core/release-date.ts';
import { leadingRelease } from '../core/standing.ts';
import { customId } from './custom-id.ts';
import { container, plainWithin, reply, row, select, text, type Message } from './message.ts';
import { movieSelect } from './movie-select.ts';
import { pageButtons, pageOf } from './pages.ts';
import type { Reader } from './reader.ts';
import { whenLine } from './release-lines.ts';
import { formattedTitle, personChoice, personName } from './title.ts';

const pageSize = 8;

/** `wanted`: a page, or the one with what comes next. `others`: people whom the same search fits. */
export function personCard(
  { person, movies }: Filmography,
  wanted: number | 'next',
  reader: Reader,
  others: readonly Person[] = [],
): Message {
  const { say, language } = reader;
  const credits = creditsOf(movies, reader);
  const opened = wanted === 'next' ? Math.floor(nextOf(credits, reader) / pageSize) : wanted;
  const { items, page, pages } = pageOf(credits, opened, pageSize);
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

type Credit = Filmography['movies'][number] & { lead: Release | undefined };

/** By the date that is shown of each, months after their days and years after their months; undated ones last. */
function creditsOf(movies: Filmography['movies'], { today, region }: Reader): Credit[] {
  const credits = movies.map((credit) => ({
    ...credit,
    lead: leadingRelease(credit.movie, today, region),
  }));
  return credits.toSorted((a, b) => {
    if (!a.lead || !b.lead) return Number(!a.lead) - Number(!b.lead);
    return compareEnds(a.lead.date, b.lead.date);
  });
}

/** Where the next to come stands; none: the latest that has a date. */
function nextOf(credits: readonly Credit[], { today }: Reader): number {
  const isAhead = ({ lead }: Credit): boolean =>
    lead !== undefined && Temporal.PlainDate.compare(today, lastDay(lead.date)) <= 0;
  const next = credits.findIndex(isAhead);
  return next >= 0
    ? next
    : Math.max(
        0,
        credits.findLastIndex(({ lead }) => lead !== undefined),
      );
}

function headline(person: Person, language: Reader['language']): string {
  const name = personName(person, language);
  const other = name === person.name ? person.originalName : person.name;
  const bold = `**${plainWithin(name, 200)}**`;
  return other === undefined || other === name ? bold : `${bold} · ${plainWithin(other, 200)}`;
}

function line({ movie, as, lead }: Credit, reader: Reader): string {
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
