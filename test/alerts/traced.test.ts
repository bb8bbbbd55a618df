// Whatever is reported of a post has its id.
import { expect, test } from 'vitest';
import { placeOfChannel } from '../../src/core/alert.ts';
import { channel, channelId } from '../sandbox/local.ts';
import { releaseDay, stage, type Stage } from './stage.ts';

/** The id of its only post, and what is reported. */
async function reported(breakIt: (scene: Stage) => void) {
  const scene = await stage();
  channel(scene.discord.world, 'releases').type = 5;
  await scene.subscribe('releases', { publish: true });
  scene.now = releaseDay;
  breakIt(scene);
  await scene.start();
  const { id } = await scene.database.selectFrom('post').select('id').executeTakeFirstOrThrow();
  return { scene, id, events: scene.events };
}

const refusal = new Error('no');

test('it was posted and published', async () => {
  const { scene, id, events } = await reported(() => {});
  const place = placeOfChannel(channelId(scene.discord, 'releases'));
  expect(events).toEqual([
    { name: 'posted', post: id, place, lateSeconds: 0 },
    { name: 'published', post: id, place },
  ]);
});

test('posting it met an error', async () => {
  const { id, events } = await reported((scene) => (scene.sender.send = () => Promise.reject(refusal)));
  expect(events[0]).toEqual({ name: 'error', error: refusal, what: 'posting', post: id });
});

test('what became of it could not be kept', async () => {
  const { id, events } = await reported((scene) => (scene.ledger.settle = () => Promise.reject(refusal)));
  expect(events).toEqual([{ name: 'error', error: refusal, what: 'settling', post: id }]);
});

test('its message was published, which could not be kept', async () => {
  const { id, events } = await reported((scene) => {
    scene.errands.done = () => Promise.reject(refusal);
  });
  expect(events.at(-1)).toEqual({ name: 'error', error: refusal, what: 'publish', post: id });
});
