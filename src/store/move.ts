// All that a database holds, copied to another one.
import { setImmediate } from 'node:timers/promises';
import { atomically } from './atomically.ts';
import type { Database } from './database.ts';
import { StoreError } from './store-error.ts';
import { copiedTables, countRows, insertRows, pagesOf, type CopiedTable } from './table-rows.ts';

/** So far, of so many rows of a table. */
export type Progress = { table: CopiedTable; copied: number; of: number };

export type Counts = { table: CopiedTable; rows: number }[];

const rowsPerReport = 100_000;

/**
 * Copies everything to a database that holds nothing, all or nothing, and counts it there. `report` is told each table
 * when it is done, and large ones meanwhile. Throws a StoreError where the target holds anything or a count differs.
 */
export async function moveAll(
  from: Database,
  to: Database,
  report: (progress: Progress) => void = () => {},
): Promise<Counts> {
  await refuseFilled(to);
  return atomically(to, async (trx) => {
    const counts: Counts = [];
    for (const table of copiedTables) {
      const rows = await copyTable(from, trx, table, report);
      const there = await countRows(trx, table);
      if (there !== rows) throw new StoreError(lost(table, rows, there));
      counts.push({ table, rows });
    }
    return counts;
  });
}

const lost = (table: string, rows: number, there: number): string =>
  `Of ${rows} rows of the table ${table} ${there} arrived: nothing was changed. Stop whatever uses the two databases and try again.`;

export async function isEmpty(db: Database): Promise<boolean> {
  for (const table of copiedTables) if ((await countRows(db, table)) > 0) return false;
  return true;
}

async function refuseFilled(to: Database): Promise<void> {
  if (await isEmpty(to)) return;
  throw new StoreError('The database to move to is not empty, and was left as it is: name a new one.');
}

async function copyTable(
  from: Database,
  to: Database,
  table: CopiedTable,
  report: (progress: Progress) => void,
): Promise<number> {
  const of = await countRows(from, table);
  let copied = 0;
  for await (const rows of pagesOf(from, table)) {
    await insertRows(to, table, rows);
    copied += rows.length;
    if (copied % rowsPerReport === 0 && copied < of) report({ table, copied, of });
    await setImmediate();
  }
  report({ table, copied, of });
  return of;
}
