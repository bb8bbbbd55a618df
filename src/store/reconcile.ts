// Brings the ledger in line with what is owed, without touching what may have been sent.
import { sql } from 'kysely';
import type { Alert, AlertInPost, Place, PlaceRange } from '../core/alert.ts';
import { dropAlerts, keyOf, rowKey, type Key, type Owed } from './alert-keys.ts';
import { atomically } from './atomically.ts';
import type { Database } from './database.ts';
import { enterAlerts } from './enter-alerts.ts';
import { lockPlanning } from './locks.ts';
import { isWithin, within } from './place-range.ts';
import { chunks, openSince, type AlertRow, type PostRow } from './post-rows.ts';

type Planned = Key & Pick<AlertRow, 'post_id'> & Pick<PostRow, 'due' | 'attempts'>;

export type ReconcileAt = {
  now: Temporal.Instant;
  /** Only these places are looked at. Left out: all. */
  within?: PlaceRange | Place;
  /** Whether what an alert says to a place is still in the catalogue. Left out: it is. */
  stands?: (alert: AlertInPost, place: Place) => boolean;
};

/**
 * Each (place, movie, kind, date) gets one row. What was planned, is not owed any more and was never claimed goes;
 * where its due changed it moves. What waits for another attempt goes only where it is not true any more. What was over
 * before it was seen is entered as expired. All in one transaction.
 */
export const reconcile = (
  db: Database,
  owed: readonly Alert[],
  { now, within: range = {}, stands = () => true }: ReconcileAt,
): Promise<void> =>
  atomically(db, async (trx) => {
    await lockPlanning(trx);
    const since = openSince(now);
    const wanted = wantedOf(owed, range);
    const planned = await unsent(trx, range);
    const going = planned.filter((row) => isGone(row, wanted.get(keyOf(row)), { since, stands }));
    const gone = await stillUnclaimed(trx, going);
    await dropAlerts(trx, gone);

    const kept = new Set(planned.map(keyOf)).difference(new Set(gone.map(keyOf)));
    const missing = [...wanted.values()].filter((row) => !kept.has(keyOf(row)));
    const freed: Pick<AlertRow, 'post_id'>[] = [];
    for await (const some of chunks(missing, 200)) freed.push(...(await enterAlerts(trx, some, since)));
    await dropEmpty(trx, [...gone, ...freed]);
  });

function wantedOf(owed: readonly Alert[], range: PlaceRange | Place): Map<string, Owed> {
  const wanted = new Map<string, Owed>();
  for (const alert of owed) {
    const row = { ...rowKey(alert), was: alert.was ?? null, due: alert.due.epochMilliseconds };
    if (isWithin(row.place, range) && !wanted.has(keyOf(row))) wanted.set(keyOf(row), row);
  }
  return wanted;
}

/** Never claimed, or waiting for another attempt after one that surely did not arrive. */
const isUnsent = sql<boolean>`(post.attempts = 0 or (post.state = 'due' and post.doubt_since is null))`;

function unsent(trx: Database, range: PlaceRange | Place): Promise<Planned[]> {
  return trx
    .selectFrom('post')
    .innerJoin('alert', 'alert.post_id', 'post.id')
    .where('post.visible_at', 'is not', null)
    .where(isUnsent)
    .where(within('post.place', range))
    .select(['alert.place', 'movie_id', 'kind', 'date', 'post_id', 'due', 'attempts'])
    .execute();
}

// One that nobody owes any more but whose time is over was missed: it stays, and expires. One that was tried stays with its
// post, since a place that edits its wish meanwhile was told that it is on its way.
function isGone(
  row: Planned,
  wanted: Owed | undefined,
  { since, stands }: { since: number } & Required<Pick<ReconcileAt, 'stands'>>,
): boolean {
  if (row.attempts > 0)
    return (
      wanted === undefined && !stands({ movieId: row.movie_id, kind: row.kind, date: row.date }, row.place)
    );
  return wanted === undefined ? row.due >= since : wanted.due !== row.due;
}

/** Those whose posts no other process has claimed since they were read; nor can it now until the transaction ends. */
async function stillUnclaimed<Row extends Planned>(trx: Database, rows: readonly Row[]): Promise<Row[]> {
  const free = new Set<string>();
  for await (const ids of chunks([...new Set(rows.map((row) => row.post_id))])) {
    // To write a row locks it, on either engine.
    const locked = await trx
      .updateTable('post')
      .set((eb) => ({ attempts: eb.ref('attempts') }))
      .where('id', 'in', ids)
      .where(isUnsent)
      .returning('id')
      .execute();
    for (const { id } of locked) free.add(id);
  }
  return rows.filter((row) => free.has(row.post_id));
}

async function dropEmpty(trx: Database, left: readonly Pick<AlertRow, 'post_id'>[]): Promise<void> {
  for await (const ids of chunks([...new Set(left.map((row) => row.post_id))])) {
    const isEmpty = sql<boolean>`not exists (select 1 from alert where alert.post_id = post.id)`;
    await trx.deleteFrom('post').where('id', 'in', ids).where('attempts', '=', 0).where(isEmpty).execute();
    // Its id stands for what was tried: a row of that id is not made again.
    await trx
      .updateTable('post')
      .set({ state: 'withdrawn', visible_at: null, reason: 'its release is not on that day any more' })
      .where('id', 'in', ids)
      .where('visible_at', 'is not', null)
      .where(isEmpty)
      .execute();
  }
}
