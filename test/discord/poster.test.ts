import { expect, test } from 'vitest';
import { discordClock } from '../../src/discord/discord-clock.ts';
import { createPoster } from '../../src/discord/poster.ts';
import { createRequests } from '../../src/discord/requests.ts';
import type { Fault } from '../../src/sandbox/discord/discord.ts';
import { denied } from '../../src/sandbox/discord/opening-world.ts';
import { noMentions } from '../../src/view/message.ts';
import { textsIn } from '../alerts/stage.ts';
import { channel, channelId, local } from '../sandbox/local.ts';

const message = { content: 'hello', components: [], allowed_mentions: noMentions };

async function posted(...faults: Fault[]) {
  const discord = await local();
  faults.forEach(discord.fail);
  const requests = createRequests({
    token: discord.token,
    apiUrl: discord.url,
    clock: discordClock(),
    retries: 0,
    perSecond: 50,
    timeLimitMs: 5000,
    rejectOnRateLimit: () => true,
  });
  const id = channelId(discord, 'releases');
  const post = (where = id) => createPoster(requests)(where, message);
  return { discord, post, texts: () => textsIn(discord, id) };
}

test('what was posted is told with its id', async () => {
  const { post, texts } = await posted();
  expect(await post()).toEqual({ ok: true, messageId: expect.stringMatching(/^\d{17,20}$/) });
  expect(texts()).toEqual(['hello']);
});

test('accepted and cut: asked once more, posted once', async () => {
  const { post, texts } = await posted({ kind: 'cut', after: true, times: 1 });
  expect(await post()).toMatchObject({ ok: true });
  expect(texts()).toEqual(['hello']);
});

test('no answer at all is said as such', async () => {
  const { post } = await posted({ kind: 'cut', times: 2 });
  expect(await post()).toEqual({ ok: false, why: 'no answer' });
});

test('refusals in our own words', async () => {
  const { discord, post } = await posted();
  expect(await post('123456789012345678')).toEqual({ ok: false, why: 'channel gone', code: 10_003 });
  channel(discord.world, 'releases').permission_overwrites = [denied(discord.world.bot, 2048n)];
  expect(await post()).toEqual({ ok: false, why: 'no access', code: 50_013 });
  discord.fail({ kind: 'answer', status: 400, code: 50_035, times: 1 });
  expect(await post()).toEqual({ ok: false, why: 'refused', code: 50_035 });
});
