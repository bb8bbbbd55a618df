import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../../src/sandbox/discord/message.ts';
import type { View } from '../../../src/sandbox/page-server/page-view.ts';
import { bot, callback, call, channelId, register, silent, type Interaction } from '../local.ts';
import { pageStage, visitor } from './page-stage.ts';

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

const viewOf = (view: Json): View => view as View;

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

describe('its WebSocket', () => {
  test.each([{}, { origin: 'https://evil.example' }, { origin: 'null' }, { host: 'evil.example' }])(
    'is closed to %o',
    async (headers) => {
      const stage = await pageStage();
      const { origin } = new URL(stage.discord.url);
      const whole: Record<string, string> = 'host' in headers ? { origin, ...headers } : headers;
      expect(await (await visitor(stage, whole)).closed).toBe(1006);
    },
  );

  test('takes 64 KiB at once and no more', async () => {
    const guest = await visitor(await pageStage());
    guest.say('x'.repeat(64 * 1024 + 1));
    expect(await guest.closed).toBe(1009);
  });

  test('passes over what is no JSON, and refuses what it does not know', async () => {
    const guest = await visitor(await pageStage());
    guest.say('no JSON');
    guest.say('[]');
    expect(await guest.ask('constructor')).toBe('there is no such deed');
  });

  test('shows a reader where they are, and each change of it alone', async () => {
    const stage = await pageStage();
    const guest = await visitor(stage);
    await guest.ask('look', { as: 'member', locale: 'ko', channelId: channelId(stage.discord, 'general') });
    await guest.until((view) => 'log' in view);
    const { place, channels, messages, bot, clock } = viewOf(guest.view);
    expect(place).toEqual({ server: 'Gaebong Theatre', channelId: channelId(stage.discord, 'general') });
    expect(channels.map(({ name, kind, botMayPost }) => ({ name, kind, botMayPost }))).toEqual([
      { name: 'general', kind: 'text', botMayPost: true },
      { name: 'anywhere-thread', kind: 'thread', botMayPost: true },
      { name: 'releases', kind: 'text', botMayPost: true },
      { name: 'staff', kind: 'text', botMayPost: false },
      { name: 'news', kind: 'announcement', botMayPost: true },
      { name: 'Gaebong', kind: 'direct', botMayPost: true },
    ]);
    expect([messages, bot, clock]).toEqual([[], 'off', { now: '2023-02-01T01:00:00Z', news: [] }]);

    for (const section of Object.keys(guest.view)) delete guest.view[section];
    await guest.ask('write', { text: '<img src=x onerror=alert(1)>' });
    await guest.until((view) => 'messages' in view && 'channels' in view);
    expect(Object.keys(guest.view).toSorted()).toEqual(['channels', 'messages']);
    const [written] = viewOf(guest.view).messages;
    expect([written?.author, written?.isBot, written?.text]).toEqual([
      'Member',
      false,
      ['<img src=x onerror=alert(1)>'],
    ]);
  });

  test('a stranger to a channel is shown another', async () => {
    const stage = await pageStage();
    const moderator = await visitor(stage);
    await moderator.ask('look', { as: 'moderator' });
    await moderator.until((view) => 'channels' in view);
    const direct = viewOf(moderator.view).channels.find(({ kind }) => kind === 'direct')?.id;
    const guest = await visitor(stage);
    await guest.ask('look', { as: 'member', channelId: direct });
    await guest.until((view) => 'place' in view);
    expect(viewOf(guest.view).place.channelId).toBe(channelId(stage.discord, 'releases'));
  });

  test('after a reset every page is told to load anew', async () => {
    const done: string[] = [];
    const stage = await pageStage({ reset: async () => void done.push('reset') });
    const [one, other] = [await visitor(stage), await visitor(stage)];
    await one.ask('reset');
    expect([done, await one.reloaded, await other.reloaded]).toEqual([['reset'], true, true]);
  });

  test('a refusal is a sentence', async () => {
    const stage = await pageStage({
      travel: () => Promise.reject(new Error('the clock only goes forward')),
    });
    const guest = await visitor(stage);
    expect(await guest.ask('until', { to: '2022-01-01' })).toBe('the clock only goes forward');
  });
});

