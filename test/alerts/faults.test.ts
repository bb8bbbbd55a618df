// Every request of a post, with everything that may become of it: in the end there is one message, or a reason why not.
import { expect, test } from 'vitest';
import type { Fault } from '../../src/sandbox/discord/faults.ts';
import { userId } from '../sandbox/local.ts';
import { releaseDay, stage, textsIn, unlockedToday, type Stage } from './stage.ts';

const hour = 3_600_000;

/** A post to a channel and one to a person, with a fault that is healed after so long. */
async function afterFault(fault: Fault, healedAfterMs: number): Promise<Stage> {
  const scene = await stage({ times: { nonceWindow: 0 } });
  await scene.subscribe('releases');
  await scene.remind(userId(scene.discord, 'member'));
  const alerts = await scene.start();
  scene.now = releaseDay;
  scene.discord.fail(fault);
  for (let ms = 0; ms <= healedAfterMs; ms += 600_000) {
    await alerts.tick();
    scene.real += 600_000;
  }
  scene.discord.heal();
  for (let tries = 0; tries < 3; tries += 1) {
    await alerts.tick();
    scene.real += hour + 1;
  }
  return scene;
}

async function messages(scene: Stage): Promise<[number, number]> {
  const direct = await scene.people.dmChannel(userId(scene.discord, 'member'));
  const toChannel = scene.texts('releases').filter((text) => text === unlockedToday);
  return [toChannel.length, direct === undefined ? 0 : textsIn(scene.discord, direct).length];
}

const post = { method: 'POST', path: '/messages' };

test.each<[string, Fault, number]>([
  ['sending: cut before it is done', { ...post, kind: 'cut', times: 2 }, 0],
  ['sending: cut after it is done', { ...post, kind: 'cut', after: true, times: 2 }, 0],
  ['sending: 502 after it is done', { ...post, kind: 'answer', status: 502, after: true, times: 2 }, 0],
  ['sending: 503 for an hour', { ...post, kind: 'answer', status: 503 }, hour],
  ['sending: limited for an hour', { ...post, kind: 'too many requests', retryAfter: 30 }, hour],
  ['sending: cut after it is done, for an hour', { ...post, kind: 'cut', after: true }, hour],
  ['everything: cut off for two hours', { kind: 'cut' }, 2 * hour],
  ['opening: cut', { kind: 'cut', method: 'POST', path: '/users/@me/channels', times: 2 }, 0],
  ['opening: 500 for an hour', { kind: 'answer', status: 500, path: '/users/@me/channels' }, hour],
  [
    'opening: too fast',
    { kind: 'answer', status: 400, code: 40_003, path: '/users/@me/channels', times: 1 },
    0,
  ],
])('%s', async (_, fault, healedAfterMs) => {
  const scene = await afterFault(fault, healedAfterMs);
  expect(await messages(scene)).toEqual([1, 1]);
  expect((await scene.posts()).map(({ state }) => state)).toEqual(['sent', 'sent']);
});

test.each<[string, Fault, number]>([
  ['our payload', { ...post, kind: 'answer', status: 400, code: 50_035 }, 2],
  ['a filter', { ...post, kind: 'answer', status: 400, code: 200_000 }, 2],
])('%s refused is never repeated', async (_, fault, requests) => {
  const scene = await afterFault(fault, hour);
  expect(scene.requested().filter((request) => request.startsWith('POST /channels')).length).toBe(requests);
  expect((await scene.posts()).map(({ state }) => state)).toEqual(['failed', 'failed']);
  expect(await messages(scene)).toEqual([0, 0]);
});

test('reading back that fails for an hour sends nothing until it is known', async () => {
  const scene = await stage({ times: { nonceWindow: 0 } });
  await scene.subscribe('releases');
  const alerts = await scene.start();
  scene.now = releaseDay;
  scene.discord.fail({ ...post, kind: 'cut', after: true, times: 1 });
  await alerts.tick();
  scene.discord.fail({ kind: 'answer', status: 500, method: 'GET' });
  for (let tries = 0; tries < 6; tries += 1) {
    scene.real += 600_000;
    await alerts.tick();
  }
  expect((await scene.posts()).map(({ state }) => state)).toEqual(['due']);
  scene.discord.heal();
  scene.real += 600_000;
  await alerts.tick();
  expect(scene.texts('releases')).toEqual([unlockedToday]);
  expect((await scene.posts()).map(({ state }) => state)).toEqual(['sent']);
});
