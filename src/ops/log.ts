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
  const streamWrite = hiding(options.secrets ?? []);
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
function describeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return { message: typeof error };
  const { name, stack, cause } = error;
  const { code, status } = error as { code?: unknown; status?: unknown };
  const inner = (one: unknown): unknown => (depth < deepest ? describeError(one, depth + 1) : undefined);
  return {
    name,
    code,
    status,
    stack,
    ...(cause === undefined ? {} : { cause: inner(cause) }),
    ...(error instanceof AggregateError ? { errors: error.errors.slice(0, mostErrors).map(inner) } : {}),
  };
}

/** An error may be its own cause. */
const deepest = 5;
const mostErrors = 10;

/** Gives texts without these secrets, in whatever way they stand in them. */
export function hiding(secrets: readonly string[]): (text: string) => string {
  const forms = secrets.filter((secret) => secret.length > 0).flatMap(formsOf);
  return (text) => forms.reduce((hidden, [form, mark]) => hidden.replaceAll(form, mark), text);
}

/** Of a shorter one each byte may be something else. */
const leastBytes = 8;

/** As text, in JSON and in addresses; and as bytes, as JSON and Node write them. */
function formsOf(secret: string): (readonly [string, string])[] {
  const texts = [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)];
  const bytes = Buffer.from(secret);
  if (bytes.length < leastBytes) return texts.map((text) => [text, '[secret]']);
  const encoded = (['base64', 'base64url', 'hex'] as const).map((encoding) => bytes.toString(encoding));
  return [
    ...[...texts, ...encoded].map((text) => [text, '[secret]'] as const),
    [bytes.join(','), '"[secret]"'],
  ];
}
