// What is typed after `gaebong`, as far as nothing is started by it.
import { describe, expect, test } from 'vitest';
import { use } from '../../src/cli/program.ts';

async function typed(line: string) {
  const said = { out: '', err: '' };
  const code = await use(line === '' ? [] : line.split(' '), {
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
  });
  return { code, ...said };
}

const commands = [
  'start',
  'sandbox',
  'move',
  'backup',
  'restore',
  'recall',
  'catalogue',
  'doctor',
  'version',
];

test('every command has a line in the list', async () => {
  const { code, out, err } = await typed('--help');
  const named = [...out.matchAll(/^ {2}([a-z]+)/gm)].map(([, name]) => name);
  expect([code, err, named.filter((name) => name !== 'help')]).toEqual([0, '', commands]);
});

test.each(commands)('%s --help says how it is used, with one example and the exit codes', async (name) => {
  const { code, out } = await typed(`${name} --help`);
  const examples = [...out.matchAll(/^Example: (?:[A-Z_]+=\S+ )?gaebong ([a-z]+)/gm)].map(
    ([, command]) => command,
  );
  expect([code, out.startsWith(`Usage: gaebong ${name} `), examples]).toEqual([0, true, [name]]);
  expect(out).toMatch(
    /^Exit codes: 0 done, 1 failed \(one sentence on standard error says why\), 2 wrong use\.$/m,
  );
});

describe('wrong use', () => {
  test.each([
    ['strat', "Unknown command 'strat': did you mean start?"],
    ['harbour', "Unknown command 'harbour'."],
    ['start --loud', "Unknown option '--loud'."],
    ['sandbox --htpp', "Unknown option '--htpp': did you mean --http?"],
    ['start now', "Too many arguments for 'start'. Expected 0 arguments but got 1: now."],
    ['move --from sqlite:a', "Required option '--to <url>' not specified."],
    ['restore', "Missing required argument 'file'."],
    ['\u001b[31mred\u202e', "Unknown command '?[31mred?'."],
  ])('%j', async (line, sentence) => {
    expect(await typed(line)).toEqual({
      code: 2,
      out: '',
      err: `${sentence} gaebong --help tells what there is.\n`,
    });
  });

  test('nothing at all', async () => {
    const { code, out, err } = await typed('');
    expect([code, out, err]).toEqual([2, '', (await typed('--help')).out]);
  });
});

test('version, in either way', async () => {
  const { out } = await typed('version');
  expect(out).toMatch(/^Gaebong \d+\.\d+\.\d+, Node \d+\.\d+\.\d+\n$/);
  expect(await typed('--version')).toEqual({
    code: 0,
    out: out.replace(/^Gaebong (.*), Node.*$/m, '$1'),
    err: '',
  });
});
