// A backup put into a database that may be in use.
//
// Wishes become those of the backup. Of posts, what the database knows stays: what was sent after the backup was made,
// or perhaps sent, would be sent again if it were forgotten.
import { sql } from 'kysely';
import { atomically } from './atomically.ts';
import type { Database } from './database.ts';
import { isShared } from './engine.ts';
import { factStore } from './facts.ts';
import { lockPlanning } from './locks.ts';
import type { PostRow } from './post-rows.ts';
import { addPosts, clearWayFor, dropEmpty, dropPlanned, isPlanned, postPages } from './post-merge.ts';
import { StoreError } from './store-error.ts';
import { countRows, insertRows, pagesOf, type CopiedTable } from './table-rows.ts';
import { setUnknownUntil } from './unknown-past.ts';

export type Restored = { subscriptions: number; reminders: number; posts: number };

/** They become what they were when the backup was made. */
const wishes: readonly CopiedTable[] = ['subscription', 'reminder', 'refusal'];
/** By which dates was planned: what moved since the backup was made is learned again, and told to whom was not told yet. */
const dates: readonly CopiedTable[] = ['known_movie', 'date_change'];
/** What is there stays; more is added. */
const knowledge: readonly CopiedTable[] = ['fact', 'person', 'off_period', 'movie_id'];

/**
 * `from` is a backup that was brought up to date, `now` is by the calendar. Posts that are over go in first, page by
 * page, so that a running bot is not held up for long; the rest in one transaction. If it fails half-way, the database
 * only knows more of what was sent. `posts` of the answer: how many came from the backup. Throws a StoreError where the
 * backup is another bot's.
 */
export async function restoreAll(from: Database, to: Database, now: Temporal.Instant): Promise<Restored> {
  await refuseOther(from, to);
  let over = 0;
  for await (const page of postPages(from))
    over += await atomically(to, (trx) => enterOver(from, trx, page, now));
  const planned = await atomically(to, (trx) => enterRest(from, trx, now));
  const [subscriptions, reminders] = [await countRows(to, 'subscription'), await countRows(to, 'reminder')];
  return { subscriptions, reminders, posts: over + planned };
}

/** Gives how many posts were not there yet. */
async function enterOver(
  from: Database,
  trx: Database,
  page: readonly PostRow[],
  now: Temporal.Instant,
): Promise<number> {
  await lockPosts(trx);
  const over = page.filter((post) => !isPlanned(post));
  await clearWayFor(from, trx, over);
  return addPosts(from, trx, over, now);
}

async function enterRest(from: Database, trx: Database, now: Temporal.Instant): Promise<number> {
  await lockPlanning(trx);
  await lockPosts(trx);
  await dropPlanned(trx);
  await replaceWishes(from, trx);
  for (const table of knowledge) await copy(from, trx, table, { orKeep: true });
  let posts = 0;
  for await (const page of postPages(from)) posts += await addPosts(from, trx, page.filter(isPlanned), now);
  await dropEmpty(trx);
  await setUnknownUntil(trx, now.epochMilliseconds);
  return posts;
}

/** Nothing is claimed or settled until the transaction ends. */
async function lockPosts(trx: Database): Promise<void> {
  if (isShared(trx)) await sql`lock table post in share row exclusive mode`.execute(trx);
}

async function refuseOther(from: Database, to: Database): Promise<void> {
  const [theirs, ours] = await Promise.all([from, to].map((db) => factStore(db).get('application id')));
  if (theirs === undefined || ours === undefined || theirs === ours) return;
  throw new StoreError(
    `The backup is of another bot (application ${theirs}) than the database (application ${ours}), which was left as it is.`,
  );
}

async function replaceWishes(from: Database, trx: Database): Promise<void> {
  // One from a version that kept no dates would make a first fill of the next planning, of which nothing is told.
  const knowsDates = (await countRows(from, 'known_movie')) > 0;
  for (const table of knowsDates ? [...wishes, ...dates] : wishes) {
    await sql`delete from ${sql.table(table)}`.execute(trx);
    await copy(from, trx, table);
  }
}

async function copy(
  from: Database,
  to: Database,
  table: CopiedTable,
  how = { orKeep: false },
): Promise<void> {
  for await (const rows of pagesOf(from, table)) await insertRows(to, table, rows, how);
}
