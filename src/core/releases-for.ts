// Which of a movie's releases count in a region.
import type { Movie, Release } from './movie.ts';

/** Of people's reminders, and of channels that named no region. */
export const homeRegion = 'KR';

/**
 * The releases of a region, and beside them what streams worldwide where the region has no streaming date of its own; if it has
 * none at all, what is said without a region. Festivals are no releases, and a showing on TV or a disc counts only where nothing
 * else does. In the order in which the movie has them.
 */
export function releasesFor({ releases }: Movie, region: string): readonly Release[] {
  const isOwn = (one: Release): boolean => one.region === region;
  const open = releases.filter(({ type }) => type !== 'festival');
  const own = open.filter(isOwn);
  const streams = own.some(({ type }) => type === 'streaming');
  const isCounted =
    own.length === 0
      ? (one: Release) => one.region === undefined
      : (one: Release) => isOwn(one) || (!streams && one.region === undefined && one.type === 'streaming');
  const counted = open.filter(isCounted);
  const shown = counted.filter(({ type }) => type !== 'tv' && type !== 'other');
  return shown.length > 0 ? shown : counted;
}

/** What a list has to show there: what counts, and its festivals; all releases where none counts. */
export function releasesShown(movie: Movie, region: string): readonly Release[] {
  const counted = releasesFor(movie, region);
  if (counted.length === 0) return movie.releases;
  const isHere = (one: Release): boolean => one.region === undefined || one.region === region;
  return movie.releases.filter((one) => counted.includes(one) || (one.type === 'festival' && isHere(one)));
}
