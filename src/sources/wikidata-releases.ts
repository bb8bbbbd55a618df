// Wikidata's publication dates (P577) as releases.
import type { Release, ReleaseType } from '../core/movie.ts';
import { compareDates, isReleaseDate } from '../core/release-date.ts';
import { platformIn } from './platform-names.ts';
import { bestOf, itemId, type ItemFacts, type Rank, type Statement } from './wikidata-rows.ts';

type Items = ReadonlyMap<string, ItemFacts>;

/** Where a date holds: a region, or the world, or a showing that is no release, or a platform. */
type Place = { key: string; region?: string; showing?: true; platform?: string };

type Dated = { date: string; rank: Rank; place: Place; statement: Statement };

/**
 * Gregorian days, months and years, best ranks for each place. What they mean:
 * - A date of a country is that region's. In South Korea it is the cinemas', elsewhere Wikidata does not say whose.
 * - A date of a festival, a premiere or a town is a showing and no release.
 * - A date without a place is often the premiere's. It counts only while South Korea has none and no place has the same.
 * - Where all who show a film stream it (P449), they do so on these days. Where all who distribute it do (P750), it may
 *   still have been in cinemas: that says it of dates without a country, and leaves open what those of a country are.
 * - A film that only broadcasters show is on TV.
 * - What is said of "somewhere", or of a place without a country, is not used.
 */
export function releasesOf(statements: readonly Statement[], items: Items, asOf: string): Release[] {
  const all = statements.filter(({ property }) => property === 'P577').flatMap((one) => datedOf(one, items));
  const best = [...Map.groupBy(all, ({ place }) => place.key).values()].flatMap(bestOf);
  const kept = best.filter((one) => !isVaguerThan(one, best) && !isOvershadowed(one, best));
  const outlets = outletsOf(statements, items);
  const releases = kept.map((one) => releaseOf(one, outlets, items, asOf));
  const unique = new Map(
    releases.map((one) => [`${one.date} ${one.region} ${one.type} ${one.platform}`, one]),
  );
  return [...unique.values()].toSorted(
    (a, b) => compareDates(a.date, b.date) || compareText(a.region, b.region) || compareText(a.type, b.type),
  );
}

const compareText = (a = '', b = ''): number => Number(a > b) - Number(a < b);

function datedOf(statement: Statement, items: Items): Dated[] {
  const date = dateOf(statement);
  if (date === undefined) return [];
  const isShowing = [...statement.occasions].some(
    (id) => isFestival(items.get(id)) || isPremiere(items.get(id)),
  );
  const places = placesOf(statement, items);
  return places.map((place) => {
    const shown: Place = { ...place, key: `${place.key} showing`, showing: true };
    return { date, rank: statement.rank, place: isShowing ? shown : place, statement };
  });
}

const lengths: Record<string, number> = { 9: 4, 10: 7, 11: 10 };
const gregorian = 'Q1985727';

function dateOf({ value, precision = '', calendar }: Statement): string | undefined {
  const day = /^(\d{4}-\d{2}-\d{2})T/.exec(value.value)?.[1];
  const length = lengths[precision];
  if (value.isLink || day === undefined || length === undefined || calendar !== gregorian) return undefined;
  const date = day.slice(0, length);
  return isReleaseDate(date) ? date : undefined;
}

function placesOf({ places, someplace }: Statement, items: Items): Place[] {
  if (places.size === 0) return someplace ? [] : [{ key: '' }];
  return [...places].flatMap((id) => placeOf(id, items) ?? []);
}

function placeOf(id: string, items: Items): Place | undefined {
  const facts = items.get(id);
  if (!facts) return undefined;
  if (/worldwide|전 ?세계/i.test(nameOf(facts))) return { key: 'world' };
  const platform = platformIn(nameOf(facts));
  if (platform !== undefined) return { key: platform, platform };
  const country = facts.country === undefined ? undefined : items.get(facts.country)?.code;
  const region = facts.code ?? country;
  const where = region === undefined ? {} : { region };
  if (isFestival(facts)) return { key: `festival ${id}`, ...where, showing: true };
  if (facts.code !== undefined) return { key: facts.code, ...where };
  return country === undefined ? undefined : { key: `town ${id}`, ...where, showing: true };
}

