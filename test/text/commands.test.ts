// Discord's rules for what is shown while a command is typed.
import { describe, expect, test } from 'vitest';
import { en, ko } from '../../src/text/index.ts';
import { commands } from '../../commands/index.ts';
import type { Subcommand, Words } from '../../src/command.ts';
import type { Say } from '../../src/text/index.ts';

const subcommandsOf = (command: (typeof commands)[number]): { words: (say: Say) => Words }[] =>
  command.kind === 'group' ? [command, ...Object.values<Subcommand>(command.commands)] : [command];

const all = commands.flatMap(subcommandsOf);
const wordsOf = (say: Say): { name: string; about: string }[] =>
  all.flatMap(({ words }) => [words(say), ...Object.values(words(say).options ?? {})]);

describe.each([
  ['English', en],
  ['Korean', ko],
])('%s', (_, say) => {
  test('names are 1 to 32 lower-case letters, digits, - or _', () => {
    const bad = wordsOf(say)
      .map(({ name }) => name)
      .filter(
        (name) => !/^[-_'\p{L}\p{N}]{1,32}$/u.test(name) || name !== name.toLowerCase().normalize('NFC'),
      );
    expect(bad).toEqual([]);
  });

  test('descriptions have 1 to 100 characters', () => {
    expect(wordsOf(say).filter(({ about }) => about.length < 1 || about.length > 100)).toEqual([]);
  });

  test('no two commands have one name', () => {
    const names = commands.map(({ words }) => words(say).name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

test('default names are those that the commands go by', () => {
  expect(commands.map(({ words }) => words(en).name)).toEqual(commands.map(({ name }) => name));
});

test("no translated option has another option's default name", () => {
  const clashes = all.flatMap(({ words }) => {
    const defaults = Object.keys(words(en).options ?? {});
    return Object.entries(words(ko).options ?? {}).filter(
      ([key, { name }]) => name !== key && defaults.includes(name),
    );
  });
  expect(clashes).toEqual([]);
});

test('a command has at most 8,000 characters, the longest translation of each field counted', () => {
  const long = commands.filter((command) => {
    const fields = subcommandsOf(command).flatMap(({ words }) =>
      [en, ko].map((say) => [words(say), ...Object.values(words(say).options ?? {})]),
    );
    return fields.flat().reduce((sum, { name, about }) => sum + name.length + about.length, 0) > 8000;
  });
  expect(long.map(({ name }) => name)).toEqual([]);
});
