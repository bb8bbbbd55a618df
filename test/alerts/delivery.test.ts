import { DiscordAPIError } from 'discord.js';
import { expect, test } from 'vitest';
import { placeOfChannel } from '../../src/core/alert.ts';
import { meaningOf } from '../../src/discord/answer-codes.ts';
import { denied } from '../../src/sandbox/discord/opening-world.ts';
import { messagesOf } from '../../src/sandbox/discord/world.ts';
import { channel, channelId, userId } from '../sandbox/local.ts';
import { releaseDay, stage, textsIn, type Stage } from './stage.ts';

const unlockedToday = '🎬 **Unlocked** comes out today, Friday 17 February';
const historyBit = 65_536n;
const sendBit = 2048n;
const viewBit = 1024n;

/** Alerts that were planned before the day, and the day itself has come. */
async function onReleaseDay(scene: Stage, ...channels: string[]) {
  for (const name of channels) await scene.subscribe(name);
  const alerts = await scene.start();
  scene.now = releaseDay;
  return alerts;
}

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

test('a rate limit delays its own channel only', async () => {
  const scene = await stage();
  const limited = channelId(scene.discord, 'general');
  const alerts = await onReleaseDay(scene, 'general', 'releases');
  scene.discord.fail({ kind: 'too many requests', retryAfter: 7, channelId: limited, times: 1 });
  await alerts.tick();
  expect([scene.texts('general'), scene.texts('releases')]).toEqual([[], [unlockedToday]]);
  scene.real += 6900;
  await alerts.tick();
  expect(scene.texts('general')).toEqual([]);
  scene.real += 200;
  await alerts.tick();
  expect(scene.texts('general')).toEqual([unlockedToday]);
});

test('a rate limit that does not say how long stops everything for a minute', async () => {
  const scene = await stage();
  const alerts = await onReleaseDay(scene, 'releases');
  scene.discord.fail({ kind: 'too many requests', html: true, times: 1 });
  await alerts.tick();
  scene.real += 1000;
  await alerts.tick();
  expect(scene.requested()).toEqual(['POST /channels/ID/messages 429']);
  expect(scene.events.at(-1)).toMatchObject({ name: 'put off', why: 'rate limit', seconds: 60 });
});

test('a slow channel holds up no other', async () => {
  const scene = await stage();
  const alerts = await onReleaseDay(scene, 'general', 'releases');
  scene.discord.fail({ kind: 'slow', ms: 1500, channelId: channelId(scene.discord, 'general'), times: 1 });
  const ticked = alerts.tick();
  await until(scene, () => scene.events.length > 0);
  expect(scene.events.map((event) => 'place' in event && event.place)).toEqual([
    placeOfChannel(channelId(scene.discord, 'releases')),
  ]);
  await ticked;
  expect(scene.texts('general')).toEqual([unlockedToday]);
});

async function until(scene: Stage, isSo: () => boolean, ms = 10_000): Promise<void> {
  const end = performance.now() + ms;
  while (!isSo() && performance.now() < end) await new Promise((resolve) => void setImmediate(resolve));
  if (!isSo()) throw new Error(`it did not come to pass: ${JSON.stringify(scene.events)}`);
}

test('"unknown channel" closes its subscription, and no other', async () => {
  const scene = await stage();
  const alerts = await onReleaseDay(scene, 'general', 'releases');
  const gone = channelId(scene.discord, 'general');
  delete scene.discord.world.channels[gone];
  await alerts.tick();
  expect(scene.texts('releases')).toEqual([unlockedToday]);
  expect(await scene.subscriptions.get(gone)).toMatchObject({
    state: { name: 'closed', since: releaseDay, reason: '10003' },
  });
  expect((await scene.posts()).find(({ place }) => place === placeOfChannel(gone))).toMatchObject({
    state: 'failed',
  });
});

test('a 404 that does not say "unknown channel" closes nothing', async () => {
  const scene = await stage();
  const alerts = await onReleaseDay(scene, 'releases');
  scene.discord.fail({ kind: 'answer', status: 404, code: 0, method: 'POST', times: 1 });
  await alerts.tick();
  scene.real += 60_000;
  await alerts.tick();
  expect(scene.texts('releases')).toEqual([unlockedToday]);
});

test.each([
  ['50001', viewBit],
  ['50013', sendBit],
])(
  'missing access pauses with the reason %s; it is tried hourly, and goes on when it was given back',
  async (reason, bit) => {
    const scene = await stage();
    const alerts = await onReleaseDay(scene, 'releases');
    const there = channel(scene.discord.world, 'releases');
    there.permission_overwrites = [denied(scene.discord.world.bot, bit)];
    await alerts.tick();
    expect(await scene.subscriptions.get(there.id)).toMatchObject({
      state: { name: 'no access', since: releaseDay, reason },
    });
    there.permission_overwrites = [];
    scene.real += 3_599_000;
    await alerts.tick();
    expect(scene.texts('releases')).toEqual([]);
    scene.real += 1000;
    scene.now = releaseDay.add({ hours: 1 });
    await alerts.tick();
    expect(scene.texts('releases')).toEqual([
      '🎬 **Unlocked** comes out today, Friday 17 February (1 hour late)\nDue at 09:00 in Seoul; it could not be posted then.',
    ]);
    expect(await scene.subscriptions.get(there.id)).toMatchObject({ state: { name: 'active' } });
  },
);

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

