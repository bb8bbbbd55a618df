// A process of ours as a test sees it: what it says, how it ends. Killed when the test is over, if it still runs.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

export const fileOf = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
export const shippedCatalogue = fileOf('data/movies.json');

/** When what a test has made is taken away: after the test, or where several share it after them all. */
export type AtEnd = (takeAway: () => void | Promise<void>) => void;

/** A folder that is gone when the test is over. */
export function temporaryFolder(atEnd: AtEnd = onTestFinished): string {
  const path = mkdtempSync(join(tmpdir(), 'whole-'));
  atEnd(() => rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }));
  return path;
}

export type Ended = { code: number | null; output: string; errors: string };

export type Running = {
  pid: number;
  /** What it has said so far, on standard output and on standard error. */
  output(): string;
  errors(): string;
  write(line: string): void;
  endInput(): void;
  /** Resolves when a whole line on either stream holds `part` for the `count`th time; rejects when the process ends before, or in 20 s. */
  line(part: string, count?: number): Promise<string>;
  ended: Promise<Ended>;
  kill(signal?: NodeJS.Signals): Promise<Ended>;
};

export type StartOptions = { cwd: string; env?: Record<string, string>; execPath?: string; atEnd?: AtEnd };

const longestWaitMs = 20_000;

/** Starts Node with `args`, in an environment that holds `env` and no more. */
export function start(
  args: readonly string[],
  { cwd, env = {}, execPath, atEnd = onTestFinished }: StartOptions,
): Running {
  const child = spawn(execPath ?? process.execPath, args, {
    cwd,
    // Loading the code is most of what a start takes.
    env: { PATH: process.env['PATH'], NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache'), ...env },
  });
  const said = { output: '', errors: '' };
  const listeners = new Set<() => void>();
  const hear = (stream: keyof typeof said) => (part: string) => {
    said[stream] += part;
    for (const listener of listeners) listener();
  };
  child.stdout.setEncoding('utf8').on('data', hear('output'));
  child.stderr.setEncoding('utf8').on('data', hear('errors'));
  child.stdin.on('error', () => {});
  const ended = once(child, 'close').then(([code]): Ended => ({ code: code as number | null, ...said }));

  const kill = async (signal: NodeJS.Signals = 'SIGKILL') => {
    child.kill(signal);
    return ended;
  };
  atEnd(async () => void (await kill()));
  return {
    pid: child.pid ?? 0,
    output: () => said.output,
    errors: () => said.errors,
    write: (line) => void child.stdin.write(`${line}\n`),
    endInput: () => void child.stdin.end(),
    line: (part, count = 1) => lineWith(part, count, said, listeners, ended),
    ended,
    kill,
  };
}

function lineWith(
  part: string,
  count: number,
  said: { output: string; errors: string },
  listeners: Set<() => void>,
  ended: Promise<Ended>,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const finish = (found?: string): void => {
      listeners.delete(look);
      clearTimeout(timer);
      if (found === undefined)
        reject(new Error(`no ${count}. line with "${part}" in:\n${said.output}\n${said.errors}`));
      else resolve(found);
    };
    const look = (): void => {
      const whole = [said.output, said.errors].flatMap((text) => text.split('\n').slice(0, -1));
      const found = whole.filter((line) => line.includes(part))[count - 1];
      if (found !== undefined) finish(found);
    };
    const timer = setTimeout(finish, longestWaitMs);
    listeners.add(look);
    void ended.then(() => finish());
    look();
  });
}

/** Asks every 10 ms until there is an answer. Throws when there is none in 20 s. */
export async function until<T>(what: string, ask: () => Promise<T | undefined> | T | undefined): Promise<T> {
  const end = performance.now() + longestWaitMs;
  while (performance.now() < end) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => void setTimeout(resolve, 10));
  }
  throw new Error(`waited too long: ${what}`);
}

/** The processes that a process has started and that still run, as Linux lists them. */
export function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === pid)
    .map(Number);
}

export const isRunning = (pid: number): boolean => parentOf(String(pid)) !== undefined;

/** Undefined where there is no such process, or only its remains. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function parentOf(pid: string): number | undefined {
  try {
    const [state, parent] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return state === 'Z' ? undefined : Number(parent);
  } catch {
    return undefined;
  }
}

/** The JSON lines of a log. */
export const logLines = (text: string): Record<string, unknown>[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>);
