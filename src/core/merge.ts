// One list of movies of what all sources say. Pure: the same records give the same movies.
import type { Movie } from './movie.ts';
import { mergedMovie } from './merge-fields.ts';
import { joinByIds, joinKobis, type Doubt } from './merge-groups.ts';
import { namedGroups, type KnownIds, type NamedGroup } from './merge-ids.ts';
import { keyOf, keysOf, type SourceRecord } from './source-record.ts';

export type Joined = {
  /** The records of each movie, and what it is called. */
  named: NamedGroup[];
  doubts: Doubt[];
  /** The movie's id for the key of each record, as it is to be kept. */
  ids: Map<string, string>;
};

/** `known`: what an earlier joining gave as `ids`. An id that a movie had stays its id. */
export function joinSources(records: readonly SourceRecord[], known: KnownIds): Joined {
  const byIds = joinByIds(withoutFormer(records));
  const joined = joinKobis(byIds.groups, known);
  return { ...namedGroups(joined.groups, known), doubts: [...byIds.doubts, ...joined.doubts] };
}

/** Where a source made one record of two, the other one may still be kept. */
function withoutFormer(records: readonly SourceRecord[]): readonly SourceRecord[] {
  const joined = records.filter(({ movie }) => movie.alsoIds);
  const former = new Set(joined.flatMap((record) => keysOf(record).slice(1)));
  return former.size === 0 ? records : records.filter((record) => !former.has(keyOf(record)));
}

export function mergeSources(
  records: readonly SourceRecord[],
  known: KnownIds,
): Joined & { movies: Movie[] } {
  const joined = joinSources(records, known);
  return { ...joined, movies: joined.named.map(mergedMovie) };
}
