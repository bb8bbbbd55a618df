// A local Discord for one test, a way to call it, and a bot of the real client on it.
import { Client, Routes } from 'discord.js';
import { onTestFinished } from 'vitest';
import {
  startLocalDiscord,
  type LocalDiscord,
  type LocalDiscordOptions,
} from '../../src/sandbox/discord/discord.ts';
import type { Json } from '../../src/sandbox/discord/message.ts';
import { openingWorld } from '../../src/sandbox/discord/opening-world.ts';
import { channelNamed, personNamed, type Channel } from '../../src/sandbox/discord/world.ts';

export const opening = Temporal.Instant.from('2023-02-01T10:00+09:00');
export const silent = { allowed_mentions: { parse: [] } };

export async function local(options: Partial<LocalDiscordOptions> = {}): Promise<LocalDiscord> {
  const discord = await startLocalDiscord({
    calendar: () => opening,
    world: openingWorld(opening),
    ...options,
  });
  onTestFinished(discord.close);
  return discord;
}

export function channelId({ world }: Pick<LocalDiscord, 'world'>, name: string): string {
  return channel(world, name).id;
}

export function channel(world: LocalDiscord['world'], name: string): Channel {
  const found = channelNamed(world, name);
  if (!found) throw new Error(`no channel ${name}`);
  return found;
}

export function userId({ world }: Pick<LocalDiscord, 'world'>, username: string): string {
  const found = personNamed(world, username);
  if (!found) throw new Error(`no person ${username}`);
  return found.user.id;
}

export const serverOf = ({ world }: Pick<LocalDiscord, 'world'>) => {
  const [server] = Object.values(world.servers);
  if (!server) throw new Error('no server');
  return server;
};

export type Told = { status: number; body: Json & { [index: number]: Json }; headers: Headers };

/** One raw request of the bot. */
export async function call(
  discord: Pick<LocalDiscord, 'url' | 'token'>,
  request: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Told> {
  const [method = 'GET', path = '/'] = request.split(' ');
  const response = await fetch(`${discord.url}/v10${path}`, {
    method,
    headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : {}, headers: response.headers };
}

export async function register(discord: LocalDiscord, commands: Json[]): Promise<void> {
  await call(discord, `PUT /applications/${discord.world.application.id}/commands`, commands);
}

/** What of an interaction the tests look at. */
export type Interaction = Json & { id: string; token: string; type: number; locale: string; data: Json };

/** A bot of the real client. `answers` takes each interaction as it arrives. */
export async function bot(
  discord: LocalDiscord,
  answers: (interaction: Interaction, client: Client<true>) => unknown = () => {},
): Promise<Client<true>> {
  const client = new Client<true>({ intents: [], rest: { api: discord.url } });
  onTestFinished(() => client.destroy());
  client.on('error', () => {});
  client.ws.on(
    'INTERACTION_CREATE' as never,
    (interaction: Interaction) => void answers(interaction, client),
  );
  await client.login(discord.token);
  await discord.connected();
  return client;
}

export const callback = ({ id, token }: Pick<Interaction, 'id' | 'token'>) =>
  Routes.interactionCallback(id, token);
