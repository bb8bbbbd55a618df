import { describe, expect, test } from 'vitest';
import { call, channelId, local } from '../local.ts';

describe('who asks, and what for', () => {
  test('a wrong token is refused with 401', async () => {
    const discord = await local();
    const told = await call({ ...discord, token: 'other' }, 'GET /users/@me');
    expect([told.status, told.body]).toEqual([401, { message: '401: Unauthorized', code: 0 }]);
  });

  test('an unknown route is a 404 and a breach', async () => {
    const discord = await local();
    const told = await call(discord, 'GET /nothing/here');
    expect(told.status).toBe(404);
    expect(discord.breaches).toEqual([{ method: 'GET', path: '/nothing/here', what: 'no such route' }]);
  });

  test('a foreign host is refused', async () => {
    const discord = await local();
    const { request } = await import('node:http');
    const status = await new Promise((resolve) => {
      const asked = request(
        `${discord.url}/v10/gateway`,
        { headers: { host: 'evil.example' } },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      );
      asked.end();
    });
    expect(status).toBe(403);
  });

  test('more than 25 MiB and broken JSON are refused', async () => {
    const discord = await local();
    const path = `POST /channels/${channelId(discord, 'general')}/messages`;
    const big = await call(discord, path, 'x'.repeat(25 * 1024 * 1024 + 1));
    const broken = await call(discord, path, '{');
    expect([big.status, big.body['code'], broken.status, broken.body['code']]).toEqual([
      413, 40005, 400, 50109,
    ]);
  });

  test('the bot, its application and the gateway', async () => {
    const discord = await local();
    const me = await call(discord, 'GET /users/@me');
    const application = await call(discord, 'GET /oauth2/applications/@me');
    const gateway = await call(discord, 'GET /gateway/bot');
    expect([me.body['id'], me.body['bot']]).toEqual([discord.world.bot.id, true]);
    expect(application.body['id']).toBe(discord.world.application.id);
    expect(gateway.body['url']).toBe(discord.url.replace('http', 'ws').replace('/api', ''));
  });
});
