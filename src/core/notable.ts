// Which movies a subscription follows that names none.
import type { Movie } from './movie.ts';
import type { SourceName, SourceRecord } from './source-record.ts';

/**
 * TMDB's popularity; Wikidata's number of pages about it. Of 1,595 of the better known Korean films 35 to 68 a year, from 2015
 * to 2025, have a popularity of 1 or more: 0.7 to 1.3 a week (npm run bench -- notable --data FOLDER). A film is told once,
 * twice or three times: of its month, its cinemas, its platform. So a server gets some two or three alerts a week, and five
 * where films crowd.
 */
const looked = { tmdb: 1, wikidata: 1 };
const famous = { tmdb: 5, wikidata: 10 };

/**
 * Notable is a movie of the operator's file, if that does not say otherwise; one that opens in Korean cinemas or comes to a
 * named platform, and that people look for; and one that very many look for. `movie`: as its records together have it.
 */
export function isNotable({ releases }: Movie, records: readonly SourceRecord[]): boolean {
  const own = records.find(({ source }) => source === 'file');
  if (own) return own.movie.notable;
  if (isAtLeast(records, famous)) return true;
  const comesOut = releases.some(
    ({ region, type, platform }) => platform !== undefined || (region === 'KR' && type === 'theatrical'),
  );
  return comesOut && isAtLeast(records, looked);
}

const isAtLeast = (records: readonly SourceRecord[], least: Partial<Record<SourceName, number>>): boolean =>
  records.some(({ source, movie }) => (movie.popularity ?? 0) >= (least[source] ?? Infinity));
