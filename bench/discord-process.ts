// A local Discord with very many channels, in a process of its own. It keeps nothing on disk, and its clock runs:
//   node bench/discord-process.ts '{"channels":10000,"calendar":"2027-03-19T11:30Z","seed":1,"withoutLimits":false}'
// When it listens it prints one line, {"url":…,"token":…}. It is led through remote.ts.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setPriority } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { PermissionFlagsBits as May } from 'discord-api-types/v10';
import { controlled } from '../src/sandbox/discord/control.ts';
import { startLocalDiscord, type LocalDiscord } from '../src/sandbox/discord/discord.ts';
import { addChannel, addServer, denied, openingWorld } from '../src/sandbox/discord/opening-world.ts';
import { channelNamed, personNamed, type World } from '../src/sandbox/discord/world.ts';
import { randomFrom } from './random.ts';
import type { Deeds, DiscordOptions } from './remote.ts';
import { createTally } from './tally.ts';

const delay = monitorEventLoopDelay({ resolution: 5 });
const given = JSON.parse(process.argv[2] ?? '{}') as DiscordOptions;
const channelsInAServer = Math.max(10, Math.ceil(given.channels / 2500));

/** Its channels are apart from those of the opening world, in which the people at keyboards are. */
function crowdedWorld(now: Temporal.Instant): { world: World; channelIds: string[] } {
  const world = openingWorld(now);
  const owner = Object.keys(world.people)[0] ?? '';
  const channelIds: string[] = [];
  let server = addServer(world, 'Server 1', owner);
  for (let count = 1; count <= given.channels; count += 1) {
    channelIds.push(addChannel(world, server, 'releases').id);
    if (count % channelsInAServer === 0) server = addServer(world, `Server ${count}`, owner);
  }
  return { world, channelIds };
}

function deedsOf(
  discord: LocalDiscord,
  channelIds: readonly string[],
  tally: ReturnType<typeof createTally>,
): Deeds {
  const { world } = discord;
  const own = (id: string) =>
    (world.messages[id] ?? []).filter(({ message }) => message.author.id === world.bot.id);
  const posted = (id: string): number => own(id).length;
  const overwrite = (id: string, ...flags: bigint[]): void => {
    const channel = world.channels[id];
    if (channel) channel.permission_overwrites = flags.length > 0 ? [denied(world.bot, ...flags)] : [];
  };
  return {
    channels: () => channelIds.map((id) => ({ id, guildId: world.channels[id]?.guild_id ?? '' })),
    counts: () => ({
      ...tally.counts(),
      stalledMs: Math.round(delay.max / 1e6),
      messages: channelIds.reduce((sum, id) => sum + posted(id), 0),
      breaches: discord.breaches.slice(0, 20),
    }),
    posted: () => Object.fromEntries(channelIds.map((id) => [id, posted(id)])),
    contents: () =>
      Object.fromEntries(channelIds.map((id) => [id, own(id).map(({ message }) => message.content)])),
    keyboard: () => ({
      userId: personNamed(world, 'member')?.user.id ?? '',
      channelId: channelNamed(world, 'general')?.id ?? '',
    }),
    remove: (ids) => ids.forEach((id) => delete world.channels[id]),
    hide: (ids) => ids.forEach((id) => overwrite(id, May.ViewChannel)),
    silence: (ids) => ids.forEach((id) => overwrite(id, May.SendMessages)),
    open: (ids) => ids.forEach((id) => overwrite(id)),
  };
}

const isDeed = (deeds: Deeds, name: string): name is keyof Deeds => Object.hasOwn(deeds, name);

function answers(deeds: () => Deeds): (request: IncomingMessage, response: ServerResponse) => boolean {
  return (request, response) => {
    const name = (request.url ?? '').replace('/bench/', '');
    if (request.method !== 'POST' || !isDeed(deeds(), name)) return false;
    void answer(request, response, deeds()[name]);
    return true;
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, deed: (ids: string[]) => unknown) {
  const told = deed(JSON.parse(await text(request)) as string[]);
  response.end(JSON.stringify(told ?? null));
}

async function run(): Promise<LocalDiscord> {
  const ahead = Temporal.Instant.from(given.calendar).epochMilliseconds - performance.now();
  const now = () => Temporal.Instant.fromEpochMilliseconds(Math.round(ahead + performance.now()));
  const { world, channelIds } = crowdedWorld(now());
  const tally = createTally();
  const led = controlled(() => discord, { now, move: () => {} });
  const asked = answers(() => deedsOf(discord, channelIds, tally));
  const discord = await startLocalDiscord({
    calendar: now,
    world,
    random: randomFrom(given.seed),
    withoutLimits: given.withoutLimits ?? false,
    watched: (served) => served && tally.add(served),
    beside: (request, response) => asked(request, response) || led(request, response),
  });
  return discord;
}

try {
  // What it counts must not be blurred by what the bots do on the same machine.
  setPriority(-10);
} catch {
  // Only root may.
}
const { url, token } = await run();
delay.enable();
process.stdout.write(`${JSON.stringify({ url, token })}\n`);
