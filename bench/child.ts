// A process of ours: what it says, how it ends.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export const fileOf = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

export type Child = {
  pid: number;
  /** The last that it said, on both streams. */
  said(): string;
  /** The first line that holds `part`. Rejects when the process ends before, or in `longestMs`. */
  line(part: string, longestMs?: number): Promise<string>;
  signal(signal: NodeJS.Signals): void;
  /** Its exit code; null: it was killed. */
  ended: Promise<number | null>;
  /** Kills it, and resolves when it is gone. */
  kill(): Promise<void>;
};

const mostKept = 100_000;

/** Starts Node with `args`, in an environment that holds `env` and no more. */
export function startChild(
  args: readonly string[],
  { cwd, env = {} }: { cwd: string; env?: Record<string, string> },
): Child {
  return follow(
    spawn(process.execPath, args, {
      cwd,
      env: { PATH: process.env['PATH'], ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );
}

/** What `child` says and how it ends. However this process ends, nothing of it stays behind. */
export function follow(child: ChildProcess): Child {
  const end = (): void => void child.kill('SIGKILL');
  process.once('exit', end);
  let said = '';
  const listeners = new Set<() => void>();
  const hear = (part: string): void => {
    said = (said + part).slice(-mostKept);
    for (const listener of listeners) listener();
  };
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', hear);
  const ended = once(child, 'close').then(([code]) => {
    process.off('exit', end);
    return code as number | null;
  });
  return {
    pid: child.pid ?? 0,
    said: () => said,
    line: (part, longestMs = 30_000) => lineWith(part, { longestMs, said: () => said, listeners, ended }),
    signal: (signal) => void child.kill(signal),
    ended,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

type Spoken = {
  longestMs: number;
  said: () => string;
  listeners: Set<() => void>;
  ended: Promise<unknown>;
};

function lineWith(part: string, { longestMs, said, listeners, ended }: Spoken): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const find = () =>
    said()
      .split('\n')
      .slice(0, -1)
      .find((line) => line.includes(part));
  const look = (): void => {
    const found = find();
    if (found !== undefined) resolve(found);
  };
  const giveUp = () => reject(new Error(`no line with "${part}" in:\n${said()}`));
  const timer = setTimeout(giveUp, longestMs);
  listeners.add(look);
  void ended.then(giveUp);
  look();
  return promise.finally(() => {
    clearTimeout(timer);
    listeners.delete(look);
  });
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));
