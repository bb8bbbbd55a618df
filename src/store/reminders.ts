import type { Selectable } from 'kysely';
import type { Reminder } from '../core/subscription.ts';
import type { Database } from './database.ts';
import type { Tables } from './schema.ts';

export type ReminderStore = {
  /** In the order in which they were made. */
  of(userId: string): Promise<Reminder[]>;
  all(): Promise<Reminder[]>;
  /** All those of at most so many people, in the order of their ids as text, from the first after one. */
  page(after: string | undefined, mostPeople: number): Promise<Reminder[]>;
  /** False: it was there already, and stays as it was. */
  add(reminder: Reminder): Promise<boolean>;
  /** False: there was none. */
  remove(userId: string, movieId: string): Promise<boolean>;
};

const reminderOf = (row: Selectable<Tables['reminder']>): Reminder => ({
  userId: row.user_id,
  movieId: row.movie_id,
  language: row.language,
  since: Temporal.Instant.fromEpochMilliseconds(row.since),
  undated: row.undated === 1,
});

const rowOf = (reminder: Reminder): Selectable<Tables['reminder']> => ({
  user_id: reminder.userId,
  movie_id: reminder.movieId,
  language: reminder.language,
  since: reminder.since.epochMilliseconds,
  undated: reminder.undated ? 1 : 0,
});

export function reminderStore(db: Database): ReminderStore {
  const inOrder = db
    .selectFrom('reminder')
    .selectAll()
    .orderBy('since')
    .orderBy('user_id')
    .orderBy('movie_id');
  return {
    async of(userId) {
      const rows = await inOrder.where('user_id', '=', userId).execute();
      return rows.map(reminderOf);
    },

    async all() {
      const rows = await inOrder.execute();
      return rows.map(reminderOf);
    },

    async page(after, mostPeople) {
      const people = db.selectFrom('reminder').select('user_id').distinct().orderBy('user_id');
      const next = after === undefined ? people : people.where('user_id', '>', after);
      const ids = (await next.limit(mostPeople).execute()).map((row) => row.user_id);
      const [first, last] = [ids.at(0), ids.at(-1)];
      if (first === undefined || last === undefined) return [];
      const rows = db.selectFrom('reminder').selectAll().where('user_id', '>=', first);
      const inTurn = rows.where('user_id', '<=', last).orderBy('user_id').orderBy('movie_id');
      return (await inTurn.execute()).map(reminderOf);
    },

    async add(reminder) {
      const added = await db
        .insertInto('reminder')
        .values(rowOf(reminder))
        .onConflict((conflict) => conflict.columns(['user_id', 'movie_id']).doNothing())
        .executeTakeFirst();
      return added.numInsertedOrUpdatedRows === 1n;
    },

    async remove(userId, movieId) {
      const removed = await db
        .deleteFrom('reminder')
        .where('user_id', '=', userId)
        .where('movie_id', '=', movieId)
        .executeTakeFirst();
      return removed.numDeletedRows === 1n;
    },
  };
}
