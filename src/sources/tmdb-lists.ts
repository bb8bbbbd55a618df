// The ids of the movies that TMDB has in a range of release dates, from both of the sets that are ours.
import { listNames, type ListName, type Order, type TmdbApi } from './tmdb-api.ts';
import type { ListPage } from './tmdb-answers.ts';
import { halves, type DateRange } from './tmdb-ranges.ts';

/** More pages are not given for one question. */
const mostPages = 500;
const atOnce = 10;

/** Each once, in order. */
export async function idsWithin(api: TmdbApi, range: DateRange): Promise<number[]> {
  const isUndated = range.from === undefined && range.until === undefined;
  const ids: number[] = [];
  for (const name of listNames) {
    ids.push(...(await (isUndated ? undatedIds(api, name) : datedIds(api, name, range))));
  }
  return [...new Set(ids)].toSorted((a, b) => a - b);
}

/** How many there are in the larger of the two sets: most movies are in both. */
export async function totalOf(api: TmdbApi): Promise<number> {
  const pages = await Promise.all(listNames.map((name) => api.list(name, {}, 1, 'asc')));
  return Math.max(...pages.map(({ total_results }) => total_results));
}

async function datedIds(api: TmdbApi, name: ListName, range: DateRange): Promise<number[]> {
  const first = await api.list(name, range, 1, 'asc');
  const parts = first.total_pages > mostPages ? halves(range) : undefined;
  if (parts) return [...(await datedIds(api, name, parts[0])), ...(await datedIds(api, name, parts[1]))];
  const [ids, complete] = await walk(api, name, range, first);
  if (complete) return ids;
  // A movie that moved from one page to another while they were read is on none: now it may be on one.
  const [more] = await walk(api, name, range, await api.list(name, range, 1, 'asc'));
  return [...ids, ...more];
}

async function walk(
  api: TmdbApi,
  name: ListName,
  range: DateRange,
  first: ListPage,
): Promise<[ids: number[], complete: boolean]> {
  const last = Math.min(first.total_pages, mostPages);
  const pages = [first];
  for (let next = 2; next <= last; next += atOnce) {
    const numbers = Array.from({ length: Math.min(atOnce, last - next + 1) }, (_, index) => next + index);
    pages.push(...(await Promise.all(numbers.map((page) => api.list(name, range, page, 'asc')))));
  }
  const given = new Set(pages.flatMap(({ results }) => results.map(({ id }) => id)));
  return [pages.flatMap(idsOn), pages.every(({ total_results }) => given.size >= total_results)];
}

const idsOn = ({ results }: ListPage): number[] => results.filter(({ adult }) => !adult).map(({ id }) => id);

/**
 * No question asks for those without a date. In a list by date they stand together at an end, so its ends are read for
 * as long as there are some. Any that cannot be reached so come by the feed of changes, at the latest with their date.
 */
async function undatedIds(api: TmdbApi, name: ListName): Promise<number[]> {
  const [first, last] = [await api.list(name, {}, 1, 'asc'), await api.list(name, {}, 1, 'desc')];
  const pages = Math.min(first.total_pages, mostPages);
  const upwards = Array.from({ length: pages }, (_, index) => index + 1);
  if (idsUndated(first).length > 0) return undatedOn(api, name, 'asc', upwards);
  if (idsUndated(last).length > 0) return undatedOn(api, name, 'desc', upwards);
  return first.total_pages > mostPages ? [] : undatedOn(api, name, 'asc', upwards.toReversed());
}

async function undatedOn(
  api: TmdbApi,
  name: ListName,
  order: Order,
  pages: readonly number[],
): Promise<number[]> {
  const ids: number[] = [];
  for (const page of pages) {
    const some = idsUndated(await api.list(name, {}, page, order));
    if (some.length === 0) break;
    ids.push(...some);
  }
  return ids;
}

const idsUndated = (page: ListPage): number[] =>
  idsOn({ ...page, results: page.results.filter(({ release_date }) => !release_date) });
