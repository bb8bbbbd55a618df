// Movies from TMDB (developer.themoviedb.org), which wants a token and to be named.
import { createHttp } from './http.ts';
import { SourceError } from './source-error.ts';
import type { Asking, Source, SourcePage } from './source.ts';
import { tmdbApi, type Get } from './tmdb-api.ts';
import { dayOf, fillPages, startFill } from './tmdb-fill.ts';
import { followPages } from './tmdb-follow.ts';
import type { OtherNames } from './tmdb-records.ts';
import { readState, type TmdbState } from './tmdb-state.ts';

export type TmdbOptions = {
  token: string;
  /** Of its API: https://api.themoviedb.org/3. */
  url: string;
  userAgent: string;
  /** TMDB refuses some 40 a second. */
  perSecond?: number | undefined;
  timeLimitMs?: number;
  backoffMs?: number;
};

const hourMs = 3_600_000;

/** Popularity and where to watch are in no feed of changes, so everything is read again after so many days. */
const fillAfterDays = 30;
/** The feed of changes of so many days costs more than reading everything. */
const mostDaysOfChanges = 14;

/**
 * A round goes on with the fill until that has ended; the rounds after it follow what changes. A fill of 30,000 movies
 * takes some 3,000 requests for lists, one for each movie and some thousand for people: half an hour at 20 a second.
 */
export function createTmdb(options: TmdbOptions): Source {
  const get = getOf(options);
  const names: OtherNames = new Map();
  return {
    name: 'tmdb',
    everyMs: hourMs,
    pages: (asking) => pages(get, names, asking),
  };
}

async function* pages(get: Get, names: OtherNames, asking: Asking): AsyncGenerator<SourcePage> {
  const { from, now, known, signal } = asking;
  // Several requests are on their way at once: where one fails the others are to end as well.
  const leaving = new AbortController();
  try {
    const reading = { api: tmdbApi(get, AbortSignal.any([signal, leaving.signal])), names, now };
    const state = readState(from);
    if (state?.step === 'follow' && !isStale(state, now)) yield* followPages(reading, state, await known());
    else yield* fillPages(reading, state?.step === 'fill' ? state : await startFill(reading, state));
  } finally {
    leaving.abort();
  }
}

const isStale = ({ filled, from }: TmdbState & { step: 'follow' }, now: Temporal.Instant): boolean =>
  daysBetween(dayOf(Temporal.Instant.from(filled)), now) >= fillAfterDays ||
  daysBetween(Temporal.PlainDate.from(from), now) > mostDaysOfChanges;

const daysBetween = (day: Temporal.PlainDate, now: Temporal.Instant): number => day.until(dayOf(now)).days;

function getOf({ token, url, perSecond = 20, ...options }: TmdbOptions): Get {
  const http = createHttp({ ...options, perSecond, headers: { authorization: `Bearer ${token}` } });
  return async (path, search, signal) => {
    try {
      return await http.getJson(`${url}${path}`, search, signal);
    } catch (error) {
      if (!(error instanceof SourceError) || error.status !== 401) throw error;
      throw new SourceError('TMDB does not take TMDB_TOKEN: see its settings, API, "API Read Access Token"', {
        status: 401,
      });
    }
  };
}
