// How a process ends that cannot go on.
import { environmentWithFile, secretsIn, type Config } from '../config.ts';
import { hiding } from '../ops/hiding.ts';
import { createLog, newReference, type Log } from '../ops/log.ts';
import { printable } from '../ops/printable.ts';

let log: Log | undefined;

/** The log of this process from now on: it holds no secret of these settings. */
export function logFor({ logLevel, secrets }: Config): Log {
  log = createLog({ level: logLevel, secrets });
  return log;
}

/** Also before any were read, and of what needs no log but for its end. */
const secretsNow = (): string[] => secretsIn(environmentWithFile(process.env));

/** What was asked for cannot be done: the message says why, and the way out. */
export class UseError extends Error {
  override name = 'UseError';
}

const expected = [
  'ConfigError',
  'CatalogueError',
  'StoreError',
  'FatalDiscordError',
  'ListenError',
  'SandboxError',
  'UseError',
];

/** Ends the process: with the sentence of an expected error, or with a reference that stands in the log. */
export function leave(error: unknown): never {
  if (error instanceof Error && expected.includes(error.name)) {
    process.stderr.write(`${printable(hiding(secretsNow())(error.message))}\n`);
  } else {
    const reference = newReference();
    log ??= createLog({ level: 'info', secrets: secretsNow() });
    log.fatal({ error, reference }, 'an unexpected error');
    process.stderr.write(
      `Gaebong met an unexpected error and stops. Its reference in the log: ${reference}\n`,
    );
  }
  process.exit(1);
}
