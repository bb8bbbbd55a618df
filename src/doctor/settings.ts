// The configuration: what is wrong in it, and what of it can be used to look further.
import { ConfigError, readConfig, settingNames, type Config } from '../config.ts';
import type { Finding } from './finding.ts';
import { mistyped, type Mistyped } from './mistyped.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export type Settings = {
  findings: Finding[];
  /** With the default in place of what is wrong. */
  config: Config;
  /** The names of what is wrong. */
  faulty: readonly string[];
};

/** The file .env. `mode`: where modes mean something. `names`: what is set in it. */
export type EnvFile = { isReadable: boolean; isFolder?: true; mode?: number; names?: readonly string[] };

/** `file`: undefined where there is none. */
export function examineSettings(env: Environment, file?: EnvFile): Settings {
  const faults = faultsOf(env);
  const faulty = faults.map((fault) => fault.split(':', 1)[0] ?? '');
  const rest = Object.entries(env).filter(([name]) => !faulty.includes(name));
  const findings = [
    ...faults.map(ofFault),
    ...mistyped(namesSet(env), settingNames, file?.names).map((one) => ofMistyped(one, env)),
    ...(file ? ofFile(file) : []),
  ];
  return {
    findings: findings.length > 0 ? findings : [well(namesSet(env))],
    config: readConfig({ ...Object.fromEntries(rest), ...keysInPlace(env, faulty), NODE_ENV: undefined }),
    faulty,
  };
}

/** The sources that want a key, and where it is. */
export const sourceKeys = [
  { source: 'tmdb', setting: 'TMDB_TOKEN', key: 'tmdbToken' },
  { source: 'kobis', setting: 'KOBIS_KEY', key: 'kobisKey' },
] as const;

/** A source is looked at by what is kept of it, which needs no key: nobody is asked with these. */
function keysInPlace(env: Environment, faulty: readonly string[]): Environment {
  const lacking = sourceKeys.filter(
    ({ source, setting }) =>
      env['SOURCES']?.includes(source) && (faulty.includes(setting) || !env[setting]?.trim()),
  );
  return Object.fromEntries(lacking.map(({ setting }) => [setting, 'none']));
}

function faultsOf(env: Environment): string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message.split('\n  ').slice(1);
  }
}

const namesSet = (env: Environment): string[] => Object.keys(env).filter((name) => env[name]?.trim());

function well(names: readonly string[]): Finding {
  const ours = names.filter((name) => settingNames.includes(name));
  const list = ours.length > 0 ? `set: ${ours.toSorted().join(', ')}` : 'nothing is set';
  return { check: 'configuration', state: 'ok', says: `The settings can be read; ${list}.` };
}

const ofFault = (fault: string): Finding => ({
  check: 'configuration',
  state: 'wrong',
  says: `${fault}.`,
  remedy:
    'Correct it in the file .env or in the environment, which wins; .env.example explains each setting.',
});

/** Where the one that was meant is set as well, it is no more than a leftover. */
const ofMistyped = ({ name, meant }: Mistyped, env: Environment): Finding => ({
  check: 'configuration',
  state: env[meant]?.trim() ? 'warning' : 'wrong',
  says: `${name} is set, which is no setting of Gaebong: ${meant} looks like what was meant.`,
  remedy: `Rename it to ${meant}, or remove it.`,
});

function ofFile({ isReadable, isFolder, mode = 0 }: EnvFile): Finding[] {
  if (isFolder) {
    const says = '.env is a folder and not a file: nothing of it is set.';
    const remedy =
      'Put a file in its place; a container makes such a folder where the file that it mounts is not there.';
    return [{ check: 'configuration', state: 'wrong', says, remedy }];
  }
  if (!isReadable) {
    const says = 'There is a file .env, but this user may not read it: nothing of it is set.';
    const remedy = 'Run this as the user that runs the bot, or give that user the right to read it.';
    return [{ check: 'configuration', state: 'wrong', says, remedy }];
  }
  if ((mode & 0o077) === 0) return [];
  return [
    {
      check: 'configuration',
      state: 'warning',
      says: 'The file .env can be read by other users of this machine, and the token may stand in it.',
      remedy: 'Run: chmod 600 .env',
    },
  ];
}
