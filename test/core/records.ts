// What sources say, for the tests of merging. Dates and ids are public facts of real films, or plainly artificial.
import type { Movie } from '../../src/core/movie.ts';
import type { SourceName, SourceRecord } from '../../src/core/source-record.ts';
import { movieOf } from './samples.ts';

export const record = (source: SourceName, id: string, given: Partial<Movie> = {}): SourceRecord => ({
  source,
  movie: movieOf(id, {
    notable: source === 'file',
    source: { name: source, asOf: '2026-11-01' },
    ...given,
  }),
});
