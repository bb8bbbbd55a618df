import { expect, test } from 'vitest';
import { placeOfChannel } from '../../src/core/alert.ts';
import { messagesOf } from '../../src/sandbox/discord/world.ts';
import { channelId, userId } from '../sandbox/local.ts';
import { onReleaseDay, releaseDay, stage, textsIn, unlockedToday } from './stage.ts';

test('what is due is posted once, at its hour and not before', async () => {
  const scene = await stage();
  const alerts = await onReleaseDay(scene, 'releases');
  scene.now = releaseDay.subtract({ milliseconds: 1 });
  await alerts.tick();
  expect(scene.texts('releases')).toEqual([]);
  scene.now = releaseDay;
  await alerts.tick();
  await alerts.tick();
  expect(scene.texts('releases')).toEqual([unlockedToday]);
  expect(scene.requested()).toEqual(['POST /channels/ID/messages 200']);
  expect(scene.discord.breaches).toEqual([]);
});

test('a restart posts nothing twice', async () => {
  const scene = await stage();
  const alerts = await onReleaseDay(scene, 'releases');
  await alerts.tick();
  await alerts.stop();
  await scene.start();
  expect(scene.texts('releases')).toEqual([unlockedToday]);
});

test('started late within the window: it says so, and that the bot was off', async () => {
  const scene = await stage();
  await scene.subscribe('releases');
  scene.now = releaseDay.add({ hours: 3 });
  scene.clocks.startedAt = scene.now;
  await scene.start();
  expect(scene.texts('releases')).toEqual([
    '🎬 **Unlocked** comes out today, Friday 17 February (3 hours late)\nDue at 09:00 in Seoul; I was offline then.',
  ]);
});

test('after the window nothing is posted, and it is listed as missed', async () => {
  const scene = await stage();
  const { channelId: id } = await scene.subscribe('releases');
  await (await scene.start()).stop();
  scene.now = releaseDay.add({ hours: 12, milliseconds: 1 });
  await scene.start();
  expect(scene.texts('releases')).toEqual([]);
  expect(
    await (scene.ledger as unknown as { history: Function }).history(placeOfChannel(id), scene.now),
  ).toEqual({
    waiting: 0,
    missed: 1,
  });
});

test('at the very end of the window it is still posted', async () => {
  const scene = await stage();
  await scene.subscribe('releases');
  scene.now = releaseDay.add({ hours: 12 });
  await scene.start();
  expect(scene.texts('releases').length).toBe(1);
});

test('a subscription made after it was due is owed nothing', async () => {
  const scene = await stage();
  scene.now = releaseDay.add({ seconds: 1 });
  await scene.subscribe('releases', { since: scene.now });
  await scene.start();
  expect(await scene.posts()).toEqual([]);
});

test('a role is pinged, and nobody else', async () => {
  const scene = await stage();
  const role = Object.values(Object.values(scene.discord.world.servers)[0]?.roles ?? {}).find(
    ({ name }) => name === 'Movie Night',
  );
  await scene.subscribe('releases', { roleId: role?.id ?? '' });
  const alerts = await scene.start();
  scene.now = releaseDay;
  await alerts.tick();
  const [posted] = messagesOf(scene.discord.world, channelId(scene.discord, 'releases'));
  expect(posted?.message.content).toBe(`${unlockedToday} <@&${role?.id}>`);
  expect(posted?.message.mention_roles).toEqual([role?.id]);
  expect(scene.discord.breaches).toEqual([]);
});

test('a reminder comes by direct message, and its channel is opened once', async () => {
  const scene = await stage();
  const member = userId(scene.discord, 'member');
  await scene.remind(member);
  await scene.remind(member, { movieId: 'ballerina', undated: true });
  const alerts = await scene.start();
  scene.now = releaseDay;
  await alerts.tick();
  const dm = (await scene.people.dmChannel(member)) ?? '';
  expect(textsIn(scene.discord, dm)).toEqual([
    '🔔 You asked to be reminded: **Unlocked** comes out today, Friday 17 February',
  ]);
  expect(scene.requested()).toEqual(['POST /users/@me/channels 200', 'POST /channels/ID/messages 200']);
});

test('a direct message that is refused is noted for the person and not tried again', async () => {
  const scene = await stage();
  const member = userId(scene.discord, 'member');
  const person = scene.discord.world.people[member];
  if (person) person.refusesMessages = true;
  await scene.remind(member);
  const alerts = await scene.start();
  scene.now = releaseDay;
  await alerts.tick();
  scene.real += 86_400_000;
  await alerts.tick();
  const asked = scene.requested().filter((request) => request.startsWith('POST /channels'));
  expect(asked).toEqual(['POST /channels/ID/messages 403']);
  expect(await scene.posts()).toEqual([{ place: `user:${member}`, state: 'failed', reason: '50007' }]);
});

test('a subscription removed while its post waits for another try gets nothing more', async () => {
  const scene = await stage();
  const alerts = await onReleaseDay(scene, 'releases');
  scene.discord.fail({ kind: 'answer', status: 500, method: 'POST', times: 1 });
  await alerts.tick();
  await (scene.subscriptions as unknown as { remove(id: string): Promise<void> }).remove(
    channelId(scene.discord, 'releases'),
  );
  scene.real += 60_000;
  await alerts.tick();
  expect(scene.texts('releases')).toEqual([]);
  expect((await scene.posts()).map(({ state, reason }) => [state, reason])).toEqual([
    ['withdrawn', 'the subscription was removed'],
  ]);
});

test('a reminder goes when the last release of its movie was told, and a wrong clock takes none away', async () => {
  const scene = await stage();
  const member = userId(scene.discord, 'member');
  await scene.remind(member);
  const alerts = await scene.start();
  scene.now = releaseDay.add({ hours: 24 * 31 });
  await alerts.tick();
  expect((await scene.reminders.of(member)).length).toBe(1);
  scene.now = releaseDay;
  await alerts.tick();
  expect(textsIn(scene.discord, (await scene.people.dmChannel(member)) ?? '').length).toBe(1);
  expect(await scene.reminders.of(member)).toEqual([]);
});

test('a channel of direct messages that is gone is opened anew', async () => {
  const scene = await stage();
  const member = userId(scene.discord, 'member');
  await scene.remind(member);
  await scene.people.rememberDmChannel(member, '123456789012345678');
  const alerts = await scene.start();
  scene.now = releaseDay;
  await alerts.tick();
  scene.real += 60_000;
  await alerts.tick();
  expect(textsIn(scene.discord, (await scene.people.dmChannel(member)) ?? '').length).toBe(1);
});
