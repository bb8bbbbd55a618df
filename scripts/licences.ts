// The licences of what runs in production, from the lock file: `npm run licences`. Ends with 1 where one is not among those
// that ask for no more than to be named.
import { readFileSync } from 'node:fs';

type Locked = { version?: string; license?: string; dev?: boolean };
export type Lock = { packages: Record<string, Locked> };
export type Licence = { name: string; version: string; licence: string };

const allowed = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'OFL-1.1'];

/** What a package says that is in no list of names: read in its LICENSE. https://spdx.org/licenses */
const read: Record<string, string> = { 'discord-markdown-parser: Apache License': 'Apache-2.0' };

/** Each package once for each version, by name. */
export function licencesIn({ packages }: Lock): Licence[] {
  const rows = Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && !dev)
    .map(([path, { version = '', license = 'none named' }]) => {
      const name = path.replace(/^.*node_modules\//, '');
      return { name, version, licence: read[`${name}: ${license}`] ?? license };
    });
  const once = new Map(rows.map((row) => [`${row.name} ${row.version}`, row]));
  return [...once.values()].toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

export const foreignAmong = (rows: readonly Licence[]): Licence[] =>
  rows.filter(({ licence }) => !allowed.includes(licence));

const lineOf = ({ name, version, licence }: Licence): string =>
  `${name.padEnd(34)}${version.padEnd(16)}${licence}`;

if (import.meta.main) {
  const rows = licencesIn(JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock);
  for (const row of rows) console.log(lineOf(row));
  const foreign = foreignAmong(rows);
  for (const row of foreign) console.error(`Not among ${allowed.join(', ')}: ${lineOf(row)}`);
  process.exitCode = foreign.length > 0 ? 1 : 0;
}
