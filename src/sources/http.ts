// Questions to the sources over HTTP. What fails does so as a SourceError that names host and path alone: keys stand
// in headers and queries, and what a server wrote is not ours to print.
import ky, { HTTPError, NetworkError, TimeoutError, type KyInstance, type Options } from 'ky';
import { unreachable } from '../core/unreachable.ts';
import { createPace, type PaceClock } from './pace.ts';
import { readText } from './read-text.ts';
import { SourceError } from './source-error.ts';

export type HttpOptions = {
  userAgent: string;
  headers?: Readonly<Record<string, string>>;
  /** Repeats count as well. */
  perSecond?: number;
  paceClock?: PaceClock;
  /** For each request: until its answer begins, and as long again until it has ended. */
  timeLimitMs?: number;
  /** Bytes of one answer. */
  bodyLimit?: number;
  /** Before the first repeat; twice as long before each further one. */
  backoffMs?: number;
};

type Fields = Readonly<Record<string, string | number>>;

export type Http = {
  /** What the JSON of an answer says. */
  getJson(url: string, search?: Fields, signal?: AbortSignal): Promise<unknown>;
  /** The same for a question that is too long for an address. */
  postForm(url: string, form: Fields, signal?: AbortSignal): Promise<unknown>;
};

export function userAgentOf(version: string): string {
  return `Gaebong/${version} (self-hosted Discord bot for Korean movies)`;
}

const repeats = 4;
const repeated = [408, 429, 500, 502, 503, 504];
/** Who asks for a longer wait is not asked again in this round. */
const longestWaitMs = 120_000;

export function createHttp(options: HttpOptions): Http {
  const { timeLimitMs = 30_000, bodyLimit = 20_000_000 } = options;
  const client = clientOf(options, timeLimitMs);

  const ask = async (method: 'get' | 'post', url: URL, body: Options, signal?: AbortSignal) => {
    const where = `${url.host}${url.pathname}`;
    try {
      const answer = await client(url, { method, ...body, ...(signal ? { signal } : {}) });
      const text = await readText(answer, { most: bodyLimit, withinMs: timeLimitMs });
      return parse(text, where);
    } catch (error) {
      signal?.throwIfAborted();
      throw sourceError(error, where);
    }
  };
  return {
    getJson: (url, search, signal) => ask('get', withFields(url, search), {}, signal),
    postForm: (url, form, signal) => ask('post', new URL(url), { body: parametersOf(form) }, signal),
  };
}

function clientOf(options: HttpOptions, timeout: number): KyInstance {
  const { userAgent, headers, perSecond, paceClock, backoffMs = 1000 } = options;
  const turn = perSecond === undefined ? undefined : createPace(perSecond, paceClock);
  return ky.create({
    headers: { accept: 'application/json', ...headers, 'user-agent': userAgent },
    timeout,
    retry: {
      limit: repeats,
      methods: ['get', 'post'],
      statusCodes: repeated,
      afterStatusCodes: [429, 503],
      retryOnTimeout: true,
      delay: (attempt) => backoffMs * 2 ** (attempt - 1),
      // Undefined leaves the choice to the rules above.
      shouldRetry: ({ error }) => ((waitAskedBy(error) ?? 0) > longestWaitMs ? false : undefined),
    },
    // Here pass repeats as well. The time limit includes the turn.
    ...(turn ? { fetch: paced(turn) } : {}),
  });
}

const paced =
  (turn: (signal?: AbortSignal) => Promise<void>): typeof fetch =>
  async (input, init) => {
    await turn(input instanceof Request ? input.signal : (init?.signal ?? undefined));
    return fetch(input, init);
  };

function withFields(address: string, search: Fields = {}): URL {
  const url = new URL(address);
  for (const [name, value] of Object.entries(search)) url.searchParams.set(name, String(value));
  return url;
}

const parametersOf = (form: Fields) =>
  new URLSearchParams(Object.entries(form).map(([name, value]) => [name, String(value)]));

function parse(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const said = /^\s*</.test(text) ? 'a page instead of data' : 'something that is not whole JSON';
    throw new SourceError(`${where} answered with ${said}`);
  }
}

function sourceError(error: unknown, where: string): SourceError {
  if (error instanceof SourceError) return error;
  if (error instanceof HTTPError) {
    const { status } = error.response;
    return new SourceError(`${where} ${saidBy(status)}`, { status, waitMs: waitAskedBy(error) });
  }
  if (error instanceof TimeoutError) return new SourceError(`${where} did not answer in time`);
  if (error instanceof NetworkError) return new SourceError(`${where} cannot be reached${reasonOf(error)}`);
  if (error instanceof RangeError) return new SourceError(`the answer of ${where} ${error.message}`);
  const code = codeOf(error);
  // An answer that breaks off has the code of its connection; an address that cannot be used has none.
  if (code === undefined) return new SourceError(`${where} is no address that can be asked`);
  return new SourceError(`the answer of ${where} broke off (${code})`);
}

function reasonOf(error: NetworkError): string {
  const code = codeOf(error) ?? 'no reason given';
  return code in unreachable ? `: ${unreachable[code]}` : ` (${code})`;
}

function saidBy(status: number): string {
  if (status === 401 || status === 403) return `refused the request (${status})`;
  if (status === 404) return 'has nothing there (404)';
  if (status === 429) return 'had too many requests (429)';
  return status >= 500 ? `has trouble of its own (${status})` : `did not take the request (${status})`;
}

/** The milliseconds of a Retry-After, which are seconds or a date. */
function waitAskedBy(error: unknown): number | undefined {
  const asked = error instanceof HTTPError ? error.response.headers.get('retry-after') : null;
  if (asked === null || asked === '') return undefined;
  const ms = /^\d+$/.test(asked) ? Number(asked) * 1000 : Date.parse(asked) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

/** The deepest code that an error or its causes carry, such as ECONNREFUSED. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const own = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return codeOf(error.cause) ?? own;
}