const nameOf = (facts: ItemFacts | undefined): string =>
  [facts?.labels['en'], facts?.labels['mul'], facts?.labels['ko']].filter(Boolean).join(' / ');

const isFestival = (facts: ItemFacts | undefined): boolean =>
  /festival|berlinale|영화제/i.test(nameOf(facts));
const isPremiere = (facts: ItemFacts | undefined): boolean =>
  /premi[eè]re|preview|시사회/i.test(nameOf(facts));

/** 2023 beside 2023-02-17 of the same place, or of any place if it has none. */
const isVaguerThan = ({ date, place }: Dated, all: readonly Dated[]): boolean =>
  all.some(
    (other) =>
      other.date.length > date.length &&
      other.date.startsWith(date) &&
      (other.place.key === place.key || (place.key === '' && !other.place.showing)),
  );

const isOvershadowed = ({ date, place }: Dated, all: readonly Dated[]): boolean =>
  place.key === '' &&
  all.some((other) => other.place.key === 'KR' || (other.place.key !== '' && other.date === date));

/** The platforms that show or distribute a film, where nobody else does. */
type Outlets = { showing: string[]; distributing: string[]; onTvOnly: boolean };

function outletsOf(statements: readonly Statement[], items: Items): Outlets {
  const named = (property: string): string[] =>
    bestOf(statements.filter((one) => one.property === property)).map(({ value }) =>
      nameOf(items.get(itemId(value) ?? '')),
    );
  const distributors = named('P750');
  const broadcasters = named('P449');
  const showing = platformsOnly(broadcasters);
  return {
    showing,
    distributing: platformsOnly(distributors),
    onTvOnly: distributors.length === 0 && broadcasters.length > 0 && showing.length === 0,
  };
}

function platformsOnly(names: readonly string[]): string[] {
  const platforms = names.map((name) => platformIn(name));
  const known = platforms.filter((platform) => platform !== undefined);
  return known.length === platforms.length ? [...new Set(known)] : [];
}

function releaseOf({ date, place, statement }: Dated, outlets: Outlets, items: Items, asOf: string): Release {
  const { type, platform } = place.showing
    ? { type: 'festival' as const }
    : kindOf(place, statement, outlets, items);
  return {
    date,
    ...(place.region === undefined ? {} : { region: place.region }),
    ...(type === undefined ? {} : { type }),
    ...(platform === undefined ? {} : { platform }),
    asOf,
    source: 'Wikidata',
    earlier: [],
  };
}

type Kind = { type?: ReleaseType | undefined; platform?: string | undefined };

/** What the date's own qualifiers say goes before what is said of the film. */
function kindOf(place: Place, statement: Statement, outlets: Outlets, items: Items): Kind {
  if (place.platform !== undefined) return { type: 'streaming', platform: place.platform };
  const own = platformsOnly([...statement.distributors].map((id) => nameOf(items.get(id))));
  if (own.length > 0) return streamedBy(own);
  const way = wayOf([...statement.ways].map((id) => nameOf(items.get(id))));
  const all = [...new Set([...outlets.showing, ...outlets.distributing])];
  if (way === 'streaming') return streamedBy(all);
  if (way !== undefined) return { type: way };
  if (outlets.showing.length > 0) return streamedBy(outlets.showing);
  if (outlets.distributing.length > 0) return place.region === undefined ? streamedBy(all) : {};
  if (outlets.onTvOnly) return { type: 'tv' };
  return place.region === 'KR' ? { type: 'theatrical' } : {};
}

/** With a name where there is one alone. */
const streamedBy = (platforms: readonly string[]): Kind => ({
  type: 'streaming',
  platform: platforms.length === 1 ? platforms[0] : undefined,
});

const ways: readonly (readonly [ReleaseType, RegExp])[] = [
  ['streaming', /video on demand|streaming/i],
  ['theatrical', /theatr|cinema|movie theat/i],
  ['tv', /television|broadcast/i],
  ['other', /dvd|blu-ray|vhs|home video|optical disc|direct-to-video/i],
];

const wayOf = (names: readonly string[]): ReleaseType | undefined =>
  ways.find(([, pattern]) => names.some((name) => pattern.test(name)))?.[0];
