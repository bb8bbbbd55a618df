// Who said each value of a merged movie, and when.
import type { Group } from './merge-groups.ts';
import { originalTitleOf, titledRecord } from './merge-fields.ts';
import { saidReleases } from './merge-releases.ts';
import type { Movie, Person, Release } from './movie.ts';
import type { SourceName, SourceRecord } from './source-record.ts';

/** `value` is text to show; `asOf` is a day. */
export type Origin = { field: string; value: string; source: SourceName; asOf?: string };

/** `records`: those of one movie, in order of precedence, as `mergeSources` gives them. */
export const originsOf = (records: Group): Origin[] => [
  ...said([titledRecord(records)], 'title', ({ title }) => title),
  ...fields.flatMap(([field, valueOf]) =>
    said(records, field, valueOf).slice(0, ofAll.has(field) ? undefined : 1),
  ),
  ...saidReleases(records).map(({ release, record }) => ({
    field: 'release',
    value: releaseText(release, record.source),
    source: record.source,
    ...dayOf(release.asOf ?? (release.source === undefined ? record.movie.source.asOf : undefined)),
  })),
];

const people = (list: readonly Person[]): string =>
  list
    .map(({ name, originalName }) => (originalName === undefined ? name : `${name} (${originalName})`))
    .join(', ');

const idNames: readonly (keyof Movie['ids'])[] = ['wikidata', 'tmdb', 'kobis', 'imdb'];

/** Empty: nothing is said. */
type ValueOf = (movie: Movie) => string;

const fields: readonly (readonly [field: string, ValueOf])[] = [
  ['originalTitle', (movie) => originalTitleOf(movie) ?? ''],
  ['aliases', ({ aliases }) => aliases.join(', ')],
  ['synopsis.en', ({ synopsis }) => synopsis?.en ?? ''],
  ['synopsis.ko', ({ synopsis }) => synopsis?.ko ?? ''],
  ['directors', ({ directors }) => people(directors)],
  ['cast', ({ cast }) => people(cast)],
  ['genres', ({ genres }) => genres.join(', ')],
  ['poster', ({ poster = '' }) => poster],
  ['links', ({ links }) => links.map(({ url }) => url).join(', ')],
  ['popularity', ({ popularity }) => (popularity === undefined ? '' : String(popularity))],
  ...idNames.map((name) => [`ids.${name}`, ({ ids }: Movie) => String(ids[name] ?? '')] as const),
];

/** Of these every source has its share in the movie, of people their further names; of the others the first that says any. */
const ofAll = new Set(['aliases', 'directors', 'cast', 'links']);

/** Each value once. */
function said(records: readonly SourceRecord[], field: string, valueOf: ValueOf): Origin[] {
  const values = records.map(({ movie }) => valueOf(movie));
  return records.flatMap(({ source, movie }, index) => {
    const value = values[index] ?? '';
    if (value === '' || values.indexOf(value) < index) return [];
    return [{ field, value, source, ...dayOf(movie.source.asOf) }];
  });
}

const dayOf = (asOf: string | undefined): { asOf?: string } => (asOf === undefined ? {} : { asOf });

/** The operator may say of a date who said it. */
function releaseText({ date, region, type, platform, source }: Release, by: SourceName): string {
  const text = [date, region, type, platform].filter((part) => part !== undefined).join(' ');
  return by === 'file' && source !== undefined ? `${text} (${source})` : text;
}
