import { expect, test } from 'vitest';
import { createLog } from '../../src/ops/log.ts';

const token = 'MTA1.s3cret/+token';

function logged(
  isTTY: boolean,
  write: (log: ReturnType<typeof createLog>) => void,
  secrets: string[] = [token],
): string {
  const lines: string[] = [];
  write(
    createLog({
      level: 'trace',
      secrets,
      stream: { isTTY, write: (line) => void lines.push(line) },
    }),
  );
  return lines.join('');
}

const places: Record<string, (log: ReturnType<typeof createLog>) => void> = {
  'the message': (log) => log.info(`token ${token}`),
  'a nested object': (log) => log.info({ a: { b: [{ c: token }] } }, 'x'),
  'an error': (log) => log.error({ error: new Error(`Bot ${token}`) }, 'x'),
  "an error's cause": (log) => log.error({ error: new Error('x', { cause: new Error(token) }) }, 'x'),
  'a stack': (log) => log.error({ error: Object.assign(new Error('x'), { stack: `at ${token}` }) }, 'x'),
  'a key': (log) => log.info({ [token]: 1 }, 'x'),
  'an address': (log) => log.info({ url: `https://x/?t=${encodeURIComponent(token)}` }, 'x'),
  'an error among several': (log) =>
    log.error({ error: new AggregateError([new Error('x'), new Error(token)], 'y') }, 'x'),
  bytes: (log) => log.info({ bytes: Buffer.from(`Bot ${token}`) }, 'x'),
  base64: (log) => log.info({ header: Buffer.from(token).toString('base64') }, 'x'),
  'hexadecimal digits': (log) => log.info({ sent: Buffer.from(token).toString('hex') }, 'x'),
  'what is read as it is written': (log) =>
    log.info(
      {
        get own() {
          return token;
        },
        toJSON: undefined,
      },
      'x',
    ),
  'what makes its own JSON': (log) => log.info({ made: { toJSON: () => ({ token }) } }, 'x'),
  'a list of addresses': (log) =>
    log.info({ urls: [new URL(`https://x/${encodeURIComponent(token)}`)] }, 'x'),
  'a child logger': (log) => log.child({ token }).info('x'),
  'an error under another key': (log) => log.warn({ why: [{ of: new Error(token) }] }, 'x'),
  'an error alone': (log) => log.error(new Error(token)),
  'a list of bytes': (log) => log.info({ bytes: new Uint8Array(Buffer.from(`Bot ${token}!`)) }, 'x'),
  'base64 within longer text': (log) =>
    log.info({ header: Buffer.from(`bot:${token}:x`).toString('base64') }, 'x'),
  'an address within an address': (log) =>
    log.info(`https://x/?next=${encodeURIComponent(`https://y/?t=${encodeURIComponent(token)}`)}`),
  'JSON within JSON': (log) => log.info({ body: JSON.stringify({ body: JSON.stringify({ token }) }) }, 'x'),
};

test.each(Object.keys(places))('the token is never written: in %s', (place) => {
  for (const isTTY of [false, true]) {
    const out = logged(isTTY, places[place] ?? (() => {}));
    const bytes = [Buffer.from('s3cret').join(','), Buffer.from('s3cret').toString('hex')];
    expect({
      secret: ['s3cret', ...bytes].some((part) => out.includes(part)),
      marked: out.includes('[secret]'),
    }).toEqual({
      secret: false,
      marked: true,
    });
  }
});

test('what cannot be read is said to be so, and the rest of the line is written', () => {
  const broken = () => {
    throw new Error('no');
  };
  const circular: Record<string, unknown> = { a: 1 };
  circular['own'] = circular;
  const line = logged(false, (log) =>
    log.warn(
      {
        getter: Object.defineProperty({ well: 1 }, 'ill', { get: broken, enumerable: true }),
        json: { toJSON: broken },
        proxy: new Proxy({}, { ownKeys: broken }),
        error: Object.defineProperties(new Error('x'), {
          stack: { get: broken },
          code: { get: broken },
          cause: { get: broken },
        }),
        number: 1n,
        circular,
        deep: { a: { a: { a: { a: { a: { a: { a: {} } } } } } } },
      },
      'said',
    ),
  );
  const { time: _, ...said } = JSON.parse(line);
  expect(said).toEqual({
    level: 40,
    getter: { well: 1, ill: '[unreadable]' },
    json: '[unreadable]',
    proxy: '[unreadable]',
    error: { name: 'Error' },
    number: '1',
    circular: { a: 1, own: '[circular]' },
    deep: { a: { a: { a: { a: { a: { a: { a: '[too deep]' } } } } } } },
    msg: 'said',
  });
});

test('what a person typed is written nowhere, however an error repeats it', () => {
  const typed = ['the "secret" 봉준호 wish', 'no'];
  const error = new RangeError(`not a time: ${typed[0]}`, {
    cause: new Error(
      `Value ${JSON.stringify(typed[0])} is no choice, ${encodeURIComponent(typed[0] ?? '')} not`,
    ),
  });
  const line = logged(false, (log) => log.error({ error, reference: 'abc123', typed }, '/movie'));
  const { error: said, ...rest } = JSON.parse(line);
  expect({ ...rest, time: 0 }).toEqual({ level: 50, time: 0, reference: 'abc123', msg: '/movie' });
  expect([said, said.cause].map(({ stack }) => stack.split('\n')[0])).toEqual([
    'RangeError: not a time: [typed]',
    'Error: Value "[typed]" is [typed] choice, [typed] not',
  ]);
  expect(said.stack).toMatch(/log\.test\.ts/);
});

test('what a person typed stays out of lines that look like places in the code, and of what is no error', () => {
  const typed = ['one\n at two'];
  const line = logged(false, (log) => log.error({ error: new Error(`no ${typed[0]}`), typed }, 'x'));
  expect(JSON.parse(line).error.stack.split('\n').slice(0, 2)).toEqual(['Error: no [typed]', ' [typed]']);
  const { error } = JSON.parse(logged(false, (log) => log.error({ error: 'no at two', typed }, 'x')));
  expect(error).toBe('no [typed]');
});

test('an error is logged, however much was typed', () => {
  const typed = ['가'.repeat(4000)];
  const line = logged(false, (log) => log.error({ error: new Error(`no ${typed[0]}`), typed }, 'x'));
  expect(JSON.parse(line).error.stack.split('\n')[0]).toMatch(/^Error: no (\[typed\])+$/);
});

test('JSON without a secret that is a number or a sign is still JSON, and still shown on a terminal', () => {
  for (const secret of ['30', '1234', 'true', '"']) {
    const write = (log: ReturnType<typeof createLog>) =>
      log.info({ id: 12_345, well: true }, `a ${secret} b`);
    expect(JSON.parse(logged(false, write, [secret])).msg).toContain('a [secret] b');
    expect(logged(true, write, [secret])).toContain('a [secret] b');
  }
});

test('a field that a terminal cannot show ends no process', () => {
  for (const fields of [{ level: { a: 1 } }, { time: 'x' }, { constructor: 1 }])
    expect(logged(true, (log) => log.info(fields, 'said'))).toContain('said');
});

test('no control character reaches a terminal, and a message cannot look like another line', () => {
  const esc = '\u001b[2J\u009b\u202e';
  const write = (log: ReturnType<typeof createLog>) => log.info({ a: esc }, `a${esc}\n[00:00:00] ERROR: b`);
  const { time: _, ...line } = JSON.parse(logged(false, write));
  expect(line).toEqual({ level: 30, a: '\u001b[2J??', msg: 'a\u001b[2J??\n[00:00:00] ERROR: b' });
  expect(logged(true, write).split('\n').slice(0, 2)).toEqual([
    expect.stringMatching(/^\[[\d:]{8}\] INFO: a\?\[2J\?\? \[00:00:00\] ERROR: b$/),
    '    a: "?[2J??"',
  ]);
});

test('lines are JSON where nobody reads along', () => {
  const { time, ...line } = JSON.parse(logged(false, (log) => log.warn({ channel: '1' }, 'paused')));
  expect(line).toEqual({ level: 40, channel: '1', msg: 'paused' });
  expect(typeof time).toBe('number');
});

test('an error that is its own cause, and one that goes deep, end somewhere', () => {
  const error = new Error('x');
  error.cause = error;
  const depths = (one: { cause?: object }): number => (one.cause ? 1 + depths(one.cause) : 0);
  expect(depths(JSON.parse(logged(false, (log) => log.error({ error }, 'x'))).error)).toBe(5);
});

test('a line with bytes in it is still JSON', () => {
  const line = JSON.parse(logged(false, (log) => log.info({ bytes: Buffer.from(`Bot ${token}`) }, 'x')));
  expect(line.bytes.data).toEqual([66, 111, 116, 32, '[secret]']);
});

test('of an error its kind and place are logged, not what a request of it carried', () => {
  const error = Object.assign(new Error('Unknown Message', { cause: new TypeError('inner') }), {
    code: 10_008,
    status: 404,
    requestBody: { json: { content: 'what somebody typed' } },
    url: 'https://discord.com/api/webhooks/1/interaction-token',
  });
  const line = logged(false, (log) => log.error({ error }, 'x'));
  const { stack, cause, ...rest } = JSON.parse(line).error;
  expect(rest).toEqual({ name: 'Error', code: 10_008, status: 404 });
  expect([String(stack).split('\n')[0], cause.name]).toEqual(['Error: Unknown Message', 'TypeError']);
  const elsewhere = logged(false, (log) => log.warn({ also: { why: error } }, 'x'));
  expect(`${line}${elsewhere}`).not.toMatch(/typed|interaction-token/);
});
