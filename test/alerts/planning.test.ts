import { expect, test } from 'vitest';
import { planPlace } from '../../src/alerts/planner.ts';
import { placeOfChannel } from '../../src/core/alert.ts';
import { channelId } from '../sandbox/local.ts';
import { releaseDay, stage, unlockedToday } from './stage.ts';

test('a wish that changes while all are planned is planned at once, and is not lost by the older reading', async () => {
  const scene = await stage();
  const alerts = await scene.start();
  const { page } = scene.subscriptions;
  const read = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  scene.subscriptions.page = async (...asked) => {
    const found = await page(...asked);
    read.resolve();
    await gate.promise;
    return found;
  };
  const planned = alerts.replan();
  await read.promise;
  await scene.subscribe('releases');
  scene.now = releaseDay.subtract({ hours: 2 });
  await alerts.replanPlace(placeOfChannel(channelId(scene.discord, 'releases')));
  expect((await scene.posts()).map(({ state }) => state)).toEqual(['due']);
  gate.resolve();
  await planned;
  expect((await scene.posts()).map(({ state }) => state)).toEqual(['due']);
  scene.now = releaseDay;
  await alerts.tick();
  expect(scene.texts('releases')).toEqual([unlockedToday]);
});

test('ticks that come while all are planned do not plan all once more', async () => {
  const scene = await stage();
  const alerts = await scene.start();
  const { page } = scene.subscriptions;
  const gate = Promise.withResolvers<void>();
  const read = Promise.withResolvers<void>();
  let plannings = 0;
  scene.subscriptions.page = async (...asked) => {
    plannings += 1;
    read.resolve();
    await gate.promise;
    return page(...asked);
  };
  scene.now = scene.now.add({ hours: 1 });
  const ticks = [alerts.tick(), alerts.tick(), alerts.tick()];
  await read.promise;
  gate.resolve();
  await Promise.all(ticks);
  expect(plannings).toBe(1);
});

test('a wish that another process changes and plans meanwhile is not lost by the older reading', async () => {
  const scene = await stage();
  const alerts = await scene.start();
  scene.shared = true;
  const { page } = scene.subscriptions;
  const read = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  scene.subscriptions.page = async (...asked) => {
    const found = await page(...asked);
    read.resolve();
    await gate.promise;
    return found;
  };
  scene.now = releaseDay.subtract({ hours: 2 });
  const planned = alerts.replan();
  await read.promise;
  await scene.subscribe('releases');
  await planPlace(scene, placeOfChannel(channelId(scene.discord, 'releases')));
  gate.resolve();
  await planned;
  expect((await scene.posts()).map(({ state }) => state)).toEqual(['due']);
});
