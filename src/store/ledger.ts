// What is owed to each place, and what became of it. A row that was sent stays for ever: that is what "once" rests on.
import type { Alert, AlertInPost, Claim, Place, Post } from '../core/alert.ts';
import { atomically } from './atomically.ts';
import { claim, type ClaimAt } from './claim.ts';
import type { Database } from './database.ts';
import { openSince, withPosts, type PostRow } from './post-rows.ts';
import { reconcile, type ReconcileAt } from './reconcile.ts';
import type { PostState } from './schema.ts';
import { settle, type Settled } from './settle.ts';

export type PlaceHistory = {
  /** The newest that was sent. */
  last?: { due: Temporal.Instant; messageId: string };
  /** Posts that are due at `now` and still open. */
  waiting: number;
  /** Posts that expired or failed. */
  missed: number;
};

export type LedgerRow = Post & {
  state: PostState;
  attempts: number;
  visibleAt?: number;
  doubtSince?: number;
  channelId?: string;
  messageId?: string;
  reason?: string;
};

export type Ledger = {
  reconcile(owed: readonly Alert[], at: ReconcileAt): Promise<void>;
  /** Those that are open, due and visible, by due and id. They count as perhaps sent before this returns. */
  claim(at: ClaimAt): Promise<Claim[]>;
  /** In their order; false, and nothing changed: the post was claimed anew or is over. One that was sent after all is recorded always. */
  settle(settled: readonly Settled[]): Promise<boolean[]>;
  /** Ends posts whose window is over, at most so many, by due and id, and gives them back. */
  expire(now: Temporal.Instant, most?: number): Promise<Post[]>;
  /** Ends all that a place has not been sent. */
  withdraw(place: Place): Promise<void>;
  /** Lets a place's posts that wait for another attempt be tried at once; those being sent stay claimed. */
  makeVisible(place: Place): Promise<void>;
  /** Lets all open posts be tried at once, for a process that starts: what was claimed before it is nobody's any more. */
  reopen(): Promise<void>;
  history(place: Place, now: Temporal.Instant): Promise<PlaceHistory>;
  /** What a place is not owed again, whatever it asks for: sent, perhaps sent, or on its way. Dates of past months are left out. */
  told(place: Place, now: Temporal.Instant): Promise<AlertInPost[]>;
  /** All rows, by due and id. */
  posts(): Promise<LedgerRow[]>;
};

export const ledger = (db: Database): Ledger => ({
  reconcile: (owed, at) => reconcile(db, owed, at),
  claim: (at) => atomically(db, (trx) => claim(trx, at)),
  settle: (settled) => atomically(db, (trx) => settle(trx, settled)),
  expire: (now, most = 500) => atomically(db, (trx) => expire(trx, now, most)),
  history: (place, now) => history(db, place, now),
  told: (place, now) => told(db, place, now),

  async withdraw(place) {
    const open = db.updateTable('post').where('place', '=', place).where('visible_at', 'is not', null);
    await open.set({ visible_at: null, state: 'withdrawn' }).execute();
  },

  async makeVisible(place) {
    const waiting = db.updateTable('post').where('place', '=', place).where('state', '=', 'due');
    await waiting.set({ visible_at: 0 }).execute();
  },

  async reopen() {
    const tried = db.updateTable('post').where('visible_at', '>', 0);
    await tried.set({ visible_at: 0, state: 'due' }).execute();
  },

  async posts() {
    const rows = await db.selectFrom('post').selectAll().orderBy('due').orderBy('id').execute();
    return withPosts(db, rows, ledgerRow);
  },
});

async function expire(trx: Database, now: Temporal.Instant, most: number): Promise<Post[]> {
  const since = openSince(now);
  const over = trx.selectFrom('post').where('visible_at', 'is not', null).where('due', '<', since);
  const late = await trx
    .updateTable('post')
    .set({ visible_at: null, state: 'expired' })
    .where('id', 'in', over.orderBy('due').orderBy('id').limit(most).select('id'))
    // What was settled meanwhile stays as it is.
    .where('visible_at', 'is not', null)
    .returningAll()
    .execute();
  const rows = late.toSorted((one, other) => one.due - other.due || (one.id < other.id ? -1 : 1));
  return withPosts(trx, rows, (post) => post);
}

async function history(db: Database, place: Place, now: Temporal.Instant): Promise<PlaceHistory> {
  const here = db.selectFrom('post').where('place', '=', place);
  const last = await here
    .where('state', '=', 'sent')
    .orderBy('due', 'desc')
    .orderBy('part', 'desc')
    .select(['due', 'message_id'])
    .executeTakeFirst();
  const { waiting, missed } = await here
    .select((eb) => [
      eb.fn
        .countAll<number>()
        .filterWhere('visible_at', 'is not', null)
        .filterWhere('due', '<=', now.epochMilliseconds)
        .as('waiting'),
      eb.fn.countAll<number>().filterWhere('state', 'in', ['expired', 'failed']).as('missed'),
    ])
    .executeTakeFirstOrThrow();
  if (!last || last.message_id === null) return { waiting, missed };
  const due = Temporal.Instant.fromEpochMilliseconds(last.due);
  return { last: { due, messageId: last.message_id }, waiting, missed };
}

// The same rows as those that planning leaves as they are: neither planned and never claimed, nor over and surely unsent.
async function told(db: Database, place: Place, now: Temporal.Instant): Promise<AlertInPost[]> {
  // Somewhere it may still be the day before.
  const yesterday = now.toZonedDateTimeISO('UTC').subtract({ days: 1 }).toPlainDate();
  const rows = await db
    .selectFrom('alert')
    .innerJoin('post', 'post.id', 'alert.post_id')
    .where('alert.place', '=', place)
    .where('date', '>=', yesterday.toString().slice(0, 7))
    .where(({ and, eb, not, or }) =>
      or([
        eb('doubt_since', 'is not', null),
        and([
          not(and([eb('visible_at', 'is not', null), eb('attempts', '=', 0)])),
          eb('state', 'not in', ['expired', 'withdrawn']),
        ]),
      ]),
    )
    .select(['movie_id', 'kind', 'date'])
    .orderBy('date')
    .orderBy('movie_id')
    .orderBy('kind')
    .execute();
  return rows.map(({ movie_id, kind, date }) => ({ movieId: movie_id, kind, date }));
}

const ledgerRow = (post: Post, row: PostRow): LedgerRow => ({
  ...post,
  state: row.state,
  attempts: row.attempts,
  ...(row.visible_at !== null && { visibleAt: row.visible_at }),
  ...(row.doubt_since !== null && { doubtSince: row.doubt_since }),
  ...(row.channel_id !== null && { channelId: row.channel_id }),
  ...(row.message_id !== null && { messageId: row.message_id }),
  ...(row.reason !== null && { reason: row.reason }),
});
