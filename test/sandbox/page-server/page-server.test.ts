import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import { pageStage } from './page-stage.ts';

type Told = { status: number | undefined; headers: Record<string, unknown>; body: string };

function get(url: string, path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Told> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, headers, method }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (part: string) => (body += part));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
    });
    asked.on('error', reject);
    asked.end();
  });
}

describe('what is served', () => {
  test('the page, with a policy that lets nothing in from elsewhere', async () => {
    const { discord } = await pageStage();
    const { host } = new URL(discord.url);
    const { status, headers, body } = await get(discord.url, '/');
    expect([status, headers['content-type'], body.startsWith('<!doctype html>')]).toEqual([
      200,
      'text/html; charset=utf-8',
      true,
    ]);
    expect(headers['content-security-policy']).toBe(
      `default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self' ws://${host}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
    expect([headers['x-content-type-options'], headers['referrer-policy']]).toEqual([
      'nosniff',
      'no-referrer',
    ]);
  });

  test('every file that the page names, and nothing in line', async () => {
    const { discord } = await pageStage();
    const { body } = await get(discord.url, '/');
    const named = [...body.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, path = '']) => path);
    const found = await Promise.all(named.map(async (path) => [path, (await get(discord.url, path)).status]));
    expect(found).toEqual(named.map((path) => [path, 200]));
    expect(body).not.toMatch(/<style|style=|<script(?! type="module" src=)|\son\w+=/);
  });

  test('with every module named at once, so that none is found only through another', async () => {
    const { discord } = await pageStage();
    const { body } = await get(discord.url, '/');
    const named = [...body.matchAll(/rel="modulepreload" href="\/([^"]+)"/g)].map(([, name]) => name);
    const modules = readdirSync('src/sandbox/page').filter((name) => name.endsWith('.js'));
    expect(new Set([...named, 'main.js'])).toEqual(new Set(modules));
  });

  test('a font with Hangul, of which é, ō and ŭ are left to the system', async () => {
    const { discord } = await pageStage();
    const { body } = await get(discord.url, '/font/400.css');
    const [, file = ''] = /url\(\.\/(files\/[\w-]+\.woff2)\)/.exec(body) ?? [];
    const font = await get(discord.url, `/font/${file}`);
    expect([font.status, font.headers['content-type']]).toEqual([200, 'font/woff2']);
  });

  test.each([
    '/page-server.ts',
    '/font/package.json',
    '/font/files/../package.json',
    '/..%2fpage-server.ts',
    '/../page-server.ts',
    '/nothing.js',
    '/index.html',
    '/api/v9/nothing',
  ])('not %s', async (path) => {
    const { discord } = await pageStage();
    expect((await get(discord.url, path)).status).toBe(404);
  });

  test('nothing is posted to a page', async () => {
    const { discord } = await pageStage();
    expect((await get(discord.url, '/', {}, 'POST')).status).toBe(404);
  });

  test.each([
    { host: 'evil.example' },
    { host: '127.0.0.1:1' },
    { host: '127.0.0.1' },
    { origin: 'https://evil.example' },
    { origin: 'http://127.0.0.1:1' },
    { origin: 'null' },
  ])('not to %o', async (headers) => {
    const { discord } = await pageStage();
    expect((await get(discord.url, '/', headers)).status).toBe(403);
    expect((await get(discord.url, '/api/v10/gateway', headers)).status).toBe(403);
  });

  test('to localhost as well', async () => {
    const { discord } = await pageStage();
    const host = `localhost:${new URL(discord.url).port}`;
    expect((await get(discord.url, '/', { host, origin: `http://${host}` })).status).toBe(200);
  });
});
