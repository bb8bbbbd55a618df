import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { factStore } from '../../src/store/facts.ts';
import { ledger } from '../../src/store/ledger.ts';
import { temporaryFolder } from './temporary.ts';

const script = fileURLToPath(new URL('./writer.ts', import.meta.url));

/** Runs a writer; once it has said `killAfter` lines it is killed as by `kill -9`, at whatever it does then. */
async function write(file: string, firstPlace: number, most: number, killAfter = Infinity) {
  const child = spawn(process.execPath, [script, file, String(firstPlace), String(most)]);
  const closed = once(child, 'close');
  let [said, complaints] = ['', ''];
  child.stderr.on('data', (part: Buffer) => (complaints += part.toString()));
  child.stdout.on('data', (part: Buffer) => {
    said += part.toString();
    if (said.split('\n').length > killAfter) child.kill('SIGKILL');
  });
  await closed;
  // A line that was cut off was not acknowledged.
  const lines = said.split('\n').slice(0, -1);
  return { lines, complaints, killed: child.signalCode === 'SIGKILL' };
}

async function stateOf(file: string) {
  const db = await openDatabase(`sqlite:${file}`);
  const posts = new Map((await ledger(db).posts()).map((post) => [post.id, post]));
  const facts = factStore(db);
  const isThere = async (line: string): Promise<boolean> => {
    const [what = '', key = ''] = line.split(' ');
    if (what === 'fact') return (await facts.get(key)) === 'there';
    const post = posts.get(key);
    if (what === 'sent') return post?.state === 'sent';
    return post?.state === 'sent' || post?.doubtSince === 7;
  };
  return { posts, isThere, close: () => db.destroy() };
}

test('what was acknowledged is there after kill -9, each post once', async () => {
  using folder = temporaryFolder();
  const file = join(folder.path, 'a.sqlite');
  const acknowledged: string[] = [];
  for (const [round, killAfter] of [1, 2, 3, 5, 8, 13, 21, 34, 40, 55].entries()) {
    const { lines, complaints, killed } = await write(file, 1_000 * (round + 1), 1_000, killAfter);
    expect([complaints, killed]).toStrictEqual(['', true]);
    expect(lines.length).toBeGreaterThanOrEqual(killAfter);
    acknowledged.push(...lines);
  }
  const state = await stateOf(file);
  const lost: string[] = [];
  for (const line of acknowledged) if (!(await state.isThere(line))) lost.push(line);
  expect(lost).toStrictEqual([]);
  const sent = acknowledged.filter((line) => line.startsWith('sent'));
  expect(sent.length).toBe(new Set(sent).size);
  await state.close();
}, 120_000);

test('two processes write at once, and none is told to come back later', async () => {
  using folder = temporaryFolder();
  const file = join(folder.path, 'a.sqlite');
  const both = await Promise.all([write(file, 1_000, 40), write(file, 2_000, 40)]);
  expect(both.map(({ complaints, killed }) => [complaints, killed])).toStrictEqual([
    ['', false],
    ['', false],
  ]);
  const lines = both.flatMap((one) => one.lines);
  const sent = lines.filter((line) => line.startsWith('sent'));
  expect([sent.length, new Set(sent).size]).toStrictEqual([80, 80]);
  const state = await stateOf(file);
  expect([...state.posts.values()].map((post) => post.state)).toStrictEqual(sent.map(() => 'sent'));
  await state.close();
}, 60_000);
