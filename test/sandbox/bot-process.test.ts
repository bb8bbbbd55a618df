import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { startBotProcess, type BotProcess } from '../../src/sandbox/bot-process.ts';

const noon = Temporal.Instant.from('2023-02-01T12:00Z');
const one = noon.add({ hours: 1 });

function started(now = one): { bot: BotProcess; ends: string[]; move(to: Temporal.Instant): void } {
  const ends: string[] = [];
  let calendar = now;
  const bot = startBotProcess({
    module: fileURLToPath(new URL('small-bot.ts', import.meta.url)),
    args: [],
    env: { PATH: process.env['PATH'] ?? '' },
    now: () => calendar,
    onEnd: () => void ends.push('ended'),
  });
  onTestFinished(bot.kill);
  return { bot, ends, move: (to) => (calendar = to) };
}

test('it is ready, and tells when it has something to do next', async () => {
  const { bot } = started();
  expect(bot.state()).toBe('starting');
  await bot.ready();
  expect(bot.state()).toBe('on');
  const arrival = await bot.arrive(one);
  expect([String(arrival?.next), arrival?.alert]).toEqual(['2023-02-01T14:00:00Z', undefined]);
});

test('killed it stays off until it is started, and no end is told', async () => {
  const { bot, ends } = started();
  await bot.ready();
  await bot.kill();
  expect([bot.state(), await bot.arrive(one), ends]).toEqual(['off', undefined, []]);
  await bot.ready();
  bot.start();
  bot.start();
  await bot.ready();
  expect([bot.state(), String((await bot.arrive(one))?.next)]).toEqual(['on', '2023-02-01T14:00:00Z']);
});

test('who waits for a bot that is killed meanwhile waits no longer', async () => {
  const { bot } = started();
  const arrival = bot.arrive(one);
  const [told] = await Promise.all([arrival, bot.kill()]);
  expect(told).toBeUndefined();
});

test('when it ends by itself it is started again, and asked again', async () => {
  const { bot, ends, move } = started();
  await bot.ready();
  const arrival = bot.arrive(noon);
  await expect.poll(() => ends, { timeout: 5000 }).toEqual(['ended']);
  expect(bot.state()).toBe('starting');
  move(one);
  // The one asked for is noon again: it ends a second time, and is killed before the third.
  await expect.poll(() => ends, { timeout: 5000 }).toEqual(['ended', 'ended']);
  await bot.kill();
  expect(await arrival).toBeUndefined();
});
