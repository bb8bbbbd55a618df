// Movies by date, a page at a time.
import type { Catalogue } from '../core/catalogue.ts';
import type { Movie, Release } from '../core/movie.ts';
import { standingOf } from '../core/standing.ts';
import { latest } from '../core/upcoming.ts';
import { customId } from './custom-id.ts';
import { button, container, plainWithin, reply, row, text, type Message } from './message.ts';
import { movieSelect } from './movie-select.ts';
import { pageButtons, pageOf } from './pages.ts';
import type { Reader } from './reader.ts';
import { distanceTo, howLine } from './release-lines.ts';
import { formattedTitle, titlesOf } from './title.ts';

/** A movie under one of its dates, or under none. */
export type Entry = { movie: Movie; release?: Release };

/** `when` is what the custom_ids carry: next, 2023-02, 2023 or none. */
export type MovieList = { when: string; heading: string; entries: readonly Entry[] };

/** Movies a page. */
const pageSize = 8;

export function movieListPage(
  list: MovieList,
  wanted: number,
  catalogue: Catalogue,
  reader: Reader,
  isPublic: boolean,
): Message {
  if (list.entries.length === 0) return emptyPage(list, catalogue, reader);
  const { say } = reader;
  const { items, page, pages } = pageOf(list.entries, wanted, pageSize);
  const known = say.movies.known(catalogue.movies.length, catalogue.asOf);
  const foot = pages > 1 ? `${say.movies.page(page + 1, pages)} · ${known}` : known;
  const showHere = isPublic
    ? []
    : [button(customId('upcoming', 'show', list.when, page), say.movies.showHere)];
  const buttons = [...pageButtons(['upcoming', 'page', list.when], { page, pages }), ...showHere];
  return reply(
    container(text(`### ${list.heading}`), text(linesOf(items, reader)), text(`-# ${foot}`)),
    openRow(items, reader),
    ...(buttons.length > 0 ? [row(...buttons)] : []),
  );
}

/** Nothing there: says how old the catalogue is, and what came last. */
function emptyPage(list: MovieList, catalogue: Catalogue, reader: Reader): Message {
  const { movies } = reader.say;
  const stated = catalogue.asOf ? ` ${movies.catalogueAsOf(catalogue.asOf)}` : '';
  const entries = latest(catalogue.movies, reader, 5).map(({ movie, release }) => ({ movie, release }));
  const head = text(`### ${list.heading}\n${movies.empty}${stated}`);
  if (entries.length === 0) return reply(container(head));
  const found = text(`${movies.latest}\n${linesOf(entries, reader)}`);
  return reply(container(head, found), openRow(entries, reader));
}

const openRow = (entries: readonly Entry[], { say, language }: Reader): ReturnType<typeof row> =>
  row(
    movieSelect(
      customId('upcoming', 'pick'),
      say.movies.openOne,
      entries.map(({ movie }) => movie),
      language,
    ),
  );

/** Each date once as a heading, its movies below it. */
function linesOf(entries: readonly Entry[], reader: Reader): string {
  let above: string | undefined;
  const lines: string[] = [];
  for (const entry of entries) {
    const date = entry.release?.date;
    if (date !== undefined && date !== above) {
      lines.push(`**${reader.say.dates.of(date)}** · ${distanceTo(date, reader)}`);
    }
    above = date;
    lines.push(`- ${entryLine(entry, reader)}`);
  }
  return lines.join('\n');
}

function entryLine({ movie, release }: Entry, reader: Reader): string {
  const { other } = titlesOf(movie, reader.language);
  const isOpen = release && standingOf(release, movie, reader.today).name === 'only announced';
  return [
    formattedTitle(movie, reader, 90),
    plainWithin(other ?? '', 80),
    release ? howLine(release, reader) : '',
    isOpen ? reader.say.movies.wasAnnounced : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}
