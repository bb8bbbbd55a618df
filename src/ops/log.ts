import pino, { type Logger } from 'pino';
import { prettyFactory } from 'pino-pretty';

export type Log = Logger;

/** A short reference that ties what a person was shown to a log line. */
export const newReference = (): string => Math.random().toString(36).slice(2, 8).padEnd(6, '0');

/** JSON lines on standard error, readable ones on a terminal. `secrets` are replaced wherever they stand in a line. */
export function createLog(options: {
  level: string;
  secrets?: readonly string[];
  stream?: { write(line: string): void; isTTY?: boolean };
}): Log {
  const stream = options.stream ?? process.stderr;
  const pretty = stream.isTTY
    ? prettyFactory({ ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss' })
    : undefined;
  // Redaction by path misses tokens in deep objects, error messages and stacks: the finished line misses none.
  const streamWrite = (line: string) => hide(line, options.secrets ?? []);
  return pino(
    {
      level: options.level,
      base: null,
      hooks: { streamWrite },
      serializers: { error: describeError },
    },
    { write: (line: string) => void stream.write(pretty ? pretty(line) : line) },
  );
}

/** What finds a fault. The rest of an error stays out: Discord's carry what people typed, and the tokens of their interactions. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: typeof error };
  const { name, stack, cause } = error;
  const { code, status } = error as { code?: unknown; status?: unknown };
  return { name, code, status, stack, ...(cause === undefined ? {} : { cause: describeError(cause) }) };
}

function hide(line: string, secrets: readonly string[]): string {
  return secrets
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)])
    .filter((secret) => secret.length > 0)
    .reduce((hidden, secret) => hidden.replaceAll(secret, '[secret]'), line);
}
