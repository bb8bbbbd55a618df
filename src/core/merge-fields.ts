// One movie of its records, field by field, and who said each value.
import { isNotable } from './notable.ts';
import { formOf, type Group } from './merge-groups.ts';
import type { NamedGroup } from './merge-ids.ts';
import { mergedPeople } from './merge-people.ts';
import { saidReleases } from './merge-releases.ts';
import type { Movie, Release } from './movie.ts';
import type { SourceName, SourceRecord } from './source-record.ts';

export function mergedMovie({ id, alsoIds, records }: NamedGroup): Movie {
  const [first] = records;
  if (!first) throw new Error('a movie has at least one record');
  const merged = records.length === 1 ? ofOne(first) : ofSeveral(first.movie, records);
  const { popularity: _, ...rest } = merged;
  return {
    ...rest,
    id,
    ...(alsoIds.length === 0 ? {} : { alsoIds }),
    notable: isNotable(merged, records),
    ...popularityOf(records),
    ...firstFilledIn(records),
  };
}

function firstFilledIn(records: Group): Pick<Movie, 'firstFilled'> {
  if (records.length === 1 || !records.some(({ isOfFirstFill }) => isOfFirstFill)) return {};
  const first = saidReleases(records).filter(({ record }) => record.isOfFirstFill);
  return first.length === 0 ? {} : { firstFilled: first.map(({ release }) => release.date) };
}

function ofOne(record: SourceRecord): Movie {
  const { movie, source } = record;
  if (source === 'file' || movie.releases.length < 2) return movie;
  return { ...movie, releases: saidReleases([record]).map(({ release }) => release) };
}

function ofSeveral(first: Movie, records: Group): Movie {
  const movies = records.map(({ movie }) => movie);
  const { title } = titledRecord(records).movie;
  const originalTitle = firstOf(movies, originalTitleOf);
  const synopsis = synopsisOf(movies);
  const poster = firstOf(movies, (movie) => movie.poster);
  const releases = saidReleases(records).map((said) => withItsSource(said.release, said.record, first));
  const earlier = releases.length === 0 ? firstOf(movies, (movie) => movie.earlier) : undefined;
  return {
    id: first.id,
    title,
    ...(originalTitle === undefined || originalTitle === title ? {} : { originalTitle }),
    aliases: aliasesOf(movies, [title, originalTitle ?? '']),
    ...(synopsis ? { synopsis } : {}),
    directors: [...mergedPeople(movies.map(({ directors }) => directors))],
    cast: [...mergedPeople(movies.map(({ cast }) => cast))],
    genres: firstOf(movies, ({ genres }) => (genres.length > 0 ? genres : undefined)) ?? [],
    releases,
    ...(earlier ? { earlier } : {}),
    ...(poster === undefined ? {} : { poster }),
    links: linksOf(movies),
    ids: Object.assign({}, ...movies.map(({ ids }) => ids).toReversed()),
    notable: first.notable,
    source: first.source,
  };
}

const hangul = /\p{sc=Hang}/u;

/** The operator's title is the title; else an English one comes before a Korean one that stands where none is known. */
export function titledRecord(records: Group): SourceRecord {
  const [first] = records;
  if (!first) throw new Error('a movie has at least one record');
  if (first.source === 'file') return first;
  return records.find(({ movie }) => !hangul.test(movie.title)) ?? first;
}

export const originalTitleOf = ({ title, originalTitle }: Movie): string | undefined =>
  originalTitle ?? (hangul.test(title) ? title : undefined);

function firstOf<T>(movies: readonly Movie[], value: (movie: Movie) => T | undefined): T | undefined {
  for (const movie of movies) {
    const found = value(movie);
    if (found !== undefined) return found;
  }
  return undefined;
}

function synopsisOf(movies: readonly Movie[]): Movie['synopsis'] {
  const en = firstOf(movies, ({ synopsis }) => synopsis?.en);
  const ko = firstOf(movies, ({ synopsis }) => synopsis?.ko);
  return en === undefined ? undefined : { en, ...(ko === undefined ? {} : { ko }) };
}

/** All that it is called besides, each once. */
function aliasesOf(movies: readonly Movie[], titles: readonly string[]): string[] {
  const known = new Set(titles.map(formOf));
  const others = movies.flatMap(({ title, originalTitle, aliases }) => [
    ...aliases,
    title,
    ...(originalTitle === undefined ? [] : [originalTitle]),
  ]);
  return others.filter((title) => {
    const form = formOf(title);
    if (known.has(form)) return false;
    known.add(form);
    return true;
  });
}

function linksOf(movies: readonly Movie[]): Movie['links'] {
  const links = movies.flatMap((movie) => movie.links);
  return links.filter(({ url }, index) => links.findIndex((one) => one.url === url) === index);
}

/** A release without a source of its own is its movie's: of another source than the first, it says which. */
function withItsSource(release: Release, { movie }: SourceRecord, first: Movie): Release {
  if (movie === first || release.source !== undefined) return release;
  const { name, asOf } = movie.source;
  return { ...release, source: name, ...((release.asOf ?? asOf) ? { asOf: release.asOf ?? asOf } : {}) };
}

/** TMDB's measure. What only Wikidata knows has its number of pages there instead: a third of it is of the same size, about. */
function popularityOf(records: Group): { popularity?: number } {
  const of = (source: SourceName) => records.find((one) => one.source === source)?.movie.popularity;
  const sitelinks = of('wikidata');
  const popularity = of('file') ?? of('tmdb') ?? (sitelinks === undefined ? undefined : sitelinks / 3);
  return popularity === undefined ? {} : { popularity };
}
