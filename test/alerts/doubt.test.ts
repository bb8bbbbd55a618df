// What got no answer: it is found or sent, and never both.
import { expect, test } from 'vitest';
import { placeOfChannel } from '../../src/core/alert.ts';
import { denied } from '../../src/sandbox/discord/opening-world.ts';
import { channel, channelId, userId } from '../sandbox/local.ts';
import { onReleaseDay, releaseDay, stage, unlockedToday } from './stage.ts';

const historyBit = 65_536n;

test.each([
  ['the connection is cut', { kind: 'cut', after: true }],
  ['Discord answers 502', { kind: 'answer', status: 502, after: true }],
  ['the answer comes too late', { kind: 'slow', ms: 3000 }],
] as const)('accepted, but %s: it is found by reading back, and not sent again', async (_, fault) => {
  const scene = await stage({ times: { nonceWindow: 0 } });
  const alerts = await onReleaseDay(scene, 'releases');
  scene.discord.fail({ ...fault, method: 'POST', times: 1 });
  await alerts.tick();
  expect(scene.texts('releases')).toEqual([unlockedToday]);
  scene.real += 60_000;
  await alerts.tick();
  expect(scene.texts('releases')).toEqual([unlockedToday]);
  const [post] = await scene.posts();
  expect(post).toEqual({ place: placeOfChannel(channelId(scene.discord, 'releases')), state: 'sent' });
  expect(scene.requested().at(-1)).toBe('GET /channels/ID/messages 200');
});

test('accepted, then the process dies before it is settled: the next one finds it', async () => {
  const scene = await stage({ times: { nonceWindow: 0 } });
  const alerts = await onReleaseDay(scene, 'releases');
  const { settle } = scene.ledger;
  scene.ledger.settle = () => Promise.reject(new Error('the process dies here'));
  await alerts.tick();
  await alerts.stop();
  scene.ledger.settle = settle;
  scene.now = releaseDay.add({ hours: 5 });
  await scene.start();
  expect(scene.texts('releases')).toEqual([unlockedToday]);
});

test('where history may not be read, the nonce keeps it from being posted twice', async () => {
  const scene = await stage();
  const there = channel(scene.discord.world, 'releases');
  there.permission_overwrites = [denied(scene.discord.world.bot, historyBit)];
  const alerts = await onReleaseDay(scene, 'releases');
  scene.discord.fail({ kind: 'cut', after: true, method: 'POST', times: 1 });
  await alerts.tick();
  scene.real += 60_000;
  await alerts.tick();
  expect(scene.texts('releases')).toEqual([unlockedToday]);
  expect((await scene.posts()).map(({ state }) => state)).toEqual(['sent']);
});

test('a post in doubt is looked for behind a hundred newer messages', async () => {
  const scene = await stage({ times: { nonceWindow: 0 } });
  const alerts = await onReleaseDay(scene, 'releases');
  scene.discord.fail({ kind: 'cut', after: true, method: 'POST', times: 1 });
  await alerts.tick();
  const member = scene.discord.as(userId(scene.discord, 'member'), {
    channelId: channelId(scene.discord, 'releases'),
  });
  for (let count = 0; count < 250; count += 1) member.write(`message ${count}`);
  scene.real += 60_000;
  await alerts.tick();
  expect(scene.texts('releases')).toEqual([unlockedToday]);
});

test('not accepted and no answer: posted at the next try', async () => {
  const scene = await stage();
  const alerts = await onReleaseDay(scene, 'releases');
  scene.discord.fail({ kind: 'cut', method: 'POST', times: 1 });
  await alerts.tick();
  expect(scene.texts('releases')).toEqual([]);
  scene.real += 60_000;
  await alerts.tick();
  expect(scene.texts('releases')).toEqual([unlockedToday]);
});

test('while the channel cannot be read back, nothing is sent again', async () => {
  const scene = await stage({ times: { nonceWindow: 0 } });
  const alerts = await onReleaseDay(scene, 'releases');
  scene.discord.fail({ kind: 'cut', after: true, method: 'POST', times: 1 });
  await alerts.tick();
  scene.discord.fail({ kind: 'answer', status: 503, method: 'GET', times: 1 });
  scene.real += 60_000;
  await alerts.tick();
  expect(scene.requested().slice(-1)).toEqual(['GET /channels/ID/messages 503']);
  scene.real += 600_000;
  await alerts.tick();
  expect(scene.texts('releases')).toEqual([unlockedToday]);
});

test('a post in doubt is found far behind newer messages', async () => {
  const scene = await stage({ times: { nonceWindow: 0 } });
  const alerts = await onReleaseDay(scene, 'releases');
  scene.clocks.discord = () => scene.now.epochMilliseconds;
  scene.discord.fail({ kind: 'cut', after: true, method: 'POST', times: 1 });
  await alerts.tick();
  const member = scene.discord.as(userId(scene.discord, 'member'), {
    channelId: channelId(scene.discord, 'releases'),
  });
  for (let count = 0; count < 1500; count += 1) member.write(`message ${count}`);
  scene.real += 60_000;
  await alerts.tick();
  expect(scene.texts('releases')).toEqual([unlockedToday]);
  expect(scene.requested().slice(1)).toEqual([
    'GET /channels/ID/messages 200',
    'GET /channels/ID/messages 200',
  ]);
});

test('a post in doubt since before Discord was heard is looked for backwards', async () => {
  const scene = await stage({ times: { nonceWindow: 0 } });
  const there = { channelId: channelId(scene.discord, 'releases') };
  const member = scene.discord.as(userId(scene.discord, 'member'), there);
  for (let count = 0; count < 5200; count += 1) member.write(`long ago ${count}`);
  const alerts = await onReleaseDay(scene, 'releases');
  scene.clocks.discord = () => 0;
  scene.discord.fail({ kind: 'cut', after: true, method: 'POST', times: 1 });
  await alerts.tick();
  for (let count = 0; count < 150; count += 1) member.write(`message ${count}`);
  scene.real += 60_000;
  await alerts.tick();
  expect(scene.texts('releases')).toEqual([unlockedToday]);
  expect(scene.requested().slice(1)).toEqual([
    'GET /channels/ID/messages 200',
    'GET /channels/ID/messages 200',
  ]);
});
