// What is said of a token and of what Discord answers to it: who the bot is, its commands, how long that takes.
import { expect, onTestFinished, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { commandJsonForServer } from '../../src/discord/command-json.ts';
import { createAsking } from '../../src/doctor/asking.ts';
import { examineToken } from '../../src/doctor/token.ts';
import { openDoor } from '../discord/listening.ts';
import { call, register, serverOf } from '../sandbox/local.ts';
import { temporaryFolder } from '../store/temporary.ts';
import { catalogueIn, examined, only, realLocal, registered, settingsOf } from './examined.ts';

test('what Discord is asked with', async () => {
  using folder = temporaryFolder();
  const discord = await realLocal(-120_000);
  const file = catalogueIn(folder.path);
  const base = { ...settingsOf(discord, ':memory:', file) };
  const token = async (env: Record<string, string>) =>
    only(await examined({ env: { ...base, ...env } }), 'token');
  expect(await token({ DISCORD_TOKEN: 'a.b.c' })).toEqual([
    'token: wrong: Discord does not accept this token: it was reset, or copied in part.',
  ]);
  expect(await token({ DISCORD_TOKEN: 'abc' })).toEqual([
    'token: wrong: Discord does not accept this token. A token has three parts with dots between them, and this has not: it may be the client secret or the public key.',
  ]);
  expect(await token({ DISCORD_PUBLIC_KEY: '0'.repeat(64) })).toEqual([
    'token: ok: The token is that of the bot gaebong.',
    "token: wrong: DISCORD_PUBLIC_KEY is not this application's key.",
  ]);
  expect(await token({ DISCORD_PUBLIC_KEY: discord.publicKey })).toEqual([
    'token: ok: The token is that of the bot gaebong.',
    'token: wrong: DISCORD_PUBLIC_KEY is set, but Discord has no address to send to.',
  ]);
  expect(await token({ DISCORD_API_URL: 'http://127.0.0.1:1/api' })).toEqual([
    'token: wrong: Discord gave no answer at 127.0.0.1:1: the connection was refused.',
  ]);
  expect(only(await examined({ env: base }), 'clock')).toEqual([
    "clock: wrong: This machine's clock is 120 s fast by Discord's: alerts come early by as much.",
  ]);
  discord.fail({ kind: 'answer', status: 503 });
  expect(await token({})).toEqual([
    `token: wrong: Discord gave no answer at ${new URL(discord.url).host}: Discord answered 503.`,
  ]);
});

test('interactions that go elsewhere', async () => {
  const discord = await realLocal();
  const endpoint = await openDoor({
    publicKey: discord.publicKey,
    times: () => [Date.now()],
    onInteraction: async () => 'handled',
  });
  onTestFinished(endpoint.close);
  await discord.setEndpoint([endpoint.url]);
  const asked = (publicKey?: string) => {
    const settings = { token: discord.token, apiUrl: discord.url, owner: undefined };
    const asking = createAsking(discord.token, discord.url);
    return examineToken(asking, publicKey === undefined ? settings : { ...settings, publicKey });
  };
  const [gateway, http] = [await asked(), await asked(discord.publicKey)];
  expect([gateway.findings.slice(1), http.findings.slice(1)]).toEqual([
    [
      {
        check: 'token',
        state: 'wrong',
        says: 'Discord sends what people type to an Interactions Endpoint URL, so nothing of it comes over the gateway.',
        remedy:
          'Empty "Interactions Endpoint URL" on the General Information page of the developer portal, or set DISCORD_PUBLIC_KEY to have the bot take it over HTTP.',
      },
    ],
    [],
  ]);
});

test('a slow answer', async () => {
  const discord = await realLocal();
  const times = [1_000, 5_200];
  const settings = { token: discord.token, apiUrl: discord.url, owner: undefined };
  const asking = createAsking(discord.token, discord.url);
  const { findings } = await examineToken(asking, settings, () => times.shift() ?? 0);
  expect(findings.slice(1).map(({ state, says }) => `${state}: ${says}`)).toEqual([
    'warning: Discord took 4 s to answer; a command must be answered within 3 s.',
  ]);
});

test('commands in one server, where the bot is not, and where people see them twice', async () => {
  using folder = temporaryFolder();
  const discord = await realLocal();
  const base = settingsOf(discord, ':memory:', catalogueIn(folder.path));
  const { id } = serverOf(discord);
  const said = async (guildId: string) =>
    only(await examined({ env: { ...base, DISCORD_GUILD_ID: guildId } }), 'commands');
  const { application } = discord.world;
  await call(
    discord,
    `PUT /applications/${application.id}/guilds/${id}/commands`,
    commands.map(commandJsonForServer),
  );
  expect(await said(id)).toEqual([
    `commands: ok: All ${commands.length} commands are registered in the server ${id}.`,
  ]);
  await register(discord, registered.slice(0, 1));
  expect(await said(id)).toEqual([
    `commands: warning: The commands are not registered as they should be in the server ${id}: people see twice /${commands[0]?.name}.`,
  ]);
  expect(await said('77777777777777777')).toEqual([
    'commands: wrong: The bot is not in the server 77777777777777777 that DISCORD_GUILD_ID names, so nobody sees its commands.',
  ]);
});
