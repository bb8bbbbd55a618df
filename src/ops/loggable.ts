// What a line of the log may hold of a value, whatever it is: nothing in it can make the logging throw.

/** Gives texts without what must not stand in them. */
type Hide = (text: string) => string;

/**
 * Plain values, as deep as `deepest`. Errors, wherever they stand, by what finds a fault: the rest of them stays out, as
 * Discord's carry what people typed, and the tokens of their interactions. `hide`: for texts, and the messages of errors.
 */
export const loggable = (value: unknown, hide: Hide = (text) => text): unknown => valueIn(value, hide, []);

const deepest = 8;
/** An error may be its own cause. */
const deepestError = 5;
const mostErrors = 10;

/** `within`: what it stands in. */
function valueIn(value: unknown, hide: Hide, within: readonly object[]): unknown {
  if (typeof value === 'string') return hide(value);
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (isError(value)) return errorIn(value, hide, 0);
  if (within.includes(value)) return '[circular]';
  if (within.length >= deepest) return '[too deep]';
  return read(() => partsOf(value, hide, [...within, value]), '[unreadable]');
}

function partsOf(value: object, hide: Hide, within: readonly object[]): unknown {
  const of = (part: unknown): unknown => valueIn(part, hide, within);
  if (Array.isArray(value)) return value.map(of);
  if (ArrayBuffer.isView(value)) return bytesOf(value).toJSON();
  const { toJSON } = value as { toJSON?: unknown };
  if (typeof toJSON === 'function') return of(toJSON.call(value));
  return Object.fromEntries(
    Object.keys(value).map((key) => [
      key,
      read(() => of((value as Record<string, unknown>)[key]), '[unreadable]'),
    ]),
  );
}

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Buffer =>
  Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);

const isError = (value: unknown): value is Error => value instanceof Error || Error.isError(value);

function errorIn(error: unknown, hide: Hide, depth: number): unknown {
  if (!isError(error)) return { message: typeof error };
  const own = (name: string): unknown =>
    read(() => (error as unknown as Record<string, unknown>)[name], undefined);
  const inner = (one: unknown): unknown => (depth < deepestError ? errorIn(one, hide, depth + 1) : undefined);
  const [cause, errors] = [own('cause'), own('errors')];
  return {
    name: plain(own('name')),
    code: plain(own('code')),
    status: plain(own('status')),
    stack: stackOf(own('stack'), own('message'), hide),
    ...(cause === undefined ? {} : { cause: inner(cause) }),
    ...(Array.isArray(errors) ? { errors: errors.slice(0, mostErrors).map(inner) } : {}),
  };
}

/** Places in the code say nothing of people, and are needed as they are. Lines of a message may look like them. */
function stackOf(stack: unknown, message: unknown, hide: Hide): string | undefined {
  if (typeof stack !== 'string') return undefined;
  const said =
    typeof message === 'string' && stack.includes(message) ? stack.indexOf(message) + message.length : 0;
  const [words = ''] = stack.slice(said).split(/\n\s+at /, 1);
  const places = said + words.length;
  return hide(stack.slice(0, places)) + stack.slice(places);
}

const plain = (value: unknown): string | number | undefined =>
  typeof value === 'string' || typeof value === 'number' ? value : undefined;

/** What is read may throw: it may be a getter, a proxy or a toJSON. */
function read<T, Other>(value: () => T, otherwise: Other): T | Other {
  try {
    return value();
  } catch {
    return otherwise;
  }
}
