// Brings the ledger in line with what is owed, without touching what may have been sent.
import { sql } from 'kysely';
import type { Alert, Place } from '../core/alert.ts';
import type { Database } from './database.ts';
import { chunks, openSince, postId, type AlertRow, type PostRow } from './post-rows.ts';

type Key = Omit<AlertRow, 'post_id'>;
type Owed = Key & { due: number };
type Planned = AlertRow & { due: number };
type Standing = AlertRow & Pick<PostRow, 'due' | 'state' | 'doubt_since'>;
type Slot = Pick<PostRow, 'id' | 'place' | 'due' | 'part' | 'state' | 'attempts'> & { isNew: boolean };

const keyOf = (key: Key): string => `${key.place} ${key.movie_id} ${key.kind} ${key.date}`;
const slotOf = (row: { place: Place; due: number }): string => `${row.place} ${row.due}`;

/**
 * Each (place, movie, kind, date) gets one row. What was planned, is not owed any more and was never claimed goes;
 * where its due changed it moves. What was over before it was seen is entered as expired.
 * `place`: only this place is looked at. All in one transaction.
 */
export const reconcile = (
  db: Database,
  owed: readonly Alert[],
  { now, place }: { now: Temporal.Instant; place?: Place },
): Promise<void> =>
  db.transaction().execute(async (trx) => {
    const wanted = wantedOf(owed, place);
    const planned = await neverClaimed(trx, place);
    const gone = planned.filter((row) => isGone(row, wanted.get(keyOf(row)), openSince(now)));
    await drop(trx, gone);

    const kept = new Set(planned.map(keyOf)).difference(new Set(gone.map(keyOf)));
    const missing = [...wanted.values()].filter((row) => !kept.has(keyOf(row)));
    const freed: AlertRow[] = [];
    for await (const some of chunks(missing)) freed.push(...(await enter(trx, some, openSince(now))));
    await dropEmpty(trx, [...gone, ...freed]);
  });

function wantedOf(owed: readonly Alert[], place: Place | undefined): Map<string, Owed> {
  const wanted = new Map<string, Owed>();
  for (const alert of owed) {
    const row = { ...rowKey(alert), due: alert.due.epochMilliseconds };
    const elsewhere = place !== undefined && place !== alert.place;
    if (!elsewhere && !wanted.has(keyOf(row))) wanted.set(keyOf(row), row);
  }
  return wanted;
}

const rowKey = ({ place, movieId, kind, date }: Alert): Key => ({ place, movie_id: movieId, kind, date });

function neverClaimed(trx: Database, place: Place | undefined): Promise<Planned[]> {
  const planned = trx
    .selectFrom('post')
    .innerJoin('alert', 'alert.post_id', 'post.id')
    .where('post.visible_at', 'is not', null)
    .where('post.attempts', '=', 0)
    .select(['alert.place', 'movie_id', 'kind', 'date', 'post_id', 'due']);
  return (place === undefined ? planned : planned.where('post.place', '=', place)).execute();
}

// One that nobody owes any more but whose time is over was missed: it stays, and expires.
const isGone = (row: Planned, wanted: Owed | undefined, since: number): boolean =>
  wanted === undefined ? row.due >= since : wanted.due !== row.due;

const inKeys = (rows: readonly Key[]) =>
  sql<boolean>`(alert.place, alert.movie_id, alert.kind, alert.date) in (values ${sql.join(
    rows.map((row) => sql`(${row.place}, ${row.movie_id}, ${row.kind}, ${row.date})`),
  )})`;

async function drop(trx: Database, rows: readonly Key[]): Promise<void> {
  for await (const some of chunks(rows)) await trx.deleteFrom('alert').where(inKeys(some)).execute();
}

async function dropEmpty(trx: Database, left: readonly AlertRow[]): Promise<void> {
  for await (const ids of chunks([...new Set(left.map((row) => row.post_id))])) {
    await trx
      .deleteFrom('post')
      .where('id', 'in', ids)
      .where('attempts', '=', 0)
      .where((eb) =>
        eb.not(eb.exists(eb.selectFrom('alert').select('post_id').whereRef('alert.post_id', '=', 'post.id'))),
      )
      .execute();
  }
}

/** Enters what has no row yet, and what is owed again after a post that surely did not arrive; gives back the latter. */
async function enter(trx: Database, owed: readonly Owed[], since: number): Promise<AlertRow[]> {
  const standing = await trx
    .selectFrom('alert')
    .innerJoin('post', 'post.id', 'alert.post_id')
    .where(inKeys(owed))
    .select(['alert.place', 'movie_id', 'kind', 'date', 'post_id', 'due', 'state', 'doubt_since'])
    .execute();
  const byKey = new Map(standing.map((row) => [keyOf(row), row]));
  const entering = owed.filter((row) => mayEnter(row, byKey.get(keyOf(row)), since));
  const freed = entering.flatMap((row) => byKey.get(keyOf(row)) ?? []);
  await drop(trx, freed);
  await insert(trx, entering, since);
  return freed;
}

function mayEnter(owed: Owed, standing: Standing | undefined, since: number): boolean {
  if (standing === undefined) return true;
  const surelyUnsent = standing.state === 'expired' || standing.state === 'withdrawn';
  return surelyUnsent && standing.doubt_since === null && owed.due >= since;
}

async function insert(trx: Database, owed: readonly Owed[], since: number): Promise<void> {
  if (owed.length === 0) return;
  const slots = Map.groupBy(await slotsFor(trx, owed), slotOf);
  const posts: PostRow[] = [];
  const alerts: AlertRow[] = [];
  for (const row of owed) {
    const slot = slotIn(slots, row, since);
    if (slot.isNew) posts.push(newPost(slot));
    alerts.push({
      place: row.place,
      movie_id: row.movie_id,
      kind: row.kind,
      date: row.date,
      post_id: slot.id,
    });
    slot.isNew = false;
  }
  if (posts.length > 0) await trx.insertInto('post').values(posts).execute();
  await trx.insertInto('alert').values(alerts).execute();
}

async function slotsFor(trx: Database, owed: readonly Owed[]): Promise<Slot[]> {
  // A bare value in a VALUES list is text to PostgreSQL.
  const wanted = owed.map(({ place, due }) => sql`(${place}, cast(${due} as bigint))`);
  const rows = await trx
    .selectFrom('post')
    .where(sql<boolean>`(place, due) in (values ${sql.join(wanted)})`)
    .select(['id', 'place', 'due', 'part', 'state', 'attempts'])
    .execute();
  return rows.map((row) => ({ ...row, isNew: false }));
}

const stateFor = (due: number, since: number) => (due >= since ? 'due' : 'expired');

/** The post of that place and instant that still takes alerts, or the next part, which is added to `slots`. */
function slotIn(slots: Map<string, Slot[]>, row: Owed, since: number): Slot {
  const state = stateFor(row.due, since);
  const taken = slots.get(slotOf(row)) ?? [];
  const free = taken.find((slot) => slot.state === state && slot.attempts === 0);
  if (free) return free;
  const part = Math.max(-1, ...taken.map((slot) => slot.part)) + 1;
  const { place, due } = row;
  const next: Slot = { id: postId(place, due, part), place, due, part, state, attempts: 0, isNew: true };
  slots.set(slotOf(row), [...taken, next]);
  return next;
}

const newPost = ({ id, place, due, part, state }: Slot): PostRow => ({
  id,
  place,
  due,
  part,
  state,
  visible_at: state === 'due' ? 0 : null,
  attempts: 0,
  doubt_since: null,
  channel_id: null,
  message_id: null,
  reason: null,
});
