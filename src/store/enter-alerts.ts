// Alerts that are owed and have no row: into the post of their place and instant, or a new one.
import { sql } from 'kysely';
import type { Place } from '../core/alert.ts';
import { dropAlerts, inKeys, keyOf, type Key, type Owed } from './alert-keys.ts';
import type { Database } from './database.ts';
import { postId, type AlertRow, type PostRow } from './post-rows.ts';
import { doubtOf, unknownUntil } from './unknown-past.ts';

type Standing = Key & Pick<AlertRow, 'post_id'> & Pick<PostRow, 'due' | 'state' | 'doubt_since'>;
type Slot = Pick<PostRow, 'id' | 'place' | 'due' | 'part' | 'state' | 'attempts'> & { isNew: boolean };

const slotOf = (row: { place: Place; due: number }): string => `${row.place} ${row.due}`;

/** Enters what has no row yet, and what is owed again after a post that surely did not arrive; gives back the latter. */
export async function enterAlerts(
  trx: Database,
  owed: readonly Owed[],
  since: number,
): Promise<readonly Pick<AlertRow, 'post_id'>[]> {
  const standing = await trx
    .selectFrom('alert')
    .innerJoin('post', 'post.id', 'alert.post_id')
    .where(inKeys(owed))
    .select(['alert.place', 'movie_id', 'kind', 'date', 'post_id', 'due', 'state', 'doubt_since'])
    .execute();
  const byKey = new Map(standing.map((row) => [keyOf(row), row]));
  const entering = owed.filter((row) => mayEnter(row, byKey.get(keyOf(row)), since));
  const freed = entering.flatMap((row) => byKey.get(keyOf(row)) ?? []);
  await dropAlerts(trx, freed);
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
  const unknown = await unknownUntil(trx);
  const posts: PostRow[] = [];
  const alerts: AlertRow[] = [];
  for (const row of owed) {
    const slot = slotIn(slots, row, since);
    if (slot.isNew) posts.push(newPost(slot, doubtOf(slot.due, unknown)));
    alerts.push({
      place: row.place,
      movie_id: row.movie_id,
      kind: row.kind,
      date: row.date,
      was: row.was,
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
  const areWanted = sql<boolean>`(place, due) in (values ${sql.join(wanted)})`;
  // Writing locks them: no other process claims a post while an alert is put into it.
  await trx
    .updateTable('post')
    .set((eb) => ({ attempts: eb.ref('attempts') }))
    .where(areWanted)
    .where('attempts', '=', 0)
    .execute();
  const rows = await trx
    .selectFrom('post')
    .where(areWanted)
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

const newPost = ({ id, place, due, part, state }: Slot, doubt_since: number | null): PostRow => ({
  id,
  place,
  due,
  part,
  state,
  visible_at: state === 'due' ? 0 : null,
  attempts: 0,
  doubt_since,
  channel_id: null,
  message_id: null,
  reason: null,
});
