import { StoreError } from './store-error.ts';

const unreachable = (name: string) =>
  `The database ${name} cannot be reached: start it, or correct DATABASE_URL.`;
const refused = (name: string) =>
  `The database ${name} does not accept this user and password: correct them in DATABASE_URL.`;
const full = (name: string) => `The disk of the database ${name} is full: free some space on it.`;
const slow = (name: string) =>
  `The database ${name} took too long to answer: see what else is at work on its server.`;
const readOnly = (name: string) =>
  `The database ${name} is read-only: name the server that takes changes in DATABASE_URL.`;
const forbidden = (name: string) =>
  `The user of the database ${name} may not do what is needed there: make it the owner of that database.`;
const busy = (name: string) =>
  `The database ${name} takes no more connections: raise max_connections there, or run fewer processes.`;

// https://www.postgresql.org/docs/current/errcodes-appendix.html, the system's own, and those of TLS by their beginning.
const sentences: Record<string, (name: string) => string> = {
  '28000': refused,
  '28P01': refused,
  '3D000': (name) => `There is no database ${name}: create it, or correct DATABASE_URL.`,
  '42501': forbidden,
  '53100': full,
  '53300': busy,
  '25006': readOnly,
  '57014': slow,
  '57P01': unreachable,
  '57P02': unreachable,
  '57P03': unreachable,
  '57P05': unreachable,
  '08001': unreachable,
  '08006': unreachable,
  ECONNREFUSED: unreachable,
  ECONNRESET: unreachable,
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
  ENOENT: unreachable,
  ENOTFOUND: unreachable,
  EAI_AGAIN: unreachable,
  EPIPE: unreachable,
  ETIMEDOUT: unreachable,
};

// These have no code.
const messages: readonly [RegExp, (name: string) => string][] = [
  [/^Query read timeout$/, slow],
  [
    /connection terminated|timeout exceeded when trying to connect|not queryable|timeout expired/i,
    unreachable,
  ],
  [/password must be a string|no password/i, refused],
  [
    /does not support SSL|certificate|SSL/i,
    (name) =>
      `The database ${name} and DATABASE_URL do not agree on TLS: set sslmode in it as the server needs it.`,
  ],
];

/** The same error in a sentence that names no password, where a person can do something about it; else as it is. */
export function explainedPostgres(name: string, error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const sentence = sentenceFor(error);
  return sentence ? new StoreError(sentence(name), { cause: error }) : error;
}

function sentenceFor(error: Error): ((name: string) => string) | undefined {
  // Several addresses of one name were tried.
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const code = first instanceof Error && 'code' in first ? String(first.code) : '';
  return sentences[code] ?? messages.find(([pattern]) => pattern.test(error.message))?.[1];
}
