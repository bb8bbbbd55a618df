// Posts of a backup among those of a database. Where both know of one, the database's stays, unless nobody ever tried it.
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { chunks, type AlertRow, type PostRow } from './post-rows.ts';
import { pagesOf } from './table-rows.ts';
import { doubtOf } from './unknown-past.ts';

/** Open, and never claimed: planning would enter it again. */
export const isPlanned = ({ visible_at, attempts }: Pick<PostRow, 'visible_at' | 'attempts'>): boolean =>
  visible_at !== null && attempts === 0;

const planned = sql<boolean>`(post.visible_at is not null and post.attempts = 0)`;

export async function* postPages(db: Database): AsyncGenerator<PostRow[]> {
  for await (const rows of pagesOf(db, 'post')) yield rows as PostRow[];
}

/** Ends the planning of all that is open. */
export async function dropPlanned(trx: Database): Promise<void> {
  await sql`delete from alert where post_id in (select id from post where ${planned})`.execute(trx);
  await trx.deleteFrom('post').where(planned).execute();
}

/** What was planned, but of which all is told elsewhere. */
export async function dropEmpty(trx: Database): Promise<void> {
  const isEmpty = sql<boolean>`not exists (select 1 from alert where alert.post_id = post.id)`;
  await trx.deleteFrom('post').where(planned).where(isEmpty).execute();
}

/** What is only planned gives way to a post that is over, of the same id or with the same alerts. */
export async function clearWayFor(from: Database, trx: Database, posts: readonly PostRow[]): Promise<void> {
  const ids = posts.map(({ id }) => id);
  if (ids.length === 0) return;
  const same = trx.selectFrom('post').select('id').where('id', 'in', ids).where(planned);
  await trx.deleteFrom('alert').where('post_id', 'in', same).execute();
  await trx.deleteFrom('post').where('id', 'in', ids).where(planned).execute();
  for await (const some of chunks(await alertsOf(from, ids))) {
    const keys = some.map((row) => sql`(${row.place}, ${row.movie_id}, ${row.kind}, ${row.date})`);
    await sql`delete from alert where (place, movie_id, kind, date) in (values ${sql.join(keys)})
      and exists (select 1 from post where post.id = alert.post_id and ${planned})`.execute(trx);
  }
}

/** Gives how many were not there yet. */
export async function addPosts(
  from: Database,
  trx: Database,
  posts: readonly PostRow[],
  now: Temporal.Instant,
): Promise<number> {
  if (posts.length === 0) return 0;
  const added = await trx
    .insertInto('post')
    .values(posts.map((post) => inDoubt(post, now)))
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute();
  const ids = added.map(({ id }) => id);
  for await (const some of chunks(await alertsOf(from, ids))) {
    await trx
      .insertInto('alert')
      .values(some)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  await addErrands(from, trx, ids);
  return ids.length;
}

/** What was due before now may have been sent since the backup was made. */
const inDoubt = (post: PostRow, now: Temporal.Instant): PostRow =>
  post.visible_at === null
    ? post
    : { ...post, doubt_since: post.doubt_since ?? doubtOf(post.due, now.epochMilliseconds) };

async function alertsOf(db: Database, ids: readonly string[]): Promise<AlertRow[]> {
  if (ids.length === 0) return [];
  return db.selectFrom('alert').selectAll().where('post_id', 'in', ids).execute();
}

async function addErrands(from: Database, trx: Database, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const errands = await from.selectFrom('errand').selectAll().where('post_id', 'in', ids).execute();
  if (errands.length > 0) await trx.insertInto('errand').values(errands).execute();
}
