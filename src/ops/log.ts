import { createRequire } from 'node:module';
import pino, { type Logger } from 'pino';
import { hiding } from './hiding.ts';
import { hidingTyped } from './hiding-typed.ts';
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
      hooks: { streamWrite: (line) => printable(stillJson(hideSecrets(line), line)) },
    },
    { write: (line: string) => void stream.write(pretty ? readable(line, pretty) : line) },
  );
}

/** Loads what a service never needs, and at once: a log is wanted before anything can be waited for. */
function prettyLines(): (line: object) => string {
  const load = createRequire(import.meta.url);
  const { prettyFactory } = load('pino-pretty') as typeof import('pino-pretty');
  return prettyFactory({ ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss' });
}

/** A secret may be 30, true or a quotation mark: JSON without it is none. */
function stillJson(line: string, before: string): string {
  return line === before || isJson(line) ? line : `${JSON.stringify({ msg: line.trimEnd() })}\n`;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A field such as `level` may be none that it knows how to show. */
function readable(line: string, pretty: (line: object) => string): string {
  try {
    return pretty(JSON.parse(line, forTerminal));
  } catch {
    return line;
  }
}

function fieldsOf({ typed, ...fields }: Record<string, unknown>): Record<string, unknown> {
  return loggable(fields, Array.isArray(typed) ? hidingTyped(typed.map(String)) : undefined) as Record<
    string,
    unknown
  >;
}

/** JSON has control characters escaped, which on a terminal are themselves again. A message is one line there. */
const forTerminal = (key: string, value: unknown): unknown =>
  typeof value === 'string' ? printable(key === 'msg' ? value.replaceAll('\n', ' ') : value) : value;
