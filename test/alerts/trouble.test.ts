// What Discord, the database or other channels do meanwhile.
import { DiscordAPIError } from 'discord.js';
import { expect, test } from 'vitest';
import { placeOfChannel } from '../../src/core/alert.ts';
import { meaningOf } from '../../src/discord/answer-codes.ts';
import { ledger } from '../../src/store/ledger.ts';
import { denied } from '../../src/sandbox/discord/opening-world.ts';
import { channel, channelId } from '../sandbox/local.ts';
import { onReleaseDay, releaseDay, stage, unlockedToday, until, type Stage } from './stage.ts';

const sendBit = 2048n;
const viewBit = 1024n;

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
  const why = 'a rate limit that does not say how long';
  expect(scene.events).toEqual([
    { name: 'held', why, seconds: 60 },
    { ...(await postOf(scene)), name: 'put off', why, seconds: 60 },
  ]);
});

/** The id and the place of the only post. */
async function postOf(scene: Stage): Promise<{ post: string; place: string }> {
  const [post] = await ledger(scene.database).posts();
  return { post: post?.id ?? '', place: post?.place ?? '' };
}

/** Keeps Discord from answering for one channel until it is let go. */
function holdBack(scene: Stage, name: string): { letGo(): void; isAsked(): boolean } {
  const id = channelId(scene.discord, name);
  const gate = Promise.withResolvers<void>();
  const { send } = scene.sender;
  let asked = false;
  scene.sender.send = async (channel, message, nonce) => {
    if (channel === id) {
      asked = true;
      await gate.promise;
    }
    return send(channel, message, nonce);
  };
  return { letGo: gate.resolve, isAsked: () => asked };
}

const places = (scene: Stage) => scene.events.map((event) => ('place' in event ? event.place : event.name));

test('a slow channel holds up no other', async () => {
  const scene = await stage();
  const alerts = await onReleaseDay(scene, 'general', 'releases');
  const { letGo } = holdBack(scene, 'general');
  const ticked = alerts.tick();
  await until(scene, () => scene.events.length > 0);
  expect(places(scene)).toEqual([placeOfChannel(channelId(scene.discord, 'releases'))]);
  letGo();
  await ticked;
  expect(scene.texts('general')).toEqual([unlockedToday]);
});

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

test('no database, no post: it fails before Discord is called', async () => {
  const scene = await stage();
  const alerts = await onReleaseDay(scene, 'releases');
  scene.ledger.claim = () => Promise.reject(new Error('disk full'));
  await expect(alerts.tick()).rejects.toThrow('disk full');
  expect(scene.requested()).toEqual([]);
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
  const { letGo, isAsked } = holdBack(scene, 'general');
  const first = alerts.tick();
  await until(scene, isAsked);
  scene.now = releaseDay.add({ minutes: 1 });
  const second = alerts.tick();
  await until(scene, () => scene.events.length > 0);
  expect(places(scene)).toEqual([placeOfChannel(channelId(scene.discord, 'releases'))]);
  letGo();
  await Promise.all([first, second]);
  expect(scene.texts('general')).toEqual([unlockedToday]);
});

test('a planning that fails keeps nothing from being sent that was planned before', async () => {
  const scene = await stage();
  await scene.subscribe('releases');
  scene.now = releaseDay.subtract({ hours: 2 });
  const alerts = await scene.start();
  scene.now = releaseDay;
  scene.subscriptions.page = () => Promise.reject(new RangeError('no such time zone'));
  await alerts.tick();
  expect(scene.texts('releases')).toEqual([unlockedToday]);
  expect(scene.events[0]).toMatchObject({ name: 'error', what: 'planning' });
});

test('what was put off is tried again in its time while another channel is slow', async () => {
  const scene = await stage();
  await scene.subscribe('general');
  await scene.subscribe('releases');
  scene.now = releaseDay;
  scene.clocks.real = () => Math.round(performance.now());
  const limited = channelId(scene.discord, 'releases');
  scene.discord.fail({ kind: 'too many requests', retryAfter: 0.2, channelId: limited, times: 1 });
  const { letGo } = holdBack(scene, 'general');
  const starting = scene.start();
  await until(scene, () => scene.events.length === 2);
  expect(scene.events.map(({ name }) => name)).toEqual(['put off', 'posted']);
  expect([scene.texts('general'), scene.texts('releases')]).toEqual([[], [unlockedToday]]);
  letGo();
  await starting;
  expect(scene.texts('general')).toEqual([unlockedToday]);
});
