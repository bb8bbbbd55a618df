// What the local Discord asks of a bot's endpoint, and how it takes its answers.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { LocalDiscord } from '../../../src/sandbox/discord/discord.ts';
import { openDoor } from '../../discord/listening.ts';
import { bot, channelId, local, opening, register, silent, userId } from '../local.ts';

async function listening(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(answer);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** A bot that answers each command with its own name. */
async function endpoint(discord: LocalDiscord, name: string, answer: object = { content: name, ...silent }) {
  const { url, close } = await openDoor({
    publicKey: discord.publicKey,
    times: () => [opening.epochMilliseconds],
    async onInteraction(_, reply) {
      await reply({ type: 4, data: answer });
      return 'handled';
    },
  });
  onTestFinished(close);
  return { url, close };
}

const hello = { name: 'hello', description: 'x', type: 1 };
const typedBy = async (discord: LocalDiscord) =>
  discord.as(userId(discord, 'member'), { channelId: channelId(discord, 'general') }).type('hello');

test.each([
  ['answers a ping with 200, and not with a pong', 200, 'hello'],
  ['answers a ping with 404, and not with a pong', 404, ''],
  ['answers a wrong signature with 200, and not 401', 200, '{"type":1}'],
])('an address that %s is refused', async (why, status, body) => {
  const discord = await local();
  const url = await listening((_, response) => void response.writeHead(status).end(body));
  await expect(discord.setEndpoint([url])).rejects.toThrow(`${url} ${why}`);
});

test('several are taken in turn, one that is gone is passed over, and the gateway is silent', async () => {
  const discord = await local();
  await register(discord, [hello]);
  const overGateway: unknown[] = [];
  await bot(discord, (interaction) => overGateway.push(interaction));
  const first = await endpoint(discord, 'first');
  const second = await endpoint(discord, 'second');
  await discord.setEndpoint([first.url, second.url]);
  const answers = [await typedBy(discord), await typedBy(discord), await typedBy(discord)];
  await first.close();
  answers.push(await typedBy(discord), await typedBy(discord));
  expect(answers.map(({ message }) => message?.content)).toEqual([
    'first',
    'second',
    'first',
    'second',
    'second',
  ]);
  expect([overGateway, discord.breaches]).toEqual([[], []]);
});

test('an answer that breaks a rule is none, and is noted', async () => {
  const discord = await local({ times: { firstAnswer: 500 } });
  await register(discord, [hello]);
  const { url } = await endpoint(discord, 'x', { content: 'x'.repeat(2001), ...silent });
  await discord.setEndpoint([url]);
  expect((await typedBy(discord)).failed).toBe('no answer in 0.5 s');
  expect(discord.breaches.map(({ what }) => what)).toEqual([
    'content: must have 0 to 2000 characters, has 2001',
    "data.content: Too big: expected string to have <=2000 characters (Discord's schema)",
  ]);
});

test('without an address the gateway is used again', async () => {
  const discord = await local();
  const { url } = await endpoint(discord, 'over HTTP');
  await discord.setEndpoint([url]);
  await register(discord, [hello]);
  const seen = Promise.withResolvers<unknown>();
  await bot(discord, ({ data }) => seen.resolve(data['name']));
  await discord.setEndpoint([]);
  void typedBy(discord);
  expect(await seen.promise).toBe('hello');
});
