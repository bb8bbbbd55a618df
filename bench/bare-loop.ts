// A bare loop over discord.js's REST: as many in flight as the bot has, each message as it comes from a file.
//   node bench/bare-loop.ts '{"url":…,"token":…,"file":…,"inFlight":128}'
import { readFile } from 'node:fs/promises';
import { REST } from 'discord.js';

export type BareLoop = { url: string; token: string; file: string; inFlight: number };
export type Body = { channelId: string; body: object };

const { url, token, file, inFlight } = JSON.parse(process.argv[2] ?? '{}') as BareLoop;
const bodies = JSON.parse(await readFile(file, 'utf8')) as Body[];
const rest = new REST({ version: '10', api: url, retries: 0, globalRequestsPerSecond: Infinity });
rest.setToken(token);

const left = bodies.values();
async function loop(): Promise<void> {
  for (const { channelId, body } of left) await rest.post(`/channels/${channelId}/messages`, { body });
}
await Promise.all(Array.from({ length: inFlight }, loop));
process.stdout.write('done\n');
