// What the Dockerfile and what runs it promise, as far as it can be read.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { environmentOf, execForm, lastOf, stagesIn } from '../../scripts/container/dockerfile.ts';
import { allowedIn } from '../../scripts/container/image.ts';
import { healthRoutes } from '../../src/ops/health-routes.ts';
import { startHttpServer } from '../../src/ops/http-server.ts';

const textOf = (path: string): string => readFileSync(path, 'utf8');
const stages = stagesIn(textOf('Dockerfile'));
const last = stages.at(-1) ?? { name: undefined, from: '', steps: [] };

test('every stage is the Node that npm ci brings along', () => {
  const { optionalDependencies } = JSON.parse(textOf('package.json')) as {
    optionalDependencies: { node: string };
  };
  const [major = ''] = optionalDependencies.node.split('.');
  expect(stages.map(({ from }) => from.replace(/@.*/, ''))).toEqual([
    `node:${major}-slim`,
    `node:${major}-slim`,
  ]);
});

test('it runs as a user by number, without a shell in between', () => {
  expect([
    lastOf(last, 'USER'),
    execForm(lastOf(last, 'ENTRYPOINT') ?? ''),
    execForm(lastOf(last, 'CMD') ?? ''),
  ]).toEqual(['1000:1000', ['gaebong'], ['start']]);
  expect(lastOf(last, 'STOPSIGNAL')).toBe('SIGTERM');
});

test('all that it writes is in its volume', () => {
  const [volume = ''] = execForm(lastOf(last, 'VOLUME') ?? '[]');
  const { CATALOGUE_FILE, NODE_ENV, HTTP_PORT, ...places } = environmentOf(last);
  expect([CATALOGUE_FILE, NODE_ENV, HTTP_PORT, volume, lastOf(last, 'WORKDIR')]).toEqual([
    '/app/data/movies.json',
    'production',
    '8080',
    '/data',
    '/data',
  ]);
  expect(Object.values(places).filter((path) => !/^(sqlite:)?\/data(\/|$)/.test(path))).toEqual([]);
});

test('no secret and no file of a developer comes in', () => {
  expect(allowedIn('.')).toEqual(['LICENSE', 'package.json', 'package-lock.json', 'commands', 'data', 'src']);
});

test.each(['compose.yaml', 'compose.postgres.yaml'])(
  '%s takes every privilege away, and opens no port',
  (file) => {
    const [, bot = ''] = /^ {2}gaebong:\n([\s\S]*?)(?=^(?: {2})?\w)/m.exec(textOf(file)) ?? [];
    const lines = bot.split('\n').map((line) => line.trim());
    const wanted = [
      'read_only: true',
      'cap_drop: [ALL]',
      "security_opt: ['no-new-privileges:true']",
      'mem_limit: 512m',
    ];
    expect([wanted.filter((line) => !lines.includes(line)), /\bports:/.test(textOf(file))]).toEqual([
      [],
      false,
    ]);
  },
);

/** How the image's health check ends in this environment. */
async function healthCheck(env: Record<string, string>): Promise<unknown> {
  const [, words = ''] = (lastOf(last, 'HEALTHCHECK') ?? '').split(' CMD ');
  const [, ...given] = execForm(words);
  const [code] = await once(spawn(process.execPath, given, { env, stdio: 'ignore' }), 'exit');
  return code;
}

async function bot(ok: boolean, host = '127.0.0.1'): Promise<string> {
  const report = { ok };
  const routes = healthRoutes({
    live: () => report,
    ready: async () => report,
    metrics: { type: 'text/plain', text: async () => '' },
  });
  const server = await startHttpServer({ host, port: 0, routes, onError: () => {} });
  onTestFinished(server.close);
  return new URL(server.url).port;
}

test('it is healthy where /livez says so, on whatever address, and not where nothing answers', async () => {
  const [live, elsewhere, stuck] = await Promise.all([bot(true), bot(true, '127.0.0.2'), bot(false)]);
  expect([
    await healthCheck({ HTTP_PORT: live }),
    await healthCheck({ HTTP_HOST: '127.0.0.2', HTTP_PORT: elsewhere }),
    await healthCheck({ HTTP_PORT: stuck }),
    await healthCheck({ HTTP_PORT: '1' }),
    // Interactions over HTTP are served at the usual port.
    await healthCheck({ HTTP_HOST: '127.0.0.3', HTTP_PORT: '', DISCORD_PUBLIC_KEY: 'a' }),
  ]).toEqual([0, 0, 1, 1, 1]);
});

test.each(['', ' ', '0'])(
  'it is not unhealthy for having its health turned off: HTTP_PORT="%s"',
  async (port) => {
    expect(await healthCheck({ HTTP_PORT: port })).toBe(0);
  },
);
