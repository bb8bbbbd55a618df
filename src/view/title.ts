// How movies and people are named to a reader.
import type { Movie, Person } from '../core/movie.ts';
import type { Language } from '../core/subscription.ts';
import { sayIn, type Say } from '../text/index.ts';
import { clip, plainWithin } from './message.ts';
import type { Reader } from './reader.ts';

/** A movie's title in the reader's language, and its other one; not escaped. */
export function titlesOf(
  { title, originalTitle }: Movie,
  language: Language,
): { name: string; other?: string } {
  if (originalTitle === undefined || originalTitle === title) return { name: title };
  return language === 'ko' ? { name: originalTitle, other: title } : { name: title, other: originalTitle };
}

/** **Unlocked**, or **〈스마트폰을 떨어뜨렸을 뿐인데〉**: escaped, and at most `most` characters with its signs. */
export const formattedTitle = (movie: Movie, { say, language }: Reader, most = 120): string =>
  say.movies.title(plainWithin(titlesOf(movie, language).name, most - 6));

/** The year of a movie's first release. */
export const yearOf = (movie: Movie): string | undefined => movie.releases[0]?.date.slice(0, 4);

/** "Unlocked (2023) · 스마트폰을 떨어뜨렸을 뿐인데" for choices and buttons, where no markdown is read. */
export function choiceName(movie: Movie, language: Language, most = 100): string {
  const { name, other } = titlesOf(movie, language);
  const year = yearOf(movie);
  const first = `${clip(name, most - 20)}${year ? ` (${year})` : ''}`;
  return clip(other ? `${first} · ${other}` : first, most);
}

/** The same for several in one list: what would read the same has its day as well, or its director, or its id. */
export const choiceNames = (movies: readonly Movie[], language: Language, most = 100): string[] =>
  namesApart(movies, (movie, room) => choiceName(movie, language, room), sayIn(language), most);

/** `nameOf` within a number of characters; movies whose names are the same are told apart behind them. */
export function namesApart(
  movies: readonly Movie[],
  nameOf: (movie: Movie, most: number) => string,
  say: Say,
  most: number,
): string[] {
  const marks = [() => '', dayMark, directorMark, ({ id }: Movie) => ` · ${id}`];
  const columns = marks.map((mark) =>
    movies.map((movie) => {
      const behind = clip(mark(movie, say), most / 2);
      return nameOf(movie, most - behind.length) + behind;
    }),
  );
  return movies.map((_, at) => {
    const apart = columns.find((names) => names.filter((name) => name === names[at]).length === 1);
    return (apart ?? columns[0])?.[at] ?? '';
  });
}

function dayMark({ releases: [first] }: Movie, say: Say): string {
  return first && first.date.length > 4 ? ` · ${say.dates.plain(first.date)}` : '';
}

const directorMark = ({ directors: [first] }: Movie): string => (first ? ` · ${first.name}` : '');

/** A person's name in the reader's language; not escaped. */
export const personName = ({ name, originalName }: Person, language: Language): string =>
  language === 'ko' ? (originalName ?? name) : name;

/** "Yim Si-wan · 임시완" for choices; at most 100 characters. */
export function personChoice(person: Person, language: Language): string {
  const name = personName(person, language);
  const other = name === person.name ? person.originalName : person.name;
  return clip(other === undefined || other === name ? name : `${name} · ${other}`, 100);
}

/** Names in a row, escaped; the rest is counted. */
export function personNames(people: readonly Person[], { say, language }: Reader, most: number): string {
  const named = people.slice(0, most).map((person) => plainWithin(personName(person, language), 40));
  const rest = people.length - named.length;
  return rest > 0 ? `${named.join(', ')} ${say.movies.morePeople(rest)}` : named.join(', ');
}
