// Korean opening dates from KOBIS (kobis.or.kr/kobisopenapi), the ticket network of the Korean Film Council. It wants a key.
import type { Movie } from '../core/movie.ts';
import { areTooManyMissing } from '../core/too-many-missing.ts';
import { kobisApi, type KobisApi, type KobisOptions, type YearRange } from './kobis-api.ts';
import { readRange, type KobisReading, type RangeRead } from './kobis-range.ts';
import { readState, type KobisState } from './kobis-state.ts';
import { lookAgain } from './second-look.ts';
import type { Asking, Source, SourcePage } from './source.ts';

const { Instant } = Temporal;

const dayMs = 86_400_000;

/**
 * A key has 3,000 requests a day. The years around today take some 60 of them in a round, all years some 600, people
 * one for each movie that opens soon and is new: where a round has taken more than this, the rest waits for the next one.
 */
const usualRequests = 1000;
const sweepAfterDays = 30;
/** Of earlier years several are asked for together. */
const singleFrom = 2010;
const yearsTogether = 5;
const firstYear = 1960;
const moviesAPage = 500;

type Options = KobisOptions & { requestsARound?: number };

/** The years around today in each round, all of them in the first and each month. */
export function createKobis({ requestsARound = usualRequests, ...options }: Options): Source {
  return {
    name: 'kobis',
    everyMs: dayMs,
    pages: (asking) => pages(kobisApi(options, asking.signal), requestsARound, asking),
  };
}

async function* pages(api: KobisApi, most: number, { from, now, known }: Asking): AsyncGenerator<SourcePage> {
  const movies = new Map((await known()).map((movie) => [movie.id, movie]));
  const reading = { api, known: movies, today: dayOf(now) };
  const state = readState(from);
  const isDue = state.swept === undefined || daysSince(state.swept, now) >= sweepAfterDays;
  yield* state.sweep || isDue ? sweepPages(reading, state, now, most) : nearPages(reading, state, now);
}

/** In Korea, where the openings are. */
const dayOf = (instant: Temporal.Instant): Temporal.PlainDate =>
  instant.toZonedDateTimeISO('Asia/Seoul').toPlainDate();

const daysSince = (then: string, now: Temporal.Instant): number =>
  dayOf(Instant.from(then)).until(dayOf(now)).days;

/** What is to come, then back. */
const nearRanges = (year: number): YearRange[] => [
  { from: year + 1, until: year + 9 },
  { from: year, until: year },
  { from: year - 1, until: year - 1 },
];

function allRanges(year: number): YearRange[] {
  const single = Array.from({ length: Math.max(0, year - 1 - singleFrom) }, (_, index) => year - 2 - index);
  const together = Array.from(
    { length: (singleFrom - firstYear) / yearsTogether },
    (_, index) => singleFrom - yearsTogether * (index + 1),
  );
  return [
    ...nearRanges(year),
    ...single.map((one) => ({ from: one, until: one })),
    ...together.map((one) => ({ from: one, until: one + yearsTogether - 1 })),
    { from: 1900, until: firstYear - 1 },
  ];
}

async function* sweepPages(
  reading: KobisReading,
  before: KobisState,
  now: Temporal.Instant,
  most: number,
): AsyncGenerator<SourcePage> {
  let sweep = before.sweep ?? {
    since: now.toString(),
    ranges: 0,
    done: 0,
    total: await totalOf(reading.api, now),
  };
  for (const years of allRanges(dayOf(Instant.from(sweep.since)).year).slice(sweep.ranges)) {
    const { after = '', ...rest } = sweep;
    const read = await readRange(reading, years);
    const left = { ...read, movies: read.movies.filter(({ id }) => id > after) };
    sweep = { ...rest, ranges: rest.ranges + 1, done: rest.done + read.total };
    const done = { ...before, sweep };
    yield* pagesOf(left, done, (id) => ({ ...before, sweep: { ...rest, after: id } }));
    if (reading.api.asked() >= most) return;
  }
  const next: KobisState = { swept: sweep.since, missing: before.missing };
  const progress = { done: sweep.done, ahead: 0 };
  yield { movies: [], skipped: [], next: JSON.stringify(next), progress, end: 'all' };
}

const totalOf = async (api: KobisApi, now: Temporal.Instant): Promise<number> =>
  (await api.list({ from: 1900, until: dayOf(now).year + 9 }, 1)).total;

async function* nearPages(
  reading: KobisReading,
  before: KobisState,
  now: Temporal.Instant,
): AsyncGenerator<SourcePage> {
  const ranges = nearRanges(dayOf(now).year);
  const found = new Set<string>();
  for (const years of ranges) {
    const read = await readRange(reading, years);
    for (const id of read.ids) found.add(id);
    // A round that breaks off begins anew: it is short.
    yield* pagesOf(read, before, () => before);
  }
  const near = [...reading.known.values()].filter((movie) => ranges.some((years) => opensIn(movie, years)));
  const lacking = near.flatMap(({ id }) => (found.has(id) ? [] : [id]));
  const isBelieved = !areTooManyMissing(lacking.length, near.length);
  const look = { found: [...found], lacking: isBelieved ? lacking : [], now };
  const { missing, gone } = lookAgain(before.missing, look);
  const skipped = isBelieved
    ? []
    : lacking.map((id) => ({ id, reason: 'it is missing with too many others' }));
  yield { movies: [], skipped, gone, next: JSON.stringify({ ...before, missing }), end: 'changes' };
}

const opensIn = ({ releases }: Movie, { from, until }: YearRange): boolean =>
  releases.some(({ date }) => Number(date.slice(0, 4)) >= from && Number(date.slice(0, 4)) <= until);

/** `done`: what is kept with the last of them; `upTo`: with one before it, by the last id that it has. */
function* pagesOf(
  { movies, skipped, notOurs }: RangeRead,
  done: KobisState,
  upTo: (id: string) => KobisState,
): Generator<SourcePage> {
  const inOrder = movies.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const pages = Array.from({ length: Math.ceil(inOrder.length / moviesAPage) }, (_, index) =>
    inOrder.slice(index * moviesAPage, (index + 1) * moviesAPage),
  );
  for (const page of pages.slice(0, -1)) {
    yield { movies: page, skipped: [], ...standing(upTo(page.at(-1)?.id ?? '')) };
  }
  yield { movies: pages.at(-1) ?? [], skipped, gone: notOurs, ...standing(done) };
}

function standing(state: KobisState): Pick<SourcePage, 'next' | 'progress'> {
  const { sweep } = state;
  const next = JSON.stringify(state);
  return sweep
    ? { next, progress: { done: sweep.done, ahead: Math.max(0, sweep.total - sweep.done) } }
    : { next };
}
