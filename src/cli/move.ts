// Everything from one database to another one.
import type { Database } from '../store/database.ts';
import { moveAll, type Progress } from '../store/move.ts';

export type Print = (line: string) => void;

/** The lines of a move, of which the last says what to do next. */
export async function move(from: Database, to: Database, target: string, print: Print): Promise<void> {
  const counts = await moveAll(from, to, (progress) => print(lineOf(progress)));
  const rows = counts.reduce((sum, count) => sum + count.rows, 0);
  print(`Rows in all: ${number(rows)}, counted on both sides.`);
  print(`Now set DATABASE_URL to ${withoutPassword(target)} and start the bot.`);
}

const number = (count: number): string => count.toLocaleString('en');

const lineOf = ({ table, copied, of }: Progress): string =>
  copied === of
    ? `${table.padEnd(14)}${number(of)}`
    : `${table.padEnd(14)}${number(copied)} of ${number(of)}`;

/** As it is typed in a setting, but for what nobody should read over a shoulder. */
export const withoutPassword = (url: string): string =>
  url.replace(/^([a-z]+:\/\/[^:/@]*):.*@/i, '$1:…@').replace(/([?&]password=)[^&]*/i, '$1…');
