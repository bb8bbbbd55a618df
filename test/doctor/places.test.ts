// What is said of the channels that subscribed.
import { PermissionFlagsBits as May } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { addChannel, addRole, denied } from '../../src/sandbox/discord/opening-world.ts';
import { openDatabase } from '../../src/store/database.ts';
import { channelId, serverOf } from '../sandbox/local.ts';
import { freshUrl } from '../store/engines.ts';
import { temporaryFolder } from '../store/temporary.ts';
import { catalogueIn, examined, only, realLocal, settingsOf, subscribe } from './examined.ts';

test('each subscription by what is missing there, of many only the first', async () => {
  await using fresh = await freshUrl('sqlite');
  using folder = temporaryFolder();
  const discord = await realLocal();
  const { world } = discord;
  const server = serverOf(discord);
  const hidden = addChannel(world, server, 'hidden', {
    permission_overwrites: [denied(world.bot, May.ViewChannel)],
  });
  const role = addRole(world, server, 'Quiet');
  const db = await openDatabase(fresh.url);
  const channels = [channelId(discord, 'staff'), hidden.id, '99999999999999999'];
  for (const channel of channels) await subscribe(db, channel, server.id);
  await subscribe(db, channelId(discord, 'releases'), server.id, role.id);
  await subscribe(db, '88888888888888888', '77777777777777777');
  for (let count = 0; count < 21; count += 1) {
    await subscribe(db, addChannel(world, server, `more-${count}`).id, server.id);
  }
  await db.destroy();
  const env = settingsOf(discord, fresh.url, catalogueIn(folder.path));
  const expected = [
    '#staff in Gaebong Theatre: alerts cannot be posted. Missing: Send Messages.',
    `The channel ${hidden.id} in Gaebong Theatre: the bot cannot see it. Missing: View Channel.`,
    'The channel 99999999999999999 in Gaebong Theatre does not exist any more.',
    '#releases in Gaebong Theatre: the role Quiet is named, but nobody is pinged: the bot may not mention it.',
    'The channel 88888888888888888 subscribed, but the bot is not in its server 77777777777777777 any more.',
  ];
  const said = await examined({ env, all: true });
  const subscriptions = only(said, 'subscriptions').map((line) => line.replace(/^subscriptions: \w+: /, ''));
  expect(subscriptions.toSorted()).toEqual(
    [...expected, 'Alerts can be posted in 21 of 26 subscribed channels that were looked at.'].toSorted(),
  );
  expect(only(await examined({ env }), 'subscriptions').at(-1)).toBe(
    'subscriptions: skipped: 1 more subscribed channels were not looked at.',
  );
});

test('whom Discord asks to wait asks no more', async () => {
  await using fresh = await freshUrl('sqlite');
  using folder = temporaryFolder();
  const discord = await realLocal();
  const db = await openDatabase(fresh.url);
  for (const name of ['releases', 'staff'])
    await subscribe(db, channelId(discord, name), serverOf(discord).id);
  await db.destroy();
  discord.fail({ kind: 'too many requests', retryAfter: 40, path: '/channels/' });
  const said = await examined({ env: settingsOf(discord, fresh.url, catalogueIn(folder.path)) });
  expect(only(said, 'subscriptions').map((line) => line.replace(/\d+ s\.$/, '… s.'))).toEqual([
    `subscriptions: skipped: Discord did not say how things stand in the channel ${channelId(discord, 'releases')} in Gaebong Theatre, and was asked no further: rate limit, for … s.`,
  ]);
});
