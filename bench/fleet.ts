// Bots as people run them, each a process with a wall clock of its own, to be killed and stopped at will.
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fileOf, pause, startChild, type Child } from './child.ts';

export type FleetOptions = {
  count: number;
  cwd: string;
  /** What their calendars show at first. */
  start: Temporal.Instant;
  env: Record<string, string>;
};

export type Fleet = {
  /** Kill -9, and `meanwhile` before it is started again. */
  kill(which: number, meanwhile?: () => Promise<void>): Promise<void>;
  /** Stops a process for so long, as a laptop that is closed does. */
  suspend(which: number, ms: number): Promise<void>;
  /** Steps all their wall clocks, one after the other. */
  step(ms: number): Promise<void>;
  /** What those said last that ended although nobody killed them. */
  endedByThemselves: string[];
  pids(): number[];
  said(): string[];
  stop(): Promise<void>;
};

/** How the bot is started: as `npm start` does it, with a wall clock that can be moved. */
const botArgs = (): string[] => [
  '--import',
  pathToFileURL(fileOf('bench/wall-clock.ts')).href,
  '-r',
  fileOf('scripts/node-version.cjs'),
  fileOf('src/cli.ts'),
  'start',
];

export function startFleet({ count, cwd, start, env }: FleetOptions): Fleet {
  const bots: Child[] = [];
  const clocks = Array.from({ length: count }, (_, which) => clockIn(join(cwd, `clock-${which}`), start));
  const killed = new Set<Child>();
  const endedByThemselves: string[] = [];
  const launch = (which: number): void => {
    const bot = startChild(botArgs(), { cwd, env: { ...env, WALL_CLOCK: join(cwd, `clock-${which}`) } });
    bots[which] = bot;
    void note(bot);
  };
  const note = async (bot: Child): Promise<void> => {
    const code = await bot.ended;
    if (!killed.has(bot)) endedByThemselves.push(`exit code ${code}: ${bot.said().slice(-2000)}`);
  };
  const end = async (which: number): Promise<void> => {
    const bot = bots[which];
    if (!bot) return;
    killed.add(bot);
    await bot.kill();
  };
  for (let which = 0; which < count; which += 1) launch(which);
  let killing: Promise<void> = Promise.resolve();
  return {
    kill(which, meanwhile = async () => {}) {
      const before = killing;
      const inTurn = async (): Promise<void> => {
        // One that is being killed already is not started twice.
        await before;
        await end(which);
        await meanwhile();
        launch(which);
      };
      return (killing = inTurn());
    },
    async suspend(which, ms) {
      const bot = bots[which];
      bot?.signal('SIGSTOP');
      await pause(ms);
      bot?.signal('SIGCONT');
    },
    async step(ms) {
      for (const clock of clocks) {
        clock.step(ms);
        await pause(100);
      }
    },
    endedByThemselves,
    pids: () => bots.map(({ pid }) => pid),
    said: () => bots.map((bot) => bot.said()),
    async stop() {
      await Promise.all(bots.map((_, which) => end(which)));
    },
  };
}

/** The file that wall-clock.ts reads. */
function clockIn(file: string, start: Temporal.Instant): { step(ms: number): void } {
  let ahead = start.epochMilliseconds - Date.now();
  const write = (): void => {
    writeFileSync(`${file}.new`, String(ahead));
    renameSync(`${file}.new`, file);
  };
  write();
  return {
    step(ms) {
      ahead += ms;
      write();
    },
  };
}
