// How far the asking of each source has come.
import type { Database } from './database.ts';

export type SourceProgress = {
  /** Where to go on, as the source wrote it. */
  next: string | undefined;
  /** Of rounds that give everything: the one that is under way. */
  round: number;
  /** When it is asked next, in real time. */
  dueAt: number;
  /** Askings that broke off since it last came further. */
  failures: number;
  lastError: string | undefined;
  /** The day of the last round that went through. */
  asOf: string | undefined;
  /** All that it holds was given once. */
  filled: boolean;
};

export async function stateOf(db: Database, source: string): Promise<SourceProgress> {
  const query = db.selectFrom('source_state').selectAll().where('source', '=', source);
  const row = await query.executeTakeFirst();
  return {
    next: row?.next ?? undefined,
    round: row?.round ?? 1,
    dueAt: row?.due_at ?? 0,
    failures: row?.failures ?? 0,
    lastError: row?.last_error ?? undefined,
    asOf: row?.as_of ?? undefined,
    filled: row?.filled === 1,
  };
}

export async function changeState(
  trx: Database,
  source: string,
  change: Partial<SourceProgress>,
): Promise<void> {
  const state = { ...(await stateOf(trx, source)), ...change };
  const row = {
    next: state.next ?? null,
    round: state.round,
    due_at: state.dueAt,
    failures: state.failures,
    last_error: state.lastError ?? null,
    as_of: state.asOf ?? null,
    filled: Number(state.filled),
  };
  await trx
    .insertInto('source_state')
    .values({ source, ...row })
    .onConflict((conflict) => conflict.column('source').doUpdateSet(row))
    .execute();
}
