// What is still to be done with the messages of posts that were sent.
import { sql } from 'kysely';
import type { Post } from '../core/alert.ts';
import { homeRegion } from '../core/releases-for.ts';
import { atomically } from './atomically.ts';
import type { Database } from './database.ts';
import { isShared } from './engine.ts';
import { withPosts } from './post-rows.ts';
import type { Tables } from './schema.ts';

export type Errand = {
  kind: Tables['errand']['kind'];
  post: Post;
  channelId: string;
  messageId: string;
  /** Which attempt this is: only the newest may end it. It counts on where the same is asked for again. */
  attempts: number;
  /** When it is not worth doing any more, in milliseconds of real time. */
  until: number;
};

type At = { real: number; until: number };
type Attempt = Pick<Errand, 'kind' | 'attempts'> & { post: Pick<Post, 'id'> };

/** Times are real, in milliseconds. */
export type ErrandStore = {
  /** One process's to run until its lease ends. */
  claim(at: { real: number; leaseMs: number; most: number }): Promise<Errand[]>;
  done(errand: Attempt): Promise<void>;
  later(errand: Attempt, visibleAt: number): Promise<void>;
  /** An edit of the message of one post, once it counts as sent. */
  askForEdit(postId: string, at: At): Promise<void>;
  /**
   * An edit of every sent post that holds an alert of that movie with one of those dates: of all places, or of those that go by
   * the dates of a region. Gives how many.
   */
  askForEdits(movieId: string, dates: readonly string[], at: At & { region?: string }): Promise<number>;
};

export const errandStore = (db: Database): ErrandStore => ({
  claim: (at) => atomically(db, (trx) => claim(trx, at)),
  askForEdits: (movieId, dates, at) => askForEdits(db, { movieId, dates }, at),

  async done({ post, kind, attempts }) {
    const errand = db.deleteFrom('errand').where('post_id', '=', post.id).where('kind', '=', kind);
    await errand.where('attempts', '=', attempts).execute();
  },

  async later({ post, kind, attempts }, visibleAt) {
    const errand = db.updateTable('errand').where('post_id', '=', post.id).where('kind', '=', kind);
    await errand
      .where('attempts', '=', attempts)
      .set({ visible_at: Math.ceil(visibleAt) })
      .execute();
  },

  async askForEdit(postId, { real, until }) {
    await db
      .insertInto('errand')
      .values({ post_id: postId, kind: 'edit', visible_at: real, until, attempts: 0 })
      .onConflict((conflict) =>
        conflict
          .columns(['post_id', 'kind'])
          .doUpdateSet((eb) => ({ visible_at: real, until, attempts: eb('errand.attempts', '+', 1) })),
      )
      .execute();
  },
});

/** What another process is about to take is left to it, and not waited for. */
async function claim(
  trx: Database,
  { real, leaseMs, most }: { real: number; leaseMs: number; most: number },
): Promise<Errand[]> {
  const waiting = trx
    .selectFrom('errand')
    .innerJoin('post', 'post.id', 'errand.post_id')
    .where('errand.visible_at', '<=', real)
    .where('post.state', '=', 'sent')
    .orderBy('errand.visible_at')
    .orderBy('errand.post_id')
    .orderBy('errand.kind')
    .limit(most)
    .select(['errand.post_id', 'errand.kind']);
  const open = await (isShared(trx) ? waiting.forUpdate('errand').skipLocked() : waiting).execute();
  const claimed: Tables['errand'][] = [];
  for (const { post_id, kind } of open) {
    const row = await trx
      .updateTable('errand')
      .where('post_id', '=', post_id)
      .where('kind', '=', kind)
      .where('visible_at', '<=', real)
      .set((eb) => ({ visible_at: real + leaseMs, attempts: eb('attempts', '+', 1) }))
      .returningAll()
      .executeTakeFirst();
    if (row) claimed.push(row);
  }
  return errandsOf(trx, claimed);
}

async function errandsOf(trx: Database, rows: readonly Tables['errand'][]): Promise<Errand[]> {
  if (rows.length === 0) return [];
  const ids = [...new Set(rows.map(({ post_id }) => post_id))];
  const found = await trx.selectFrom('post').selectAll().where('id', 'in', ids).execute();
  const posts = await withPosts(trx, found, (post, { channel_id, message_id }) => ({
    post,
    channelId: channel_id ?? '',
    messageId: message_id ?? '',
  }));
  return rows.flatMap(({ post_id, kind, attempts, until }) => {
    const sent = posts.find(({ post }) => post.id === post_id);
    return sent ? [{ ...sent, kind, attempts, until }] : [];
  });
}

async function askForEdits(
  db: Database,
  { movieId, dates }: { movieId: string; dates: readonly string[] },
  { real, until, region }: At & { region?: string },
): Promise<number> {
  if (dates.length === 0) return 0;
  const asked = await db
    .insertInto('errand')
    .columns(['post_id', 'kind', 'visible_at', 'until', 'attempts'])
    .expression((eb) =>
      eb
        .selectFrom('alert')
        .innerJoin('post', 'post.id', 'alert.post_id')
        .where('alert.movie_id', '=', movieId)
        .where('alert.date', 'in', dates)
        .where('post.state', '=', 'sent')
        .where(region === undefined ? sql<boolean>`true` : goesBy(region))
        .select((of) => [
          'post.id',
          of.val('edit' as const).as('kind'),
          of.cast<number>(of.val(real), 'bigint').as('visible_at'),
          of.cast<number>(of.val(until), 'bigint').as('until'),
          of.cast<number>(of.val(0), 'integer').as('attempts'),
        ])
        .distinct(),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['post_id', 'kind'])
        .doUpdateSet((eb) => ({ visible_at: real, until, attempts: eb('errand.attempts', '+', 1) })),
    )
    .executeTakeFirst();
  return Number(asked.numInsertedOrUpdatedRows ?? 0);
}

/** People go by the home region. A channel that is subscribed no more wants no edits. */
function goesBy(region: string) {
  const isChannels = sql`exists (select 1 from subscription where subscription.channel_id = substr(alert.place, 9) and subscription.region = ${region})`;
  return region === homeRegion
    ? sql<boolean>`(alert.place like 'user:%' or ${isChannels})`
    : sql<boolean>`${isChannels}`;
}
