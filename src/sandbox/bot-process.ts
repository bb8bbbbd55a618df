// The bot in a process of its own, which the sandbox starts, and starts again when it ends.
import { fork, type ChildProcess } from 'node:child_process';

/** From the sandbox: it is `now` by the calendar. From the bot: it has done what was due, and has something to do next. */
export type ToBot = { now: string };
export type FromBot = { what: 'ready' } | { what: 'arrived'; next?: string };

export type BotProcess = {
  /** Resolves when the bot answers commands. */
  ready(): Promise<void>;
  /**
   * Tells the bot the time and waits until it has done what is due, also if it ends meanwhile and is started again.
   * Gives the next instant at which it has to do something.
   */
  arrive(now: Temporal.Instant): Promise<Temporal.Instant | undefined>;
  stop(): void;
};

export type BotProcessOptions = {
  /** The module that runs the bot, and its arguments. */
  module: string;
  args: readonly string[];
  env: Record<string, string>;
  now(): Temporal.Instant;
  /** Told when the bot's process ended without being asked to. */
  onEnd(): void;
};

const startAgainMs = 1000;

export function startBotProcess(options: BotProcessOptions): BotProcess {
  let child: ChildProcess;
  let stopped = false;
  let ready = Promise.withResolvers<void>();
  let answered: ((told: Extract<FromBot, { what: 'arrived' }> | 'ended') => void) | undefined;

  const start = (): void => {
    child = fork(options.module, options.args, { env: options.env, stdio: ['ignore', 2, 2, 'ipc'] });
    child.on('message', (message: FromBot) => {
      if (message.what === 'ready') ready.resolve();
      else answered?.(message);
    });
    child.on('exit', () => {
      if (stopped) return;
      ready = Promise.withResolvers();
      answered?.('ended');
      options.onEnd();
      setTimeout(start, startAgainMs).unref();
    });
    tell(options.now());
  };
  const tell = (now: Temporal.Instant): void => {
    child.send({ now: now.toString() } satisfies ToBot, () => {});
  };
  start();
  return {
    ready: () => ready.promise,
    async arrive(now) {
      for (;;) {
        await ready.promise;
        const told = await new Promise<Parameters<NonNullable<typeof answered>>[0]>((resolve) => {
          answered = resolve;
          tell(now);
        });
        if (told !== 'ended') return told.next === undefined ? undefined : Temporal.Instant.from(told.next);
      }
    },
    stop() {
      stopped = true;
      child.kill();
    },
  };
}
