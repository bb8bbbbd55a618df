// The movies as a bot at work has them: of the operator's file, and of what it kept of the other sources.
import { mergeSources } from '../core/merge.ts';
import type { SourceName } from '../core/source-record.ts';
import { readCatalogueFile } from '../sources/file.ts';
import type { Database } from '../store/database.ts';
import { movieIds } from '../store/movie-ids.ts';
import { sourceMovies } from '../store/source-movies.ts';

/** Changes nothing. Throws a CatalogueError where the file has a fault. */
export async function keptMovies(
  db: Database,
  { sources, catalogueFile }: { sources: readonly SourceName[]; catalogueFile: string },
): Promise<ReturnType<typeof mergeSources>> {
  const file = sources.includes('file') ? await readCatalogueFile(catalogueFile) : [];
  const asked = sources.filter((name) => name !== 'file');
  const records = await sourceMovies(db).records(asked);
  const own = file.map((movie) => ({ source: 'file' as const, movie }));
  return mergeSources([...own, ...records], (await movieIds(db).known()).ids);
}
