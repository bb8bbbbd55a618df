// One sandbox for one folder: two would write over each other's world. SQLite holds the lock of the operating system, which
// ends with the process, however it ends.
import { mkdirSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { SandboxError } from './sandbox-error.ts';

/** Holds it until the process ends. Throws a SandboxError where another process has it. */
export function lockFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  // One that was told to end has so long to do it.
  const lock = new DatabaseSync(`${folder}/sandbox.lock`, { timeout: 2_000 });
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    throw new SandboxError(
      `Another sandbox is at work in this folder, on ${folder}/sandbox.json: go on in that one, or stop it first.`,
      { cause: error },
    );
  }
  // What nothing refers to is closed by itself.
  process.once('exit', () => lock.close());
}
