// The movies: whether the file can be read, what the sources gave, and how old that is.
import type { Config } from '../config.ts';
import type { Movie } from '../core/movie.ts';
import { homeRegion } from '../core/releases-for.ts';
import type { SourceName } from '../core/source-record.ts';
import { exactDates } from '../core/telling-days.ts';
import { keptMovies } from '../refresh/kept-movies.ts';
import { CatalogueError, readCatalogueFile } from '../sources/file.ts';
import type { Database } from '../store/database.ts';
import { sourceMovies } from '../store/source-movies.ts';
import { subscriptionStore } from '../store/subscriptions.ts';
import { counted } from '../core/counted.ts';
import type { Finding } from './finding.ts';
import { sourceKeys } from './settings.ts';

/**
 * What a source gave. `asOf`: the day on which it was last asked with success, or of what the file said last; `lastError`:
 * why it gives nothing newer; `isFilled`: all that it holds was given once.
 */
export type SourceState = {
  name: string;
  movies: number;
  asOf?: string | undefined;
  lastError?: string | undefined;
  isFilled?: boolean;
};

type Asked = Pick<Config, 'catalogueFile' | 'sources' | 'tmdbToken' | 'kobisKey'>;

/** What a bot kept. nothing: there is nothing yet; unread: that cannot be told. */
export type Kept = Database | 'nothing' | 'unread';

export async function examineCatalogue(
  config: Asked,
  today: Temporal.PlainDate,
  kept: Kept,
): Promise<Finding[]> {
  const { file, faults } = await fileOf(config);
  const others = config.sources.filter((name) => name !== 'file');
  const sources = file ? config.sources : others;
  const movies =
    typeof kept === 'string' ? (file ?? []) : (await keptMovies(kept, { ...config, sources })).movies;
  const isKnown = kept !== 'unread' || others.length === 0;
  return [
    ...faults,
    ...(isKnown && (faults.length === 0 || movies.length > 0)
      ? [judgeMovies(movies, await regionsIn(kept), today)]
      : []),
    ...(file ? [judgeSource(fileState(config.catalogueFile, file), today)] : []),
    ...(await Promise.all(others.map((name) => examineSource(name, today, kept)))),
    ...unasked(config),
  ];
}

/** An earlier version knew no other regions. */
const regionsIn = async (kept: Kept): Promise<string[]> =>
  typeof kept === 'string'
    ? [homeRegion]
    : [
        homeRegion,
        ...(await subscriptionStore(kept)
          .otherRegions()
          .catch(() => [])),
      ];

async function fileOf({ sources, catalogueFile }: Asked): Promise<{ file?: Movie[]; faults: Finding[] }> {
  if (!sources.includes('file')) return { faults: [] };
  try {
    return { file: await readCatalogueFile(catalogueFile), faults: [] };
  } catch (error) {
    if (!(error instanceof CatalogueError)) throw error;
    return { faults: error.message.split('\n').map(ofFault) };
  }
}

async function examineSource(name: SourceName, today: Temporal.PlainDate, kept: Kept): Promise<Finding> {
  if (typeof kept === 'string') {
    const says = { nothing: 'nothing is kept of it so far', unread: 'what is kept of it could not be read' };
    return { check: 'catalogue', state: 'skipped', says: `${name}: ${says[kept]}.` };
  }
  const store = sourceMovies(kept);
  const { asOf, lastError, filled } = await store.state(name);
  return judgeSource({ name, movies: await store.count(name), asOf, lastError, isFilled: filled }, today);
}

/** A key alone has nobody asked. */
const unasked = (config: Asked): Finding[] =>
  sourceKeys.flatMap(({ source, setting, key }) =>
    config[key] === undefined || config.sources.includes(source)
      ? []
      : [
          {
            check: 'catalogue',
            state: 'warning',
            says: `${setting} is set, but SOURCES does not name ${source}: it is not asked.`,
            remedy: `Add ${source} to SOURCES, or take SOURCES away.`,
          },
        ],
  );

const ofFault = (fault: string): Finding => ({
  check: 'catalogue',
  state: 'wrong',
  says: `${fault}.`,
  remedy:
    'Correct the file, or name another one in CATALOGUE_FILE. The README says what an entry looks like.',
});

function judgeMovies(
  movies: readonly Movie[],
  regions: readonly string[],
  today: Temporal.PlainDate,
): Finding {
  const isAhead = (movie: Movie): boolean =>
    regions.some((region) => exactDates(movie, region).some((date) => date >= today.toString()));
  const ahead = movies.filter(isAhead).length;
  const undated = movies.filter(({ releases }) => releases.length === 0).length;
  const says = `${counted(movies.length, 'movie')}, ${undated.toLocaleString('en')} without a date; ${ahead.toLocaleString('en')} with a day still to come.`;
  if (ahead > 0) return { check: 'catalogue', state: 'ok', says };
  return {
    check: 'catalogue',
    state: 'warning',
    says: `${says} No alert will come.`,
    remedy: 'Add movies that are still to come to the file, or sources that know of some to SOURCES.',
  };
}

function fileState(path: string, movies: readonly Movie[]): SourceState {
  const stated = movies.flatMap(({ source, releases }) => [source.asOf, ...releases.map(({ asOf }) => asOf)]);
  const [asOf] = stated
    .filter((day) => day !== undefined)
    .toSorted()
    .toReversed();
  return { name: path, movies: movies.length, ...(asOf === undefined ? {} : { asOf }) };
}

/** The file changes when its owner writes it. TMDB is asked each hour, of which the day is kept; the others each day. */
const oldDays = { file: 60, asked: 3, tmdb: 1 };

export function judgeSource(source: SourceState, today: Temporal.PlainDate): Finding {
  const { name, movies, asOf, lastError, isFilled } = source;
  const days = asOf === undefined ? undefined : Temporal.PlainDate.from(asOf).until(today).days;
  const says = `${name}: ${counted(movies, 'movie')}, ${ageOf(source, days)}.`;
  const warning = { check: 'catalogue', state: 'warning' } as const;
  if (lastError !== undefined) {
    return {
      ...warning,
      says: `${says} It gave nothing newer: ${lastError.replace(/\.?$/, '.')}`,
      remedy: 'The bot asks again by itself; what it has stays. If it goes on, see the key and the network.',
    };
  }
  if (isFilled === undefined) {
    if (days !== undefined && days <= oldDays.file) return { check: 'catalogue', state: 'ok', says };
    return { ...warning, says, remedy: 'Dates may have changed since: bring it up to date.' };
  }
  const most = name === 'tmdb' ? oldDays.tmdb : oldDays.asked;
  if (isFilled ? days !== undefined && days <= most : movies > 0)
    return { check: 'catalogue', state: 'ok', says };
  return {
    ...warning,
    says,
    remedy: `The bot asks it while it runs; gaebong catalogue sync ${name} asks at once.`,
  };
}

function ageOf({ asOf, isFilled, movies }: SourceState, days: number | undefined): string {
  if (isFilled === false)
    return movies === 0 ? 'never asked with success so far' : 'its first fill is under way';
  return days === undefined ? 'of no stated day' : `as of ${asOf}, ${inWords(days)}`;
}

const inWords = (days: number): string => (days <= 0 ? 'today' : `${counted(days, 'day')} ago`);
