import { expect, test } from 'vitest';
import { createLog } from '../../src/ops/log.ts';

const token = 'MTA1.s3cret/+token';

function logged(isTTY: boolean, write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(
    createLog({
      level: 'trace',
      secrets: [token],
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
  expect(line).not.toMatch(/typed|interaction-token/);
});
