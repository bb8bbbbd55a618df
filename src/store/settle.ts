// What came of claims, written down many at a time.
import { sql, type RawBuilder } from 'kysely';
import type { AlertInPost, Claim, Settlement } from '../core/alert.ts';
import type { Database } from './database.ts';
import { chunks } from './post-rows.ts';

export type Settled = {
  claim: Pick<Claim, 'id' | 'attempts' | 'doubtSince'>;
  settlement: Settlement;
};

/** False, and nothing changed: the post was claimed anew or is over. One that was sent after all is recorded always. */
export async function settle(trx: Database, settled: readonly Settled[]): Promise<boolean[]> {
  const byAttempt = new Map<string, Settled>();
  for (const one of settled) if (!byAttempt.has(attemptOf(one))) byAttempt.set(attemptOf(one), one);
  const taken = new Set<Settled>();
  for await (const some of chunks([...byAttempt.values()], 100)) {
    const ids = await write(trx, some);
    const written = some.filter(({ claim }) => ids.has(claim.id));
    for (const one of written) taken.add(one);
    await enterErrands(trx, written);
    await dropUntold(trx, written);
  }
  return settled.map((one) => taken.has(one));
}

const attemptOf = ({ claim }: Settled): string => `${claim.id} ${claim.attempts}`;

const text = (value: string | null) => sql`cast(${value} as text)`;
// A backoff by chance, and some of Discord's waits, are no whole milliseconds: PostgreSQL refuses these.
const whole = (value: number | null) => sql`cast(${value === null ? null : Math.ceil(value)} as bigint)`;

/** Gives the ids of those that changed. */
async function write(trx: Database, settled: readonly Settled[]): Promise<Set<string>> {
  const rows = sql.join(settled.map(rowOf));
  const changed = await sql<{ id: string }>`
    with settled (id, attempts, state, visible_at, reason, message_id, channel_id, is_sure) as (values ${rows})
    update post set
      state = settled.state,
      visible_at = settled.visible_at,
      reason = settled.reason,
      message_id = coalesce(settled.message_id, post.message_id),
      channel_id = coalesce(settled.channel_id, post.channel_id),
      doubt_since = case when settled.is_sure = 1 then null else post.doubt_since end
    from settled
    where post.id = settled.id and post.attempts = settled.attempts and post.attempts > 0 and (
      post.state = 'claimed'
      or settled.state = 'sent' and post.state in ('due', 'expired', 'withdrawn')
    )
    returning post.id`.execute(trx);
  return new Set(changed.rows.map(({ id }) => id));
}

function rowOf({ claim, settlement }: Settled): RawBuilder<unknown> {
  const { id, attempts, doubtSince } = claim;
  const { state } = settlement;
  const isSent = state === 'sent';
  const isLater = state === 'later';
  const isUndoubted = doubtSince === undefined;
  // What is withdrawn was not sent by this attempt.
  const isSure = isLater ? !settlement.inDoubt && isUndoubted : state !== 'withdrawn' || isUndoubted;
  const values = [
    text(id),
    whole(attempts),
    text(isLater ? 'due' : state),
    whole(isLater ? settlement.visibleAt : null),
    text(isSent ? null : settlement.reason),
    text(isSent ? settlement.messageId : null),
    text(isSent ? settlement.channelId : null),
    whole(isSure ? 1 : 0),
  ];
  return sql`(${sql.join(values)})`;
}

async function enterErrands(trx: Database, settled: readonly Settled[]): Promise<void> {
  const errands = settled.flatMap(({ claim, settlement }) => {
    if (settlement.state !== 'sent' || settlement.publishUntil === undefined) return [];
    const until = Math.ceil(settlement.publishUntil);
    return [{ post_id: claim.id, kind: 'publish' as const, visible_at: 0, until, attempts: 0 }];
  });
  if (errands.length === 0) return;
  await trx
    .insertInto('errand')
    .values(errands)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** An alert that was left out of a message was not told: it may be owed again. */
async function dropUntold(trx: Database, settled: readonly Settled[]): Promise<void> {
  const keys = settled.flatMap(({ claim, settlement }) =>
    settlement.state === 'sent' ? (settlement.untold ?? []).map((alert) => keyOf(claim.id, alert)) : [],
  );
  if (keys.length === 0) return;
  const areUntold = sql<boolean>`(post_id, movie_id, kind, date) in (values ${sql.join(keys)})`;
  await trx.deleteFrom('alert').where(areUntold).execute();
}

const keyOf = (postId: string, { movieId, kind, date }: AlertInPost) =>
  sql`(${postId}, ${movieId}, ${kind}, ${date})`;
