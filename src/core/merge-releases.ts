// Which of the dates that several sources give of one movie are its releases.
import type { Release } from './movie.ts';
import { compareDates } from './release-date.ts';
import { inOrderOfDates, type SourceRecord } from './source-record.ts';

/** Who says so. */
export type SaidRelease = { release: Release; record: SourceRecord };

/**
 * The operator's file speaks for each region that it gives a date of, and for all where it gives one without a region. Of the
 * others the first in order speaks for a region and a type of release; one that knows the day where the first knows the month
 * is heard too. A date of which neither place nor type is said counts only where nothing else is known: it is often that of
 * a premiere. In order of date.
 */
export function saidReleases(records: readonly SourceRecord[]): SaidRelease[] {
  const said = inOrderOfDates(records).flatMap((record) =>
    record.movie.releases.map((release) => ({ release, record })),
  );
  const taken: SaidRelease[] = [];
  for (const one of said) take(taken, one);
  const placed = taken.filter(({ release, record }) => record.source === 'file' || !isVague(release));
  const known = placed.some(({ release }) => release.type !== 'festival') ? placed : taken;
  return known.toSorted((a, b) => compareDates(a.release.date, b.release.date));
}

function take(taken: SaidRelease[], one: SaidRelease): void {
  const rivals = taken.filter(
    ({ record, release }) => record !== one.record && isRival(release, record, one),
  );
  const [vaguer] = rivals;
  if (vaguer && rivals.length === 1 && isMorePrecise(one, vaguer))
    taken.splice(taken.indexOf(vaguer), 1, one);
  else if (rivals.length === 0) taken.push(one);
}

/** Whether what was said before speaks for this one's region and type. One day is one release, whatever its type is said to be. */
function isRival(before: Release, { source }: SourceRecord, { release }: SaidRelease): boolean {
  if (source === 'file')
    return before.region === release.region || (before.region === undefined && before.type !== 'festival');
  if (before.region !== release.region) return false;
  const isSameKind = before.type === release.type || isOpen(before) || isOpen(release);
  return isSameKind || before.date === release.date;
}

/** Its type is not said: it may be any, but a festival's. */
const isOpen = ({ type }: Release): boolean => type === undefined;

const isVague = ({ region, type }: Release): boolean => region === undefined && type === undefined;

const isMorePrecise = ({ release }: SaidRelease, { release: than, record }: SaidRelease): boolean =>
  record.source !== 'file' &&
  release.date.length > than.date.length &&
  release.date.startsWith(than.date) &&
  (release.type === than.type || isOpen(than) || isOpen(release));
