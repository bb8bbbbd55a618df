// A world and its calendar in a file, for its owner alone: each save is whole or not there at all, also when the process is
// killed.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { World } from './discord/world.ts';

export type Saved = { calendar: string; world: World };

/** Undefined while there is no such file. Throws when it cannot be read as JSON. */
export function readSaved(file: string): Saved | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Saved) : undefined;
}

export function save(file: string, saved: Saved): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(saved), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
