// The file .env as it lies there, and what keeps a token in it, or beside it, from being read.
import { accessSync, constants, statSync } from 'node:fs';
import { settingNames, settingsInFile } from '../config.ts';
import { mistyped } from '../doctor/mistyped.ts';
import type { EnvFile } from '../doctor/settings.ts';
import { UseError } from './leave.ts';

/** Undefined: there is none. Windows has other rights than modes tell. */
export function envFileNow(): EnvFile | undefined {
  const found = statSync('.env', { throwIfNoEntry: false });
  if (!found) return undefined;
  if (found.isDirectory()) return { isReadable: false, isFolder: true };
  try {
    accessSync('.env', constants.R_OK);
    const names = Object.keys(settingsInFile());
    return { isReadable: true, names, ...(process.platform !== 'win32' && { mode: found.mode }) };
  } catch {
    return { isReadable: false };
  }
}

/** Who meant to set a token is not to find the sandbox instead. Throws a UseError. */
export function refuseLostToken(env: Readonly<Record<string, string | undefined>>): void {
  const isSet = (name: string) => Boolean(env[name]?.trim());
  if (isSet('DISCORD_TOKEN')) return;
  const file = envFileNow();
  const slips = mistyped(Object.keys(env).filter(isSet), settingNames, file?.names);
  const slip = slips.find(({ meant }) => meant === 'DISCORD_TOKEN');
  if (slip) {
    throw new UseError(
      `There is no DISCORD_TOKEN, but ${slip.name} is set, which looks mistyped: rename it to DISCORD_TOKEN, or run gaebong sandbox.`,
    );
  }
  if (file?.isFolder) {
    throw new UseError(
      'There is no DISCORD_TOKEN, and .env is a folder, as a container makes of a file that it mounts and that is not there: put a file in its place, or run gaebong sandbox.',
    );
  }
  if (file && !file.isReadable) {
    throw new UseError(
      'There is no DISCORD_TOKEN, and this user may not read the file .env: run this as the user who owns it, or give that file to this user, or run gaebong sandbox.',
    );
  }
}
