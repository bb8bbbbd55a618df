// What the ledger has of one movie at one place, for the question why it was told there or was not.
import type { AlertInPost, Place } from '../core/alert.ts';
import type { Database } from './database.ts';
import type { PostState } from './schema.ts';

export type AlertRow = {
  alert: AlertInPost;
  due: Temporal.Instant;
  state: PostState;
  attempts: number;
  /** From when, in milliseconds of real time, it may be claimed; undefined: it is over. */
  visibleAt?: number;
  reason?: string;
  messageId?: string;
  publishing: boolean;
};

export type AlertRowStore = {
  /** By due, date and kind. */
  aboutMovie(place: Place, movieId: string): Promise<AlertRow[]>;
};

export const alertRowStore = (db: Database): AlertRowStore => ({
  async aboutMovie(place, movieId) {
    const rows = await rowsAbout(db, place, movieId);
    return rows.map(({ kind, date, was, due, state, attempts, ...post }) => ({
      alert: { movieId, kind, date, ...(was !== null && { was }) },
      due: Temporal.Instant.fromEpochMilliseconds(due),
      state,
      attempts,
      ...(post.visible_at !== null && { visibleAt: post.visible_at }),
      ...(post.reason !== null && { reason: post.reason }),
      ...(post.message_id !== null && { messageId: post.message_id }),
      publishing: post.errand !== null,
    }));
  },
});

const rowsAbout = (db: Database, place: Place, movieId: string) =>
  db
    .selectFrom('alert')
    .innerJoin('post', 'post.id', 'alert.post_id')
    .leftJoin('errand', (join) =>
      join.onRef('errand.post_id', '=', 'post.id').on('errand.kind', '=', 'publish'),
    )
    .where('alert.place', '=', place)
    .where('alert.movie_id', '=', movieId)
    .select([
      'alert.kind',
      'date',
      'was',
      'due',
      'state',
      'post.attempts',
      'post.visible_at',
      'reason',
      'message_id',
      'errand.kind as errand',
    ])
    .orderBy('due')
    .orderBy('date')
    .orderBy('alert.kind')
    .execute();
