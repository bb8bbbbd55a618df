import { expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { commandJson, commandJsonForServer } from '../../src/discord/command-json.ts';
import { discordClock } from '../../src/discord/discord-clock.ts';
import { keepTrying } from '../../src/discord/keep-trying.ts';
import { registerCommands } from '../../src/discord/registration.ts';
import { createRequests, NoAnswer } from '../../src/discord/requests.ts';
import type { LocalDiscord } from '../../src/sandbox/discord/discord.ts';
import { commandFaults } from '../../src/sandbox/rules/payload-rules.ts';
import { call, local, serverOf } from '../sandbox/local.ts';

function registrar(discord: LocalDiscord, remembered?: string) {
  const requests = createRequests({
    token: discord.token,
    apiUrl: discord.url,
    clock: discordClock(),
    retries: 0,
    perSecond: 50,
    timeLimitMs: 5000,
    rejectOnRateLimit: () => true,
  });
  let last = remembered;
  const lastGuild = { get: async () => last, set: async (id: string | undefined) => void (last = id) };
  const applicationId = discord.world.application.id;
  return {
    register: (guildId?: string, chosen = commands) =>
      registerCommands({
        requests,
        applicationId,
        commands: chosen,
        lastGuild,
        ...(guildId ? { guildId } : {}),
      }),
    remembered: () => last,
  };
}

const written = (discord: LocalDiscord) =>
  discord.requests
    .filter(({ method }) => method !== 'GET')
    .map(({ method, path }) => `${method} ${path.includes('/guilds/') ? 'server' : 'global'}`);

const names = ({ world }: LocalDiscord) =>
  world.commands.map(({ name, guild_id }) => `${name} ${guild_id ? 'server' : 'global'}`).toSorted();

const inServer = commands.map(({ name }) => `${name} server`).toSorted();
const everywhere = commands.map(({ name }) => `${name} global`).toSorted();

test('registered when they differ, and not again when they do not', async () => {
  const discord = await local();
  const { register } = registrar(discord);
  const first = await register();
  const second = await register();
  expect([first.written, second.written]).toEqual([true, false]);
  expect(second.ids).toEqual(first.ids);
  expect([...first.ids.keys()].toSorted()).toEqual(commands.map(({ name }) => name).toSorted());
  expect(written(discord)).toEqual(['PUT global']);
  expect(discord.breaches).toEqual([]);
});

test('one changed description is enough to register again', async () => {
  const discord = await local();
  const { register } = registrar(discord);
  await register();
  const [first] = discord.world.commands;
  if (first) first.body['description'] = 'something else';
  expect((await register()).written).toBe(true);
});

test('a translation that is missing at Discord is enough, too', async () => {
  const discord = await local();
  const { register } = registrar(discord);
  await register();
  const [first] = discord.world.commands;
  if (first) first.body['name_localizations'] = { ko: '다른이름' };
  expect((await register()).written).toBe(true);
});

test('in one server instead of globally; taken away again, its copies are removed', async () => {
  const discord = await local();
  const guildId = serverOf(discord).id;
  const { register, remembered } = registrar(discord);
  await register();
  expect((await register(guildId)).written).toBe(true);
  expect([names(discord), remembered()]).toEqual([inServer, guildId]);
  expect((await register(guildId)).written).toBe(false);
  await register();
  expect([names(discord), remembered()]).toEqual([everywhere, undefined]);
  expect(discord.breaches).toEqual([]);
});

test('another server instead: the first one loses its copies', async () => {
  const discord = await local();
  const guildId = serverOf(discord).id;
  const { register } = registrar(discord);
  await register(guildId);
  discord.fail({ kind: 'answer', status: 403, code: 50_001, path: '/guilds/999999999999999999/' });
  await expect(register('999999999999999999')).rejects.toMatchObject({ code: 50_001 });
  expect(names(discord)).toEqual([]);
});

test('a server that the bot has left keeps nothing from being registered elsewhere', async () => {
  const discord = await local();
  discord.fail({ kind: 'answer', status: 403, code: 50_001, path: '/guilds/' });
  const { register, remembered } = registrar(discord, '999999999999999999');
  expect((await register()).written).toBe(true);
  expect([names(discord), remembered()]).toEqual([everywhere, undefined]);
});

test('what is registered breaks none of Discord’s rules', () => {
  expect(commands.flatMap((command) => commandFaults(commandJson(command)))).toEqual([]);
  expect(commands.flatMap((command) => commandFaults(commandJsonForServer(command)))).toEqual([]);
});

test('/alerts is for managers, in servers, installed by servers; the others are for everybody everywhere', () => {
  const where = commands
    .map(commandJson)
    .map(({ name, default_member_permissions, contexts, integration_types }) => ({
      name,
      default_member_permissions,
      contexts,
      integration_types,
    }));
  const anywhere = { default_member_permissions: null, contexts: [0, 1, 2], integration_types: [0, 1] };
  expect(where).toEqual([
    { name: 'movie', ...anywhere },
    { name: 'person', ...anywhere },
    { name: 'upcoming', ...anywhere },
    { name: 'remind', ...anywhere },
    { name: 'alerts', default_member_permissions: '32', contexts: [0], integration_types: [0] },
    { name: 'help', ...anywhere },
  ]);
});

test('the whole of one command, as registered', () => {
  const person = commands.find(({ name }) => name === 'person');
  expect(person && commandJson(person)).toEqual({
    type: 1,
    name: 'person',
    name_localizations: { 'en-US': 'person', ko: '인물' },
    description: 'The movies of an actor or director, by date',
    description_localizations: {
      'en-US': 'The movies of an actor or director, by date',
      ko: '배우나 감독의 작품을 날짜순으로 보기',
    },
    options: [
      {
        type: 3,
        name: 'name',
        name_localizations: { 'en-US': 'name', ko: '이름' },
        description: 'The name, in English or Korean',
        description_localizations: { 'en-US': 'The name, in English or Korean', ko: '한국어나 영어 이름' },
        required: true,
        autocomplete: true,
      },
    ],
    default_member_permissions: null,
    contexts: [0, 1, 2],
    integration_types: [0, 1],
  });
});

test('registering is tried again while Discord gives no answer, a minute apart at most', async () => {
  const waits: number[] = [];
  let tries = 0;
  const result = await keepTrying(
    async () => {
      tries += 1;
      if (tries < 8) throw new NoAnswer('x');
      return 'registered';
    },
    ({ name }) => name === 'later',
    (_, seconds) => void waits.push(seconds),
    async () => {},
  );
  expect([result, waits]).toEqual(['registered', [2, 4, 8, 16, 32, 60, 60]]);
});

test('what Discord refuses is not tried again', async () => {
  const discord = await local();
  discord.fail({ kind: 'answer', status: 400, code: 50_035, method: 'PUT' });
  const { register } = registrar(discord);
  const waiting = () => {
    throw new Error('it waited');
  };
  await expect(
    keepTrying(
      () => register(),
      ({ name }) => name === 'later',
      waiting,
    ),
  ).rejects.toMatchObject({ code: 50_035 });
  expect((await call(discord, 'GET /gateway')).status).toBe(200);
});
