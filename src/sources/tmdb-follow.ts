// What changed at TMDB since the last look: once a day by its feed of changes, and each time what comes out soon.
import type { Movie } from '../core/movie.ts';
import { firstDay } from '../core/release-date.ts';
import { dueAgain, lookAgain } from './second-look.ts';
import type { SourcePage } from './source.ts';
import { given, type TmdbApi } from './tmdb-api.ts';
import { askEach } from './tmdb-each.ts';
import { dayOf, inPages, type Reading } from './tmdb-fill.ts';
import { isKorean } from './tmdb-movie.ts';
import { recordsOf } from './tmdb-records.ts';
import type { FollowState } from './tmdb-state.ts';

const { Instant, PlainDate } = Temporal;

/** The feed names some 6,000 movies a day, of which few are ours: one short question each for those not known here. */
const changesAPage = 100;

/** Days ahead in which a date is asked for each hour, and days back: what came out is read once more. */
const near = { ahead: 30, back: 7 };

type Known = ReadonlyMap<number, Movie>;

/** `stored`: this source's own movies. */
export async function* followPages(
  reading: Reading,
  start: FollowState,
  stored: readonly Movie[],
): AsyncGenerator<SourcePage> {
  const known = new Map(
    stored.flatMap((movie) => (movie.ids.tmdb ? [[movie.ids.tmdb, movie] as const] : [])),
  );
  const missing = Object.entries(start.missing).filter(([id]) => known.has(numberOf(id)));
  let state: FollowState = { ...start, missing: Object.fromEntries(missing) };
  if (Instant.compare(state.due, reading.now) <= 0) state = yield* changed(reading, state, known);
  const ids = soon(known, reading.now);
  const again = dueAgain(state.missing, reading.now).map(numberOf);
  for (const some of inPages([...new Set([...ids, ...again])])) {
    const { page, missing: left } = await readSome(reading, some, state, known);
    state = { ...state, missing: left };
    const movies = page.movies.filter((movie) => isNews(movie, known));
    yield { ...page, movies, next: JSON.stringify(state) };
  }
  yield { movies: [], skipped: [], next: JSON.stringify(state), end: 'changes' };
}

/** Day by day, from the first that was not read to its end until today: of today the rest is read next time. */
async function* changed(
  reading: Reading,
  start: FollowState,
  known: Known,
): AsyncGenerator<SourcePage, FollowState> {
  const until = start.until ?? dayOf(reading.now).toString();
  let state: FollowState = { ...start, until };
  for (let day = PlainDate.from(start.from); PlainDate.compare(day, until) <= 0; day = day.add({ days: 1 })) {
    const after = day.toString() === start.from ? start.after : 0;
    const ids = (await changedOn(reading, day)).filter((id) => id > after);
    for (const some of inPages(ids, changesAPage)) {
      const { page, missing } = await readSome(reading, await oursOf(reading.api, some, known), state, known);
      state = { ...state, from: day.toString(), after: some.at(-1) ?? 0, missing };
      yield { ...page, next: JSON.stringify(state) };
    }
  }
  const { until: _, ...rest } = state;
  return { ...rest, from: until, after: 0, due: reading.now.add({ hours: 24 }).toString() };
}

async function changedOn({ api, now }: Reading, day: Temporal.PlainDate): Promise<number[]> {
  const isOver = PlainDate.compare(day, dayOf(now)) < 0;
  const until = isOver ? day.add({ days: 1 }).toString() : undefined;
  const ids = new Set<number>();
  let pages = 1;
  for (let page = 1; page <= pages; page++) {
    const answer = await api.changes(day.toString(), until, page);
    for (const { id } of answer.results) if (id != null) ids.add(id);
    pages = answer.total_pages;
  }
  return [...ids].toSorted((a, b) => a - b);
}

/** Those known, and of the others those that are ours by now. */
async function oursOf(api: TmdbApi, ids: readonly number[], known: Known): Promise<number[]> {
  const answers = await askEach(
    ids.filter((id) => !known.has(id)),
    api.kind,
  );
  const others = answers.flatMap(({ asked }) => given(asked)).filter((kind) => isKorean(kind) && !kind.adult);
  const ours = new Set(others.map(({ id }) => id));
  return ids.filter((id) => known.has(id) || ours.has(id));
}

async function readSome(
  { api, names, now }: Reading,
  ids: readonly number[],
  state: FollowState,
  known: Known,
): Promise<{ page: Pick<SourcePage, 'movies' | 'skipped' | 'gone'>; missing: FollowState['missing'] }> {
  const asOf = dayOf(now).toString();
  const parts = [];
  for (const some of inPages(ids)) parts.push(await recordsOf(api, some, { names, asOf }));
  const movies = parts.flatMap((part) => part.movies);
  const lacking = parts.flatMap((part) => part.missing).filter((id) => known.has(numberOf(id)));
  const { missing, gone } = lookAgain(state.missing, { found: movies.map(({ id }) => id), lacking, now });
  const notOurs = parts.flatMap((part) => part.notOurs);
  return {
    missing,
    page: { movies, skipped: parts.flatMap((part) => part.skipped), gone: [...gone, ...notOurs] },
  };
}

function soon(known: Known, now: Temporal.Instant): number[] {
  const today = dayOf(now);
  const [first, last] = [today.subtract({ days: near.back }), today.add({ days: near.ahead })];
  const isNear = ({ date }: { date: string }): boolean =>
    PlainDate.compare(firstDay(date), first) >= 0 && PlainDate.compare(firstDay(date), last) <= 0;
  return [...known].filter(([, { releases }]) => releases.some(isNear)).map(([id]) => id);
}

/** Of what was read on this day already only what says other dates: else all is put together anew each hour. */
function isNews(movie: Movie, known: Known): boolean {
  const before = known.get(numberOf(movie.id));
  return !before || before.source.asOf !== movie.source.asOf || datesOf(before) !== datesOf(movie);
}

const datesOf = ({ releases }: Movie): string =>
  JSON.stringify(releases.map(({ date, region, type, platform }) => [date, region, type, platform]));

const numberOf = (key: string): number => Number(key.slice('tmdb:'.length));
