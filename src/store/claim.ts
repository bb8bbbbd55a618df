// Claiming a post for one attempt at sending it, and what comes of that attempt.
import type { Post } from '../core/alert.ts';
import type { Database } from './database.ts';
import { openSince, withPosts, type PostRow } from './post-rows.ts';

export type Claim = Post & {
  /** Which attempt this is, from 1: only the newest may settle. */
  attempts: number;
  /** Since when, by Discord's clock, an earlier attempt may have been sent: read the channel back first. */
  doubtSince?: number;
};

export type Outcome =
  | { state: 'sent'; messageId: string; channelId: string }
  | { state: 'failed'; reason: string }
  /** `inDoubt`: this attempt may have been sent. An earlier one that may have been stays in doubt either way. */
  | { state: 'later'; visibleAt: number; reason: string; inDoubt: boolean };

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
  const rows = await trx
    .selectFrom('post')
    .selectAll()
    .where('visible_at', '<=', real)
    .where('due', '>=', openSince(now))
    .where('due', '<=', now.epochMilliseconds)
    .orderBy('due')
    .orderBy('id')
    .limit(most)
    .execute();
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

/** What the outcome of a claim changes in the post's row. */
export function changeOf({ doubtSince }: Pick<Claim, 'doubtSince'>, outcome: Outcome): Partial<PostRow> {
  if (outcome.state === 'sent') {
    const { state, messageId: message_id, channelId: channel_id } = outcome;
    return { state, visible_at: null, message_id, channel_id, doubt_since: null, reason: null };
  }
  const { state, reason } = outcome;
  if (state === 'failed') return { state, visible_at: null, reason, doubt_since: null };
  return {
    state: 'due',
    visible_at: outcome.visibleAt,
    reason,
    ...(!outcome.inDoubt && doubtSince === undefined && { doubt_since: null }),
  };
}
