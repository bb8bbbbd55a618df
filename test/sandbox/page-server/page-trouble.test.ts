import { describe, expect, test } from 'vitest';
import { troubleView } from '../../../src/sandbox/page-server/page-trouble.ts';
import { channelNamed } from '../../../src/sandbox/discord/world.ts';
import { call, channelId, silent } from '../local.ts';
import { pageStage, visitor } from './page-stage.ts';

async function scene() {
  const kept: string[] = [];
  const stage = await pageStage({ keep: () => void kept.push('kept') });
  const { discord } = stage;
  const guest = await visitor(stage);
  const path = `/channels/${channelId(discord, 'releases')}/messages`;
  return {
    stage,
    discord,
    kept,
    guest,
    path,
    post: () => call(discord, `POST ${path}`, { content: 'a', ...silent }),
  };
}

describe("the bot's permissions", () => {
  test('are taken, and given back', async () => {
    const { discord, guest, kept, post } = await scene();
    const where = { channelId: channelId(discord, 'releases'), name: 'SendMessages' };
    await guest.ask('permission', { ...where, has: false });
    expect((await post()).body).toEqual({ message: 'Missing Permissions', code: 50013 });
    await guest.ask('permission', { ...where, has: true });
    expect((await post()).status).toBe(200);
    expect(kept).toEqual(['kept', 'kept']);
  });

  test('are shown for each channel that has its own', async () => {
    const { stage } = await scene();
    const shown = troubleView(stage).permissions.map(({ channelId, has }) => [
      stage.discord.world.channels[channelId]?.name,
      Object.values(has),
    ]);
    expect(shown).toEqual([
      ['general', [true, true, true, true, true]],
      ['releases', [true, true, true, true, true]],
      ['staff', [true, false, true, true, true]],
      ['news', [true, true, true, true, true]],
    ]);
  });

  test('that are none of these stay as they are', async () => {
    const { discord, guest, kept } = await scene();
    await guest.ask('permission', {
      channelId: channelId(discord, 'releases'),
      name: 'Administrator',
      has: false,
    });
    expect(kept).toEqual([]);
  });
});

test('a deleted channel is gone, with its thread, and cannot be deleted twice', async () => {
  const { discord, guest } = await scene();
  const id = channelId(discord, 'general');
  expect(await guest.ask('delete channel', { channelId: id })).toBe(null);
  expect((await call(discord, `GET /channels/${id}`)).body['code']).toBe(10003);
  expect(channelNamed(discord.world, 'anywhere-thread')).toBeUndefined();
  expect(await guest.ask('delete channel', { channelId: id })).toBe('this channel is not there any more');
});

describe('Discord', () => {
  test.each([
    ['500', 500],
    ['429', 429],
  ])('answers %s to posts alone, until it is well', async (name, status) => {
    const { stage, discord, guest, path, post } = await scene();
    await guest.ask('fail', { name });
    expect(troubleView(stage).faults).toEqual([name]);
    expect([(await post()).status, (await call(discord, `GET ${path}`)).status]).toEqual([status, 200]);
    await guest.ask('heal');
    expect([troubleView(stage).faults, (await post()).status]).toEqual([[], 200]);
  });

  test('is cut off after it has accepted', async () => {
    const { discord, guest, path, post } = await scene();
    await guest.ask('fail', { name: 'cut' });
    await expect(post()).rejects.toThrow('fetch failed');
    const { body } = await call(discord, `GET ${path}`);
    expect(Object.values(body).map((message) => (message as { content: string }).content)).toEqual(['a']);
  });
});
