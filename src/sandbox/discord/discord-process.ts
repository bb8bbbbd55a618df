// The local Discord in a process of its own:
//   node src/sandbox/discord/discord-process.ts --state FILE [--port N] [--calendar 2023-02-01T10:00+09:00] [--no-limits] [--nonce-window MS]
// When it listens it prints one line, {"url":…,"token":…,"publicKey":…}. It is led through remote-discord.ts. Every change is in FILE
// before it is acknowledged, and FILE is where it goes on after a kill.
import { parseArgs } from 'node:util';
import { controlled, type Clock } from './control.ts';
import { startLocalDiscord, type LocalDiscord } from './discord.ts';
import { openingWorld } from './opening-world.ts';
import { readSaved, save } from '../saved-world.ts';

const { values: given } = parseArgs({
  options: {
    state: { type: 'string' },
    port: { type: 'string', default: '0' },
    calendar: { type: 'string', default: '2023-02-01T10:00+09:00' },
    'no-limits': { type: 'boolean', default: false },
    'nonce-window': { type: 'string' },
  },
});

async function run(file: string): Promise<LocalDiscord> {
  const before = readSaved(file);
  let calendar = Temporal.Instant.from(before?.calendar ?? given.calendar);
  const world = before?.world ?? openingWorld(calendar);
  const changed = (): void => save(file, { calendar: String(calendar), world });
  const clock: Clock = {
    now: () => calendar,
    move(to) {
      calendar = to;
      changed();
    },
  };
  changed();
  const discord = await startLocalDiscord({
    port: Number(given.port),
    calendar: clock.now,
    world,
    changed,
    withoutLimits: given['no-limits'],
    times: given['nonce-window'] ? { nonceWindow: Number(given['nonce-window']) } : {},
    beside: controlled(() => discord, clock),
  });
  return discord;
}

if (!given.state) throw new Error('--state FILE is missing');
const { url, token, publicKey } = await run(given.state);
process.stdout.write(`${JSON.stringify({ url, token, publicKey })}\n`);
