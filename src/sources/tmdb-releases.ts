// TMDB's release dates as ours. Its types: 1 premiere, 2 limited, 3 theatrical, 4 digital, 5 physical, 6 TV.
import type { Release, ReleaseType } from '../core/movie.ts';
import { findRegion } from '../core/regions.ts';
import { compareDates, isReleaseDate } from '../core/release-date.ts';
import { platformIn } from './platform-names.ts';
import type { ReleaseDates, WatchProviders } from './tmdb-answers.ts';

type Entry = { date: string; type: number; note: string };

type Given = {
  dates: ReleaseDates;
  providers: WatchProviders | undefined;
  /** The movie's own date: "" where none is known. */
  primary: string;
  asOf: string;
};

/**
 * Of each region its first day of each kind. In cinemas that is the first wide one; a limited one counts where a
 * region has no wide one (else it is a preview), and what opens again is no release. Where it was in cinemas a digital
 * day that names no platform is when it can be rented: no release either, but kept as another date. A premiere is a
 * festival's day, whatever else is known. The movie's own date, which may be a premiere's, is taken only if no region
 * has any.
 */
export function releasesOf({ dates, providers, primary, asOf }: Given): Release[] {
  const releases = dates.results.flatMap(({ iso_3166_1: region, release_dates }) => {
    // Its list of regions has some that are none any more, such as SU.
    if (findRegion(region) !== region) return [];
    const entries = release_dates.map(entryOf).filter(({ date }) => isReleaseDate(date));
    return ofRegion(entries, region, providers);
  });
  const known = releases.length === 0 && isReleaseDate(primary) ? [{ date: primary }] : releases;
  return known
    .map((release) => ({ ...release, asOf, source: 'TMDB', earlier: [] }))
    .toSorted((a, b) => compareDates(a.date, b.date) || order(a.region, b.region));
}

// A day as an instant: its time and zone mean nothing.
const entryOf = ({ release_date, type, note }: ReleaseDates['results'][0]['release_dates'][0]): Entry => ({
  date: release_date.slice(0, 10),
  type,
  note: note ?? '',
});

type Dated = { date: string; region?: string; type?: ReleaseType; platform?: string };

function ofRegion(entries: readonly Entry[], region: string, providers: WatchProviders | undefined): Dated[] {
  const inCinemas = entries.some(({ type }) => type === 2 || type === 3);
  const byKind = Map.groupBy(inOrder(entries), (entry) => kindOf(entry, inCinemas));
  return [...byKind].flatMap(([type, [first]]): Dated[] => {
    if (!type || !first) return [];
    const platforms = inCinemas ? [] : offered(providers, region);
    const platform = type === 'streaming' ? platformOf(first, platforms) : undefined;
    return [{ date: first.date, region, type, ...(platform === undefined ? {} : { platform }) }];
  });
}

/** By date, but wide ones before limited ones. */
const inOrder = (entries: readonly Entry[]): Entry[] =>
  entries.toSorted((a, b) => Number(a.type === 2) - Number(b.type === 2) || compareDates(a.date, b.date));

const kinds: Readonly<Record<number, ReleaseType>> = {
  1: 'festival',
  2: 'theatrical',
  3: 'theatrical',
  4: 'streaming',
  5: 'other',
  6: 'tv',
};

const kindOf = ({ type, note }: Entry, inCinemas: boolean): ReleaseType | undefined =>
  type === 4 && inCinemas && platformIn(note) === undefined ? 'other' : kinds[type];

/** As its note says; else the one platform that has it. What was in cinemas first may be on another by now. */
const platformOf = ({ note }: Entry, platforms: readonly string[]): string | undefined =>
  platformIn(note) ?? (platforms.length === 1 ? platforms[0] : undefined);

/** The platforms on which subscribers of a region see it, in TMDB's order; known ones by one name ("Netflix Standard with Ads"). */
export function offered(providers: WatchProviders | undefined, region: string): string[] {
  const names = providers?.results[region]?.flatrate?.map(({ provider_name }) => provider_name) ?? [];
  return [...new Set(names.map((name) => platformIn(name) ?? name))].filter((name) => name !== '');
}

const order = (a = '', b = ''): number => (a < b ? -1 : Number(a > b));
