// What becomes of movies that a source gave before and does not give any more.
import { areTooManyMissing } from '../core/too-many-missing.ts';
import type { Database } from './database.ts';
import { chunks } from './post-rows.ts';

export type RoundEnd = {
  /** Not given in this round, of so many that are known. */
  missing: number;
  known: number;
  /** More were missing than can be true: nothing was made of it. */
  distrusted: boolean;
  /** Missing since a day or longer: not known any more. */
  withdrawn: readonly string[];
};

const secondLookMs = 24 * 3_600_000;

/** At the end of a round that gave everything: `real` is real time in milliseconds. */
export async function roundEnd(
  trx: Database,
  source: string,
  round: number,
  real: number,
): Promise<RoundEnd> {
  const all = trx.selectFrom('source_movie').where('source', '=', source);
  const counted = await all.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirst();
  const lacking = await all
    .where('round', '<', round)
    .select(['id', 'missing_since'])
    .orderBy('id')
    .execute();
  const known = counted?.count ?? 0;
  const found = { missing: lacking.length, known };
  if (areTooManyMissing(lacking.length, known)) {
    return { ...found, distrusted: true, withdrawn: [] };
  }
  const since = (row: { missing_since: number | null }) => row.missing_since ?? real;
  const withdrawn = lacking.filter((row) => real - since(row) >= secondLookMs).map(({ id }) => id);
  for await (const some of chunks(withdrawn)) {
    await trx.deleteFrom('source_movie').where('id', 'in', some).execute();
  }
  await trx
    .updateTable('source_movie')
    .set({ missing_since: real })
    .where('source', '=', source)
    .where('round', '<', round)
    .where('missing_since', 'is', null)
    .execute();
  return { ...found, distrusted: false, withdrawn };
}
