import { expect, test } from 'vitest';
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
