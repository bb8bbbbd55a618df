// The time zone that a person means: an IANA name, a city in English or Korean, a country, an abbreviation.
import { koreanCities, otherNames } from './time-zone-names.ts';

export type ZoneSuggestion = {
  zone: string;
  /** What its clocks show: 21:30. */
  time: string;
};

/** The IANA name, in its usual case. Undefined: none is meant, or an offset such as +09:00, which has no summer time. */
export function findTimeZone(text: string): string | undefined {
  const typed = text.normalize('NFKC').trim();
  return zonesByName().get(keyOf(typed)) ?? ianaName(typed);
}

/** Those that a typed beginning may mean, best first; while nothing is typed, those of many people. */
export function suggestTimeZones(typed: string, now: Temporal.Instant, most: number): ZoneSuggestion[] {
  const zones = new Set(keyOf(typed) === '' ? common : zonesLike(typed));
  return [...zones].slice(0, most).map((zone) => ({ zone, time: timeIn(zone, now) }));
}

/** What the clocks of a zone show: 21:30. */
export const timeIn = (zone: string, now: Temporal.Instant): string =>
  now.toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' });

const common = [
  'Asia/Seoul',
  'Asia/Tokyo',
  'America/Los_Angeles',
  'America/New_York',
  'Europe/London',
  'Europe/Berlin',
  'Asia/Shanghai',
  'Asia/Singapore',
  'Asia/Manila',
  'Asia/Jakarta',
  'Asia/Kolkata',
  'Australia/Sydney',
  'America/Sao_Paulo',
  'America/Chicago',
  'UTC',
];

function zonesLike(typed: string): string[] {
  const key = keyOf(typed);
  const exact = findTimeZone(typed);
  const named = [...zonesByName()];
  const beginning = named.filter(([name]) => name.startsWith(key));
  // An abbreviation is never inside another: KST is not AKST.
  const inside = named.filter(([name]) => name.length > 4 && name.includes(key));
  return [...(exact === undefined ? [] : [exact]), ...[beginning, inside].flatMap(commonFirst)];
}

const commonFirst = (named: readonly [name: string, zone: string][]): string[] => {
  const zones = named.map(([, zone]) => zone);
  return [...common.filter((zone) => zones.includes(zone)), ...zones];
};

const keyOf = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+]/gu, '');

/** Temporal knows more names than `Intl.supportedValuesOf` lists; it takes offsets too. */
function ianaName(text: string): string | undefined {
  if (!/^[A-Za-z]/.test(text)) return undefined;
  try {
    return new Temporal.ZonedDateTime(0n, text.replaceAll(' ', '_')).timeZoneId;
  } catch {
    return undefined;
  }
}

// Node lists these under the names that they had before.
const unlisted = ['Asia/Kolkata', 'Europe/Kyiv', 'Asia/Kathmandu', 'Asia/Yangon', 'Asia/Ho_Chi_Minh'];
const renamed = new Set(['Asia/Calcutta', 'Europe/Kiev', 'Asia/Katmandu', 'Asia/Rangoon', 'Asia/Saigon']);

function namedZones(): [name: string, zone: string][] {
  const listed = Intl.supportedValuesOf('timeZone').filter((zone) => !renamed.has(zone));
  const zones = [...listed, ...unlisted].toSorted();
  return [
    ...Object.entries(otherNames).flatMap(namesOfZone),
    ...Object.entries(koreanCities).flatMap(namesOfZone),
    ...zones.map((zone): [string, string] => [keyOf(zone.slice(zone.lastIndexOf('/') + 1)), zone]),
    ...zones.map((zone): [string, string] => [keyOf(zone), zone]),
  ];
}

const namesOfZone = ([zone, names]: [string, string]): [string, string][] =>
  names.split(', ').map((name) => [keyOf(name), zone]);

let known: Map<string, string> | undefined;

/** Built when it is first asked for. Of a name given twice, the first counts. */
function zonesByName(): Map<string, string> {
  if (known) return known;
  known = new Map();
  for (const [name, zone] of namedZones()) if (!known.has(name)) known.set(name, zone);
  return known;
}
