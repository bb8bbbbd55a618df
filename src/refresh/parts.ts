// What asking the sources needs of the rest of the house.
import type { Movie } from '../core/movie.ts';
import type { SourceName } from '../core/source-record.ts';
import type { Log } from '../ops/log.ts';
import type { Source } from '../sources/source.ts';
import type { HeldCatalogue } from '../store/catalogue.ts';
import type { FactStore } from '../store/facts.ts';
import type { MovieIds } from '../store/movie-ids.ts';
import type { SourceMovies } from '../store/source-movies.ts';

export type RefreshParts = {
  /** Those that are asked, without the file. */
  sources: readonly Source[];
  /** What the operator's file holds at start. Undefined: it is no source. */
  file: readonly Movie[] | undefined;
  movies: SourceMovies;
  ids: MovieIds;
  facts: Pick<FactStore, 'get' | 'set'>;
  catalogue: HeldCatalogue;
  calendar(): Temporal.Instant;
  /** Real time in milliseconds. */
  real(): number;
  /** Of all processes one asks; the others read what it kept. */
  isLeading(): boolean;
  /** Another catalogue has taken its place: everything is to be planned anew. */
  onChange(): void;
  log: Log;
};

export const namesOfSources: Record<SourceName, string> = {
  file: 'the file',
  wikidata: 'Wikidata',
  tmdb: 'TMDB',
  kobis: 'KOBIS',
};
