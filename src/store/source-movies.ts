// What each source says of movies, as it was last said, and how far its asking has come.
import { setImmediate } from 'node:timers/promises';
import type { Movie } from '../core/movie.ts';
import type { SourceName, SourceRecord } from '../core/source-record.ts';
import { withHistory } from '../core/release-history.ts';
import { atomically } from './atomically.ts';
import type { Database } from './database.ts';
import { chunks } from './post-rows.ts';
import { roundEnd, type RoundEnd } from './source-rounds.ts';
import { changeState, stateOf, type SourceProgress } from './source-states.ts';

/** One answer of a source. */
type Page = {
  movies: readonly Movie[];
  /** There, but not to be read: what was said of them before still counts. */
  skipped?: readonly { id: string }[];
  gone?: readonly string[];
  next: string;
  end?: 'all' | 'changes';
};

/** Real time in milliseconds: of this page, and of the next asking where it is the last. `today`: by the calendar. */
type KeptAt = { real: number; dueAt: number; today: string };

export type SourceMovies = {
  /** What all these sources say, source by source, each in order of id; read in parts, between which everything else has its turn. */
  records(sources: readonly SourceName[]): Promise<SourceRecord[]>;
  moviesOf(source: SourceName): Promise<Movie[]>;
  count(source: SourceName): Promise<number>;
  state(source: SourceName): Promise<SourceProgress>;
  /** All of a page and where to go on after it, or nothing. The last page also says what became of movies that it lacks. */
  keep(source: SourceName, page: Page, at: KeptAt): Promise<RoundEnd | undefined>;
  /** It has nothing to say now. */
  later(source: SourceName, dueAt: number): Promise<void>;
  /** An asking broke off: `message` has no secrets. */
  failed(source: SourceName, message: string, dueAt: number): Promise<void>;
};

export const sourceMovies = (db: Database): SourceMovies => ({
  async records(sources) {
    const found: SourceRecord[] = [];
    for (const source of sources)
      for (const { movie, round } of await rowsOf(db, source))
        found.push({ source, movie, ...(round === firstRound && { isOfFirstFill: true }) });
    return found;
  },

  moviesOf: async (source) => (await rowsOf(db, source)).map(({ movie }) => movie),

  async count(source) {
    const query = db.selectFrom('source_movie').where('source', '=', source);
    const row = await query.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirst();
    return row?.count ?? 0;
  },

  state: (source) => stateOf(db, source),

  keep: (source, page, at) => atomically(db, (trx) => keep(trx, source, page, at)),

  later: (source, dueAt) =>
    atomically(db, (trx) => changeState(trx, source, { dueAt, failures: 0, lastError: undefined })),

  failed: (source, message, dueAt) =>
    atomically(db, async (trx) => {
      const { failures } = await stateOf(trx, source);
      await changeState(trx, source, { failures: failures + 1, lastError: message, dueAt });
    }),
});

const movieOf = (json: string): Movie => JSON.parse(json);

const pageSize = 1_000;

/** What stands at it was not said again since the first fill. */
const firstRound = 1;

async function rowsOf(db: Database, source: SourceName): Promise<{ movie: Movie; round: number }[]> {
  const found: { movie: Movie; round: number }[] = [];
  for (let last = ''; ;) {
    const query = db.selectFrom('source_movie').where('source', '=', source).where('id', '>', last);
    const rows = await query.select(['id', 'movie', 'round']).orderBy('id').limit(pageSize).execute();
    for (const row of rows) found.push({ movie: movieOf(row.movie), round: row.round });
    last = rows.at(-1)?.id ?? last;
    if (rows.length < pageSize) return found;
    await setImmediate();
  }
}

async function keep(
  trx: Database,
  source: SourceName,
  { movies, skipped = [], gone = [], next, end }: Page,
  { real, dueAt, today }: KeptAt,
): Promise<RoundEnd | undefined> {
  const state = await stateOf(trx, source);
  for await (const some of chunks(movies)) await write(trx, source, some, state.round);
  await noteSeen(trx, source, skipped, state.round);
  for await (const some of chunks(gone)) {
    await trx.deleteFrom('source_movie').where('source', '=', source).where('id', 'in', some).execute();
  }
  if (!end) {
    // A round that begins anew after each failure has come no further by its first pages.
    await changeState(trx, source, { next, ...(next !== state.next && { failures: 0 }) });
    return undefined;
  }
  const ended = end === 'all' ? await roundEnd(trx, source, state.round, real) : undefined;
  await changeState(trx, source, {
    next,
    dueAt,
    failures: 0,
    lastError: undefined,
    asOf: today,
    round: state.round + (end === 'all' ? 1 : 0),
    filled: state.filled || end === 'all',
  });
  return ended;
}

async function noteSeen(
  trx: Database,
  source: SourceName,
  records: readonly { id: string }[],
  round: number,
): Promise<void> {
  for await (const some of chunks(records)) {
    const ids = some.flatMap(({ id }) => [id, `${source}:${id}`]);
    const rows = trx.updateTable('source_movie').set({ round, missing_since: null });
    await rows.where('source', '=', source).where('id', 'in', ids).execute();
  }
}

async function write(
  trx: Database,
  source: SourceName,
  movies: readonly Movie[],
  round: number,
): Promise<void> {
  const byId = new Map(movies.map((movie) => [movie.id, movie]));
  const ids = [...byId.keys()];
  const known = await trx.selectFrom('source_movie').select(['id', 'movie']).where('id', 'in', ids).execute();
  const before = new Map(known.map((row) => [row.id, movieOf(row.movie)]));
  const rows = [...byId].map(([id, movie]) => ({
    id,
    source,
    movie: JSON.stringify(withHistory(before.get(id), movie)),
    round,
    missing_since: null,
  }));
  await trx
    .insertInto('source_movie')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({
        source: eb.ref('excluded.source'),
        movie: eb.ref('excluded.movie'),
        round: eb.ref('excluded.round'),
        missing_since: null,
      })),
    )
    .execute();
}
