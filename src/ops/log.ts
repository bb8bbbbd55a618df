import { createRequire } from 'node:module';
import pino, { type Logger } from 'pino';
import { hiding } from './hiding.ts';
import { loggable } from './loggable.ts';
import { printable } from './printable.ts';

export type Log = Logger;

/** A short reference that ties what a person was shown to a log line. */
export const newReference = (): string => Math.random().toString(36).slice(2, 8).padEnd(6, '0');

/**
 * JSON lines on standard error, readable ones on a terminal. `secrets` are replaced wherever they stand in a line. What a
 * line is given as `typed`, a list of what a person typed, is not written, and is taken out of the error beside it.
 */
export function createLog(options: {
  level: string;
  secrets?: readonly string[];
  stream?: { write(line: string): void; isTTY?: boolean };
}): Log {
  const stream = options.stream ?? process.stderr;
  const pretty = stream.isTTY ? prettyLines() : undefined;
  const hideSecrets = hiding(options.secrets ?? []);
  return pino(
    {
      level: options.level,
      base: null,
      errorKey: 'error',
      formatters: { log: fieldsOf },
      // What is hidden in values only would be missed in keys and in what was bound before: the finished line misses none.
      hooks: { streamWrite: (line) => printable(hideSecrets(line)) },
    },
    { write: (line: string) => void stream.write(pretty ? pretty(JSON.parse(line, forTerminal)) : line) },
  );
}

/** Loads what a service never needs, and at once: a log is wanted before anything can be waited for. */
function prettyLines(): (line: object) => string {
  const load = createRequire(import.meta.url);
  const { prettyFactory } = load('pino-pretty') as typeof import('pino-pretty');
  return prettyFactory({ ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss' });
}

function fieldsOf({ typed, ...fields }: Record<string, unknown>): Record<string, unknown> {
  const hideTyped = Array.isArray(typed) ? hiding(typed.map(String), '[typed]') : undefined;
  return loggable(fields, hideTyped) as Record<string, unknown>;
}

/** JSON has control characters escaped, which on a terminal are themselves again. A message is one line there. */
const forTerminal = (key: string, value: unknown): unknown =>
  typeof value === 'string' ? printable(key === 'msg' ? value.replaceAll('\n', ' ') : value) : value;
