// What is still done with messages that were posted.
import { MessageFlags } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { placeOfChannel } from '../../src/core/alert.ts';
import { denied } from '../../src/sandbox/discord/opening-world.ts';
import { messagesOf } from '../../src/sandbox/discord/world.ts';
import { sixMovies } from '../commands/movies.ts';
import { channel, channelId } from '../sandbox/local.ts';
import { onReleaseDay, stage, unlockedToday, type Stage } from './stage.ts';

async function announcements() {
  const scene = await stage();
  const there = channel(scene.discord.world, 'releases');
  there.type = 5;
  await scene.subscribe('releases', { publish: true });
  const alerts = await scene.start();
  scene.now = Temporal.Instant.from('2023-02-17T09:00+09:00');
  return { scene, alerts, there };
}

const isPublished = (scene: Stage, name: string): boolean[] =>
  messagesOf(scene.discord.world, channelId(scene.discord, name))
    .filter(({ message }) => message.author.id === scene.discord.world.bot.id)
    .map(({ message }) => (message.flags & MessageFlags.Crossposted) !== 0);

const crossposts = (scene: Stage): string[] =>
  scene.requested().filter((request) => request.includes('/crosspost'));

const asked = (status: number) => `POST /channels/ID/messages/ID/crosspost ${status}`;

test('an alert in an announcement channel is published, once; one that does not ask for it is not', async () => {
  const { scene, alerts } = await announcements();
  await scene.subscribe('general');
  await alerts.replanPlace(placeOfChannel(channelId(scene.discord, 'general')));
  await alerts.tick();
  await alerts.tick();
  expect([isPublished(scene, 'releases'), isPublished(scene, 'general')]).toEqual([[true], [false]]);
  expect(crossposts(scene)).toEqual([asked(200)]);
});

test.each([
  ['cut', { kind: 'cut', after: true }],
  ['answered 502', { kind: 'answer', status: 502, after: true }],
  ['slow', { kind: 'slow', ms: 3000 }],
] as const)('published, but %s: the next try hears that it is done', async (_, fault) => {
  const { scene, alerts } = await announcements();
  scene.discord.fail({ ...fault, path: '/crosspost', times: 1 });
  await alerts.tick();
  scene.real += 60_000;
  await alerts.tick();
  scene.real += 3_600_000;
  await alerts.tick();
  expect(isPublished(scene, 'releases')).toEqual([true]);
  expect(crossposts(scene).filter((request) => request === asked(400))).toEqual([asked(400)]);
  expect(scene.events.at(-1)).toMatchObject({ name: 'published' });
});

test('a rate limit of publishing delays it, and no post of that channel', async () => {
  const { scene, alerts } = await announcements();
  scene.discord.fail({ kind: 'too many requests', retryAfter: 3000, path: '/crosspost', times: 1 });
  await alerts.tick();
  scene.real += 2_900_000;
  await alerts.tick();
  expect([scene.texts('releases'), isPublished(scene, 'releases')]).toEqual([[unlockedToday], [false]]);
  scene.real += 101_000;
  await alerts.tick();
  expect(isPublished(scene, 'releases')).toEqual([true]);
});

test('what cannot be published is given up: at once where the channel does not publish, after some hours without permission', async () => {
  const { scene, alerts, there } = await announcements();
  there.type = 0;
  await alerts.tick();
  for (let hour = 0; hour < 6; hour += 1) {
    scene.real += 3_600_001;
    await alerts.tick();
  }
  expect(crossposts(scene)).toEqual(Array.from({ length: 5 }, () => asked(403)));
  expect(scene.events.at(-1)).toMatchObject({ name: 'given up', errand: 'publish', why: '50024' });
});

test('after its time it is not published any more', async () => {
  const { scene, alerts } = await announcements();
  scene.discord.fail({ kind: 'answer', status: 500, path: '/crosspost', times: 1 });
  await alerts.tick();
  scene.real += 13 * 3_600_000;
  await alerts.tick();
  expect(crossposts(scene)).toEqual([asked(500)]);
  expect(scene.events.at(-1)).toMatchObject({ name: 'given up', why: 'too late' });
});

/** A message that was posted, and an errand to edit it. */
async function posted() {
  const scene = await stage();
  const alerts = await onReleaseDay(scene, 'releases');
  await alerts.tick();
  const askForEdit = async () => {
    const at = { real: scene.real, until: scene.real + 86_400_000 };
    const ids = await scene.database.selectFrom('post').select('id').execute();
    for (const { id } of ids) await scene.errands.askForEdit(id, at);
  };
  scene.learn([]);
  await askForEdit();
  return { scene, alerts, askForEdit };
}

const edits = (scene: Stage): string[] => scene.requested().filter((request) => request.startsWith('PATCH'));

test('an edit is made, and made again where it is not known to have arrived', async () => {
  const { scene, alerts } = await posted();
  scene.discord.fail({ kind: 'cut', after: true, method: 'PATCH', times: 1 });
  await alerts.tick();
  scene.real += 120_000;
  await alerts.tick();
  expect(edits(scene)).toEqual(['PATCH /channels/ID/messages/ID 0', 'PATCH /channels/ID/messages/ID 200']);
  expect(scene.texts('releases')).not.toEqual([unlockedToday]);
  await alerts.tick();
  expect(edits(scene).length).toBe(2);
});

test('a message that is gone needs no edit', async () => {
  const { scene, alerts } = await posted();
  scene.discord.world.messages[channelId(scene.discord, 'releases')] = [];
  await alerts.tick();
  await alerts.tick();
  expect(edits(scene)).toEqual(['PATCH /channels/ID/messages/ID 404']);
});

test('a message that was edited too often is edited later, and holds up nothing else', async () => {
  const { scene, alerts } = await posted();
  scene.discord.fail({ kind: 'answer', status: 429, code: 30_046, method: 'PATCH', times: 1 });
  await alerts.tick();
  expect(scene.events.at(-1)).toMatchObject({ name: 'posted' });
  scene.real += 61_000;
  await alerts.tick();
  expect(edits(scene)).toEqual(['PATCH /channels/ID/messages/ID 429', 'PATCH /channels/ID/messages/ID 200']);
});

test('posts go first: errands wait while any is on its way', async () => {
  const { scene, alerts } = await posted();
  const there = channel(scene.discord.world, 'general');
  await scene.subscribe('general', { minute: 9 * 60 + 1 });
  scene.learn(sixMovies);
  await alerts.replanPlace(placeOfChannel(there.id));
  scene.now = scene.now.add({ minutes: 1 });
  await alerts.tick();
  const sends = scene.requested().filter((request) => /^(POST|PATCH)/.test(request));
  expect(sends.slice(-2)).toEqual(['POST /channels/ID/messages 200', 'PATCH /channels/ID/messages/ID 200']);
});

test('without access an edit is tried hourly, and given up', async () => {
  const { scene, alerts } = await posted();
  const there = channel(scene.discord.world, 'releases');
  there.permission_overwrites = [denied(scene.discord.world.bot, 1024n)];
  for (let hour = 0; hour < 7; hour += 1) {
    await alerts.tick();
    scene.real += 3_600_001;
  }
  expect(edits(scene)).toEqual(Array.from({ length: 5 }, () => 'PATCH /channels/ID/messages/ID 403'));
  expect(scene.events.at(-1)).toMatchObject({ name: 'given up', errand: 'edit', why: '50001' });
});