test('no database, no post: it fails before Discord is called', async () => {
  const scene = await stage();
  const alerts = await onReleaseDay(scene, 'releases');
  scene.ledger.claim = () => Promise.reject(new Error('disk full'));
  await expect(alerts.tick()).rejects.toThrow('disk full');
  expect(scene.requested()).toEqual([]);
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

test.each(['POST', 'GET'])(
  'a token refused while running, for a %s, is told; nothing counts as sent',
  async (method) => {
    const scene = await stage({ times: { nonceWindow: 0 } });
    const alerts = await onReleaseDay(scene, 'releases');
    scene.discord.fail({ kind: 'cut', method: 'POST', times: 1 });
    await alerts.tick();
    scene.discord.fail({ kind: 'answer', status: 401, code: 0, method });
    scene.real += 60_000;
    await alerts.tick();
    expect(scene.tokenRefused).toBe(1);
    expect((await scene.posts()).map(({ state }) => state)).toEqual(['due']);
  },
);

test('a pause by a person while a post is on its way is not undone by what Discord answers', async () => {
  const scene = await stage();
  const alerts = await onReleaseDay(scene, 'releases');
  const id = channelId(scene.discord, 'releases');
  const { send } = scene.sender;
  scene.sender.send = async () => {
    await scene.subscriptions.change(
      id,
      (now) => now && { ...now, state: { name: 'paused', since: releaseDay } },
    );
    return { name: 'no access', code: 50_013 };
  };
  await alerts.tick();
  scene.sender.send = send;
  expect((await scene.subscriptions.get(id))?.state).toEqual({ name: 'paused', since: releaseDay });
  scene.real += 3_600_000;
  await alerts.tick();
  expect(scene.texts('releases')).toEqual([]);
  expect((await scene.posts()).map(({ state, reason }) => [state, reason])).toEqual([
    ['withdrawn', 'paused'],
  ]);
});

test.each([
  ['a page instead of an answer, with 403', { status: 403 }],
  ['a page instead of an answer, with 400', { status: 400 }],
] as const)('%s, says nothing of the channel: it is tried again', async (_, { status }) => {
  const scene = await stage();
  const alerts = await onReleaseDay(scene, 'releases');
  const page = new DiscordAPIError({ message: 'x' } as never, undefined as never, status, 'POST', 'x', {
    body: {},
    files: undefined,
  });
  const { send } = scene.sender;
  scene.sender.send = async () => {
    scene.sender.send = send;
    return meaningOf(page);
  };
  await alerts.tick();
  expect((await scene.subscriptions.get(channelId(scene.discord, 'releases')))?.state).toEqual({
    name: 'active',
  });
  scene.real += 60_000;
  await alerts.tick();
  expect(scene.texts('releases')).toEqual([unlockedToday]);
});

test('what falls due while a slow channel is being served is sent at once', async () => {
  const scene = await stage();
  await scene.subscribe('releases', { minute: 9 * 60 + 1 });
  const alerts = await onReleaseDay(scene, 'general');
  scene.discord.fail({ kind: 'slow', ms: 1500, channelId: channelId(scene.discord, 'general'), times: 1 });
  const first = alerts.tick();
  await until(scene, () => scene.discord.requests.length > 0 || scene.texts('general').length > 0);
  scene.now = releaseDay.add({ minutes: 1 });
  const second = alerts.tick();
  await until(scene, () => scene.events.length > 0);
  expect(scene.events.map((event) => 'place' in event && event.place)).toEqual([
    placeOfChannel(channelId(scene.discord, 'releases')),
  ]);
  await Promise.all([first, second]);
  expect(scene.texts('general')).toEqual([unlockedToday]);
});

test('a planning that fails keeps nothing from being sent that was planned before', async () => {
  const scene = await stage();
  await scene.subscribe('releases');
  scene.now = releaseDay.subtract({ hours: 2 });
  const alerts = await scene.start();
  scene.now = releaseDay;
  scene.subscriptions.all = () => Promise.reject(new RangeError('no such time zone'));
  await alerts.tick();
  expect(scene.texts('releases')).toEqual([unlockedToday]);
  expect(scene.events[0]).toMatchObject({ name: 'error', what: 'planning' });
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

test('what was put off is tried again in its time while another channel is slow', async () => {
  const scene = await stage();
  await scene.subscribe('general');
  await scene.subscribe('releases');
  scene.now = releaseDay;
  scene.clocks.real = () => Math.round(performance.now());
  const [slow, refused] = ['general', 'releases'].map((name) => channelId(scene.discord, name));
  scene.discord.fail({ kind: 'slow', ms: 1900, channelId: slow ?? '', times: 1 });
  scene.discord.fail({ kind: 'too many requests', retryAfter: 0.2, channelId: refused ?? '', times: 1 });
  const starting = scene.start();
  await until(scene, () => scene.texts('releases').length > 0, 1700);
  expect(scene.events.map(({ name }) => name)).toEqual(['put off']);
  await starting;
  expect(scene.texts('general')).toEqual([unlockedToday]);
});
