// Claiming posts, each for one attempt at sending it.
import type { Claim, Post } from '../core/alert.ts';
import type { Database } from './database.ts';
import { isShared } from './engine.ts';
import { openSince, withPosts, type PostRow } from './post-rows.ts';

/** Two clocks: `now` is the calendar's; `real` and `visibleAt` are milliseconds of real time, `discordNow` of Discord's. */
export type ClaimAt = {
  now: Temporal.Instant;
  real: number;
  leaseMs: number;
  discordNow: number;
  most: number;
};

/** Inside a transaction: no other process claims the same rows. */
export async function claim(
  trx: Database,
  { now, real, leaseMs, discordNow, most }: ClaimAt,
): Promise<Claim[]> {
  const due = trx
    .selectFrom('post')
    .selectAll()
    .where('visible_at', '<=', real)
    .where('due', '>=', openSince(now))
    .where('due', '<=', now.epochMilliseconds)
    .orderBy('due')
    .orderBy('id')
    .limit(most);
  const free = isShared(trx) ? due.forUpdate().skipLocked() : due;
  const rows = await free.execute();
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  await trx
    .updateTable('post')
    .set((eb) => ({
      state: 'claimed',
      visible_at: real + leaseMs,
      attempts: eb('attempts', '+', 1),
      doubt_since: eb.fn.coalesce('doubt_since', eb.val(discordNow)),
    }))
    .where('id', 'in', ids)
    .execute();
  return withPosts(trx, rows, claimOf);
}

const claimOf = (post: Post, { attempts, doubt_since }: PostRow): Claim => ({
  ...post,
  attempts: attempts + 1,
  ...(doubt_since !== null && { doubtSince: doubt_since }),
});
