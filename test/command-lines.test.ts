// The command lines that documents tell people to type.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { CommanderError, type Command } from 'commander';
import { expect, test } from 'vitest';
import { program } from '../src/cli/program.ts';
import { blocksIn, documents } from './markdown.ts';

const silent = { out: () => {}, err: () => {} };

/** Takes the command line apart as it is when it is typed, and does nothing. */
async function parse(line: string): Promise<string | undefined> {
  const gaebong = program(silent);
  const [first = ''] = line.split(' ');
  // With --help behind it, what is no command would bring the help of all.
  if (!gaebong.commands.some((command) => command.name() === first)) return `${line}: no such command`;
  stopAtParsing(gaebong);
  try {
    await gaebong.parseAsync(line.split(' '), { from: 'user' });
    return undefined;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return undefined;
    return `${line}: ${error instanceof Error ? error.message : 'no error'}`;
  }
}

function stopAtParsing(command: Command): void {
  if (command.commands.length === 0) command.action(() => {});
  for (const each of command.commands) stopAtParsing(each);
}

/** What stands behind `gaebong`, up to what the shell takes for itself. */
const gaebongIn = (text: string): string[] =>
  [...text.matchAll(/(?:npx|exec gaebong|exec -T gaebong|&&|^) ?gaebong ([a-z][^'<|&\n]*)/gm)].map(
    ([, line = '']) => line.trim().replaceAll('"', ''),
  );

/** In prose a command may also stand by its name alone. */
const spansIn = (text: string): string[] =>
  [...text.matchAll(/`(?:npx )?gaebong ([a-z][^`\n]*)`/g)].map(([, span = '']) =>
    /^[a-z]+$/.test(span) ? `${span} --help` : span,
  );

const shell = documents.flatMap((document) => blocksIn(document, 'sh').map((block) => ({ document, block })));

test.each(documents)('what %s types after gaebong is right', async (document) => {
  const blocks = [...blocksIn(document, 'sh'), ...blocksIn(document, '')].flatMap(gaebongIn);
  const lines = [...blocks, ...spansIn(readFileSync(document, 'utf8'))];
  const faults = await Promise.all(lines.map(parse));
  expect(faults.filter((fault) => fault !== undefined)).toEqual([]);
});

test('a wrong one is seen', async () => {
  const lines = gaebongIn(
    "npx gaebong strat\ndocker compose exec gaebong gaebong backup --fast\nsh -c 'cat > a && gaebong move --from a' < b",
  );
  expect(await Promise.all(lines.map(parse))).toEqual([
    'strat: no such command',
    "backup --fast: error: unknown option '--fast'",
    "move --from a: error: required option '--to <url>' not specified",
  ]);
});

test('every block is a right one for the shell', () => {
  const faults = shell.flatMap(({ document, block }) => {
    const { status, stderr } = spawnSync('sh', ['-n', '-c', block], { encoding: 'utf8' });
    return status === 0 ? [] : [`${document}: ${stderr}`];
  });
  expect(faults).toEqual([]);
});

const programs =
  'cat cd cp docker gaebong git grep install journalctl mkdir npm npx sudo sudoedit systemctl'.split(' ');

test('each line begins with a program that is told of, and names files of ours that are there', () => {
  const commands = shell.flatMap(({ block }) => block.split(/\n|&&|\|/)).map((line) => line.trim());
  const words = commands.map((line) => line.replace(/^sudo (?:[A-Z_]+=\S+ )?/, '').split(' '));
  const files = words.flat().filter((word) => /^(deploy\/|compose\.|\.env\.example)/.test(word));
  expect([
    words.filter(([first = '']) => !programs.includes(first)),
    files.filter((file) => !existsSync(file)),
  ]).toEqual([[], []]);
});