describe('what people do on it', () => {
  const commands = [
    {
      name: 'movie',
      name_localizations: { ko: '영화' },
      description: 'Look up',
      description_localizations: { ko: '찾기' },
      options: [{ type: 3, name: 'title', description: 'Title', required: true, autocomplete: true }],
    },
    { name: 'secret', description: 'For managers', default_member_permissions: '32' },
  ];

  async function scene(answer: (interaction: Interaction) => Json | undefined) {
    const stage = await pageStage();
    const { discord } = stage;
    await register(discord, commands);
    await bot(discord, (interaction) => {
      const body = answer(interaction);
      if (body) void call(discord, `POST ${callback(interaction)}`, body);
    });
    const guest = await visitor(stage);
    await guest.ask('look', { as: 'member', locale: 'ko', channelId: channelId(discord, 'releases') });
    await guest.until((view) => 'offers' in view);
    return { stage, guest };
  }

  test('only what is offered to them, in their words', async () => {
    const { guest } = await scene(() => undefined);
    expect(viewOf(guest.view).offers).toEqual([
      {
        id: expect.any(String),
        path: 'movie',
        name: '영화',
        about: '찾기',
        options: [
          {
            name: 'title',
            label: 'title',
            about: 'Title',
            required: true,
            autocomplete: true,
            isNumber: false,
          },
        ],
      },
    ]);
  });

  test('a command is suggested, typed, answered privately, pressed and dismissed', async () => {
    const { guest } = await scene(({ type, data }) => {
      if (type === 4) return { type: 8, data: { choices: [{ name: 'Unlocked (2023)', value: 'unlocked' }] } };
      const row = { type: 1, components: [{ type: 2, style: 2, label: 'On', custom_id: 'on' }] };
      const content = type === 3 ? `pressed ${String(data['custom_id'])}` : 'found';
      return { type: type === 3 ? 7 : 4, data: { content, flags: 64, components: [row], ...silent } };
    });
    expect(await guest.ask('suggest', { path: 'movie', options: { title: 'un' }, focused: 'title' })).toEqual(
      [{ name: 'Unlocked (2023)', value: 'unlocked' }],
    );
    expect(await guest.ask('type', { path: 'movie', options: { title: 'unlocked' } })).toEqual({});
    await guest.until((view) => viewOf(view).messages.length === 1);
    const [found] = viewOf(guest.view).messages;
    expect([found?.text, found?.isPrivate, found?.answers]).toEqual([
      ['found'],
      true,
      { who: 'Member', command: '/영화' },
    ]);
    expect(await guest.ask('press', { message: found?.id, control: 'on' })).toEqual({});
    await guest.until((view) => viewOf(view).messages[0]?.edited === true);
    expect(viewOf(guest.view).messages[0]?.text).toEqual(['pressed on']);
    await guest.ask('dismiss', { message: found?.id });
    await guest.until((view) => viewOf(view).messages.length === 0);
  });

  test('a form is opened, refused while it lacks something, and sent', async () => {
    const input = { type: 4, custom_id: 'time', style: 1, value: '9', required: true };
    const components = [{ type: 18, label: 'Hour', description: 'When', component: input }];
    const { guest } = await scene(({ type, data }) =>
      type === 5
        ? { type: 4, data: { content: JSON.stringify(data['components']), ...silent } }
        : { type: 9, data: { title: 'Change', custom_id: 'f', components } },
    );
    const told = (await guest.ask('type', { path: 'movie', options: { title: 'x' } })) as Json;
    expect(told).toEqual({
      form: {
        token: expect.any(String),
        title: 'Change',
        notes: [],
        fields: [
          {
            id: 'time',
            label: 'Hour',
            about: 'When',
            required: true,
            kind: 'text',
            long: false,
            value: '9',
            hint: '',
            least: 0,
            most: 4000,
          },
        ],
      },
    });
    const { token } = told['form'] as Json;
    expect(await guest.ask('submit', { token, fields: { time: '' } })).toEqual({
      failed: 'time: is required',
    });
    expect(await guest.ask('submit', { token, fields: { time: '21' } })).toEqual({});
    await guest.until((view) => viewOf(view).messages.length === 1);
    expect(viewOf(guest.view).messages[0]?.text).toEqual([
      '[{"type":18,"component":{"type":4,"custom_id":"time","value":"21"}}]',
    ]);
    expect(await guest.ask('submit', { token: 'no', fields: {} })).toBe('this form is not open any more');
  });

  test('what the bot leaves unanswered is told, and what Discord would not send as well', async () => {
    const { guest } = await scene(() => undefined);
    expect(await guest.ask('type', { path: 'movie', options: { title: 'x' } })).toEqual({
      failed: 'no answer in 0.1 s',
      silent: true,
    });
    expect(await guest.ask('type', { path: 'movie', options: {} })).toEqual({
      failed: 'the option title is required',
    });
  });

  test('requests and breaches are told without tokens, channels by their names', async () => {
    const { stage, guest } = await scene(() => undefined);
    const { discord } = stage;
    await call(discord, `POST /channels/${channelId(discord, 'releases')}/messages`, {
      content: 'a',
      b: 1,
      ...silent,
    });
    await guest.until((view) => viewOf(view).log.breaches.length > 0);
    const { lines, breaches } = viewOf(guest.view).log;
    expect(breaches).toEqual(['POST /channels/#releases/messages: b: unknown key']);
    const [last] = lines;
    expect([last?.kind, last?.what, last?.status, last?.isBad]).toEqual([
      'request',
      'POST /channels/#releases/messages',
      '400',
      true,
    ]);
    expect(
      lines.filter(({ kind }) => kind === 'event').map(({ what, status }) => `${what} ${status}`),
    ).toEqual(['READY → bot', 'Identify ← bot', 'Hello → bot']);
  });

  test('a phone shows what content says, of posts and not of answers', async () => {
    const { stage, guest } = await scene(() => ({ type: 4, data: { content: 'an answer', ...silent } }));
    const { discord } = stage;
    const path = `/channels/${channelId(discord, 'releases')}/messages`;
    const embeds = [{ title: 'not this' }];
    await call(discord, `POST ${path}`, { content: '🎬 **Unlocked** in <#1>', embeds, ...silent });
    await guest.ask('type', { path: 'movie', options: { title: 'x' } });
    await guest.until((view) => viewOf(view).messages.length === 2);
    expect(viewOf(guest.view).pushes.map(({ place, text }) => ({ place, text }))).toEqual([
      { place: '#releases', text: '🎬 Unlocked in <#1>' },
    ]);
  });
});
