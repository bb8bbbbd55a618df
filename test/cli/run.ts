// The program, run to its end, and that nothing it says holds a token.
import { expect } from 'vitest';
import { fileOf, shippedCatalogue, start, temporaryFolder, type Ended } from '../whole/process.ts';

export const program = ['-r', fileOf('scripts/node-version.cjs'), fileOf('src/cli.ts'), 'start'];
export const token = 'MTAwMDAwMDAwMDAwMDAwMDAwMQ.secret.of-this-test';
const everything: string[] = [];

/** Runs it to its end, at the log level that tells most. */
export async function run(env: Record<string, string>, cwd = temporaryFolder()): Promise<Ended> {
  const settings = { LOG_LEVEL: 'trace', CATALOGUE_FILE: shippedCatalogue, SOURCES: 'file', ...env };
  return noted(await start(program, { cwd, env: settings }).ended);
}

export function noted(ended: Ended): Ended {
  everything.push(ended.output, ended.errors);
  return ended;
}

export const says = (...lines: string[]): Ended => ({ code: 1, output: '', errors: `${lines.join('\n')}\n` });

/** Nothing that was run said a token. */
export function noTokenSaid(): void {
  expect(everything.filter((text) => text.includes('secret.of-this-test'))).toEqual([]);
  expect(everything.filter((text) => text.includes('token-of-the-local-discord'))).toEqual([]);
}
