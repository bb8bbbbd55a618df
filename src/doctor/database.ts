// The database: whether a bot can work on it.
import { existsSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { within } from '../alerts/time-limit.ts';
import { fileOf } from '../store/database.ts';
import { lookInto, unwritableFile, type LookedInto } from '../store/look-into.ts';
import { isPostgresUrl, nameOfServer } from '../store/postgres-url.ts';
import type { Finding } from './finding.ts';

/** In bytes; of a database that is a file. */
type Space = { free: number; size: number };

export type SeenDatabase = { name: string; space?: Space } & (
  | { is: 'in memory' }
  | { is: 'missing'; unwritable?: string }
  | { is: 'refused'; says: string; unwritable?: string }
  | ({ is: 'there' } & Pick<LookedInto, 'tables' | 'atWork' | 'unwritable'>)
);

const timeLimitMs = 15_000;

/** What there is, and where it can be read, the open database: close it. */
export async function seeDatabase(url: string): Promise<{ seen: SeenDatabase; open?: LookedInto }> {
  const name = isPostgresUrl(url) ? nameOfServer(url) : fileOf(url);
  if (name === ':memory:') return { seen: { is: 'in memory', name } };
  if (!isPostgresUrl(url) && !statSync(nearestFolder(name)).isDirectory()) {
    const says = `The database ${name} cannot be written: a part of its path is a file and not a folder`;
    return { seen: { is: 'refused', name, says } };
  }
  const space = isPostgresUrl(url) ? {} : { space: await spaceFor(name) };
  if (!isPostgresUrl(url) && !existsSync(name)) {
    const unwritable = unwritableFile(name);
    return { seen: { is: 'missing', name, ...space, ...(unwritable === undefined ? {} : { unwritable }) } };
  }
  if (!isPostgresUrl(url) && statSync(name).isDirectory()) {
    return {
      seen: { is: 'refused', name, says: `The database ${name} is a folder: name a file in DATABASE_URL` },
    };
  }
  const looking = lookInto(url);
  try {
    const open = await within(timeLimitMs, looking, `The database ${name} gives no answer`);
    const { tables, atWork, unwritable } = open;
    const seen = { is: 'there', name, tables, atWork, ...space } as const;
    return { seen: unwritable === undefined ? seen : { ...seen, unwritable }, open };
  } catch (error) {
    void looking.then(({ close }) => close()).catch(() => {});
    return { seen: { ...refusalOf(url, name, error), ...space } };
  }
}

function refusalOf(url: string, name: string, error: unknown): SeenDatabase {
  const isExpected = error instanceof Error && ['StoreError', 'TooLong'].includes(error.name);
  if (!isExpected) throw error;
  const unwritable = isPostgresUrl(url) ? undefined : unwritableFile(name);
  const refused = { is: 'refused', name, says: error.message } as const;
  return unwritable === undefined ? refused : { ...refused, unwritable };
}

async function spaceFor(file: string): Promise<Space> {
  const { bavail, bsize } = await statfs(nearestFolder(file));
  return { free: bavail * bsize, size: existsSync(file) ? statSync(file).size : 0 };
}

const nearestFolder = (path: string): string =>
  existsSync(dirname(path)) ? dirname(path) : nearestFolder(dirname(path));

export function judgeDatabase(seen: SeenDatabase): Finding[] {
  const { name, space } = seen;
  if (seen.is === 'in memory') return [forgetful];
  if (seen.is === 'refused') return [...ofWriting(seen), wrong(seen.says.replace(/\.?$/, '.'))].slice(0, 1);
  const faults = [...ofWriting(seen), ...ofTables(seen), ...ofSpace(name, space)];
  return faults.some(({ state }) => state === 'wrong') ? faults : [fine(seen), ...faults];
}

const wrong = (says: string, remedy?: string): Finding => ({
  check: 'database',
  state: 'wrong',
  says,
  ...(remedy === undefined ? {} : { remedy }),
});

const forgetful: Finding = {
  check: 'database',
  state: 'warning',
  says: 'DATABASE_URL is :memory:, which keeps nothing: all subscriptions go when the bot stops.',
  remedy: 'Set DATABASE_URL to sqlite: and a path, or take it away.',
};

type Usable = Extract<SeenDatabase, { is: 'there' | 'missing' }>;

function fine(seen: Usable): Finding {
  const space = seen.space ? ` ${inWords(seen.space.free)} are free on its disk.` : '';
  if (seen.is === 'missing') {
    return {
      check: 'database',
      state: 'ok',
      says: `There is no database ${seen.name} yet: the bot makes it.${space}`,
    };
  }
  const tables = {
    none: 'is empty: the bot makes its tables when it starts',
    behind:
      'is of an earlier version: the bot brings it up to date when it starts, and keeps a copy of a file',
    done: 'is up to date',
    newer: 'is of a newer version',
  }[seen.tables];
  const atWork = seen.atWork ? ' A bot is at work on it.' : '';
  return {
    check: 'database',
    state: 'ok',
    says: `The database ${seen.name} can be written and ${tables}.${atWork}${space}`,
  };
}

function ofWriting({ name, unwritable }: { name: string; unwritable?: string }): Finding[] {
  if (unwritable === undefined) return [];
  return [
    wrong(
      `The database ${name} cannot be written: ${unwritable}.`,
      'Run this as the user that runs the bot; if it still says so, give that user the right to write it, its folder and the files beside it, or name another DATABASE_URL.',
    ),
  ];
}

const ofTables = (seen: Usable): Finding[] =>
  seen.is === 'there' && seen.tables === 'newer'
    ? [
        wrong(
          `The database ${seen.name} was written by a newer version of Gaebong.`,
          'Start that version, or put a backup from before it in its place.',
        ),
      ]
    : [];

const leastBytes = 20e6;
const fewBytes = 200e6;

/** A backup, and the copy before an upgrade, need as much room as the database itself. */
function ofSpace(name: string, space: Space | undefined): Finding[] {
  if (!space || space.free >= Math.max(fewBytes, space.size)) return [];
  const says = `Only ${inWords(space.free)} are free on the disk of the database ${name}, which has ${inWords(space.size)}.`;
  const remedy = 'Free some space there: a full disk stops the bot, and a backup needs as much again.';
  return [{ check: 'database', state: space.free < leastBytes ? 'wrong' : 'warning', says, remedy }];
}

/** 1,234 MB */
const inWords = (bytes: number): string => `${Math.floor(bytes / 1e6).toLocaleString('en')} MB`;
