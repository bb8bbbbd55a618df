// Names of settings that are nearly ours, or others' names for the same.

export type Mistyped = { name: string; meant: string };

const mostEdits = 2;

const others: Readonly<Record<string, string>> = {
  DISCORD_BOT_TOKEN: 'DISCORD_TOKEN',
  BOT_TOKEN: 'DISCORD_TOKEN',
  TOKEN: 'DISCORD_TOKEN',
  GUILD_ID: 'DISCORD_GUILD_ID',
  TMDB_API_KEY: 'TMDB_TOKEN',
  TMDB_KEY: 'TMDB_TOKEN',
  KOBIS_API_KEY: 'KOBIS_KEY',
  TIMEZONE: 'DEFAULT_TIME_ZONE',
  PORT: 'HTTP_PORT',
  DB_URL: 'DATABASE_URL',
};

/** A machine may have them for something else. */
const common = ['TOKEN', 'TIMEZONE', 'PORT', 'DB_URL'];

/**
 * `names`: what is set. `ours`: the names of our settings. `inFile`: those of `names` that stand in our own file. Upper and
 * lower case are two things to an environment.
 */
export const mistyped = (
  names: readonly string[],
  ours: readonly string[],
  inFile: readonly string[] = [],
): Mistyped[] =>
  names
    .filter((name) => !ours.includes(name))
    .filter((name) => inFile.includes(name) || !common.includes(asOurs(name)))
    .flatMap((name) => {
      const meant = others[asOurs(name)] ?? nearest(asOurs(name), ours);
      return meant === undefined ? [] : [{ name, meant }];
    });

const asOurs = (name: string): string => name.trim().toUpperCase().replaceAll(/[-. ]/g, '_');

function nearest(name: string, ours: readonly string[]): string | undefined {
  const [best] = ours
    .filter((one) => Math.abs(one.length - name.length) <= mostEdits)
    .map((one) => ({ one, edits: editsBetween(name, one) }))
    .toSorted((a, b) => a.edits - b.edits);
  // Of a short name two letters are too much of it.
  return best && best.edits <= Math.min(mostEdits, Math.floor(best.one.length / 4)) ? best.one : undefined;
}

/** Insertions, deletions, changes and swaps of neighbours, one each. (Optimal string alignment.) */
function editsBetween(a: string, b: string): number {
  let [beforeLast, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const changed = at(last, column - 1) + Number(a[row - 1] !== b[column - 1]);
      const isSwap = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const swapped = isSwap ? at(beforeLast, column - 2) + 1 : Infinity;
      current.push(Math.min(at(last, column) + 1, at(current, column - 1) + 1, changed, swapped));
    }
    [beforeLast, last] = [last, current];
  }
  return at(last, b.length);
}

const at = (row: readonly number[], column: number): number => row[column] ?? Infinity;
