// The bot and a Discord of its own on one machine: nothing leaves it, and nobody needs an account.
import { createInterface } from 'node:readline';
import { lockFolder } from './folder-lock.ts';
import { pageServer } from './page-server/page-server.ts';
import { openStage, type Stage, type StageOptions } from './stage.ts';
import { createTerminal, type Terminal } from './terminal/terminal.ts';

export type SandboxOptions = Pick<
  StageOptions,
  'port' | 'movies' | 'timeZone' | 'bot' | 'folder' | 'http'
> & {
  input: NodeJS.ReadableStream;
  print(line: string): void;
};

/** Runs until the process ends. Throws a SandboxError where the folder or the port is taken. */
export async function runSandbox(options: SandboxOptions): Promise<void> {
  const { print } = options;
  lockFolder(options.folder);
  let terminal: Terminal | undefined;
  const sit = (stage: Stage): void => {
    terminal = createTerminal({ ...stage, print, travel: stage.travel });
  };
  const page = pageServer();
  const stage = await openStage({
    ...options,
    doors: page.doors,
    changed: () => terminal?.printPosts(),
    onNews: ({ movie, release }) => print(`News (staged): ${movie.title} now has its date, ${release.date}.`),
    onBotEnd: () => print('! The process of the bot has ended; it is started again.'),
  });
  sit(stage);
  page.open({
    ...stage,
    async reset() {
      await stage.reset();
      sit(stage);
    },
  });
  // Only then are there commands to type; and a page that is opened now has the machine for itself.
  await stage.bot.ready();
  greet(options, stage);
  for await (const line of createInterface({ input: options.input })) await terminal?.enter(line);
}

function greet({ print }: SandboxOptions, { discord, now, timeZone }: Stage): void {
  const today = now()
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toLocaleString('en-GB', { dateStyle: 'long' });
  print(
    `Open ${new URL(discord.url).origin} in a browser: Gaebong's sandbox, the real bot with a Discord of its own, on ${today}. Nothing leaves this machine.`,
  );
  print(
    'Or type here: /movie Unlocked, then /alerts subscribe and /time 2023-02-17T09:00+09:00; ? shows what else there is.',
  );
  print(
    'To go live, put DISCORD_TOKEN=<the token of your bot> into a file named .env and run npm start again.',
  );
}
