// The bot in a process of its own, which the sandbox starts, kills on request, and starts again when it ends by itself.
import { fork, type ChildProcess } from 'node:child_process';

/** From the sandbox: it is `now` by the calendar. */
export type ToBot = { now: string };
/** From the bot: it has done what was due. `next`: when it has something to do; `alert`: when that is an alert. */
export type FromBot =
  /** `endpoint`: where it takes interactions over HTTP. */
  { what: 'ready'; endpoint?: string } | ({ what: 'arrived' } & Record<keyof Arrival, string | undefined>);

export type Arrival = { next: Temporal.Instant | undefined; alert: Temporal.Instant | undefined };

export type BotProcess = {
  state(): 'off' | 'starting' | 'on';
  /** Resolves when the bot answers commands, or is off. */
  ready(): Promise<void>;
  /**
   * Tells the bot the time and waits until it has done what is due, also if it ends meanwhile and is started again.
   * Undefined: it is off.
   */
  arrive(now: Temporal.Instant): Promise<Arrival | undefined>;
  /** Ends it as kill -9 does; it stays off until it is started. Resolves when it is gone. */
  kill(): Promise<void>;
  /** Starts a bot that is off. */
  start(): void;
};

export type BotProcessOptions = {
  /** The module that runs the bot, and its arguments. */
  module: string;
  args: readonly string[];
  env: Record<string, string>;
  now(): Temporal.Instant;
  /** Told each time that a process of the bot is ready, before it counts as ready. */
  onReady?(ready: Ready): Promise<void>;
  /** Told when the bot's process ended without being asked to. */
  onEnd(): void;
};

type Ready = Extract<FromBot, { what: 'ready' }>;

type Told = Extract<FromBot, { what: 'arrived' }>;

/** One run of the process: `ready` and what it is asked resolve to undefined when it has ended. */
type Run = {
  ready: Promise<unknown>;
  isReady(): boolean;
  ask(now: Temporal.Instant): Promise<Told | undefined>;
  kill(): Promise<void>;
};

const startAgainMs = 1000;

export function startBotProcess(options: BotProcessOptions): BotProcess {
  /** Undefined: it is off. */
  let run: Run | undefined;
  let next: Promise<void> = Promise.resolve();

  const start = (): void => {
    const mine = startRun(options, () => {
      if (run !== mine) return;
      options.onEnd();
      next = startAgain(mine);
    });
    run = mine;
  };
  const startAgain = async (ended: Run): Promise<void> => {
    await pause(startAgainMs);
    if (run === ended) start();
  };
  start();
  return {
    state: () => (run ? (run.isReady() ? 'on' : 'starting') : 'off'),
    async ready() {
      for (let mine = run; mine && !(await mine.ready); mine = run) await next;
    },
    async arrive(now) {
      for (let mine = run; mine; mine = run) {
        const told = (await mine.ready) ? await mine.ask(now) : undefined;
        if (told) return { next: instantOf(told.next), alert: instantOf(told.alert) };
        await next;
      }
      return undefined;
    },
    async kill() {
      const last = run;
      run = undefined;
      await last?.kill();
    },
    start() {
      if (!run) start();
    },
  };
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => void setTimeout(resolve, milliseconds).unref());

const instantOf = (text: string | undefined) =>
  text === undefined ? undefined : Temporal.Instant.from(text);

function startRun({ module, args, env, now, onReady }: BotProcessOptions, onEnd: () => void): Run {
  const child = fork(module, args, { env, stdio: ['ignore', 2, 2, 'ipc'] });
  const ended = new Promise<undefined>((resolve) => void child.once('exit', () => resolve(undefined)));
  const ready = Promise.race([
    said(child, 'ready').then(async (told) => (await onReady?.(told), told)),
    ended,
  ]);
  let isReady = false;
  let hasEnded = false;
  child.once('exit', () => {
    hasEnded = true;
    onEnd();
  });
  void ready.then((told) => (isReady = told !== undefined));
  const tell = (at: Temporal.Instant): void =>
    void child.send({ now: at.toString() } satisfies ToBot, () => {});
  tell(now());
  return {
    ready,
    isReady: () => isReady && !hasEnded,
    ask(at) {
      const answer = Promise.race([said(child, 'arrived'), ended]);
      tell(at);
      return answer;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function said<What extends FromBot['what']>(
  child: ChildProcess,
  what: What,
): Promise<Extract<FromBot, { what: What }>> {
  return new Promise((resolve) => {
    const hear = (message: FromBot): void => {
      if (message.what !== what) return;
      child.off('message', hear);
      resolve(message as Extract<FromBot, { what: What }>);
    };
    child.on('message', hear);
  });
}
