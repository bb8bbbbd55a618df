// What one source says of one movie, and how sources stand to each other.
import type { Movie } from './movie.ts';

export type SourceName = 'file' | 'wikidata' | 'tmdb' | 'kobis';

/** The movie has the source's own id: '<source>:<its id>', in the operator's file whatever stands there. */
export type SourceRecord = {
  source: SourceName;
  movie: Movie;
  /** As its source said it while it was asked for all the first time. */
  isOfFirstFill?: true;
};

/** `asOf`: the day of its last round that went through. `lastError`: why it broke off since. */
export type SourceState = { name: SourceName; movies: number; asOf?: string; lastError?: string };

/** For all but release dates: what stands first wins. KOBIS writes names in capitals and has no posters. */
const order: readonly SourceName[] = ['file', 'tmdb', 'wikidata', 'kobis'];

/** For release dates: KOBIS, which knows Korea's alone, stands before all but the operator. */
const orderOfDates: readonly SourceName[] = ['file', 'kobis', 'tmdb', 'wikidata'];

/** One for each record of all sources: an id of the file may look like another source's. */
export const keyOf = ({ source, movie }: SourceRecord): string =>
  source === 'file' ? `file:${movie.id}` : movie.id;

/** The same with what the record was called before: sources join their own records too. */
export const keysOf = (record: SourceRecord): string[] => [
  keyOf(record),
  ...(record.source === 'file' ? [] : (record.movie.alsoIds ?? [])),
];

export const inOrder = (records: readonly SourceRecord[]): SourceRecord[] =>
  records.toSorted((a, b) => order.indexOf(a.source) - order.indexOf(b.source));

export const inOrderOfDates = (records: readonly SourceRecord[]): SourceRecord[] =>
  records.toSorted((a, b) => orderOfDates.indexOf(a.source) - orderOfDates.indexOf(b.source));
