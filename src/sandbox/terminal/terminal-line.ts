// What a line typed at the sandbox's terminal means.
import type { Json } from '../discord/message.ts';
import { namesOf } from '../discord/offers.ts';
import { isJson, listOf, textOf } from '../rules/rule-kit.ts';
import type { AppCommand } from '../discord/world.ts';

export type Line =
  | { what: 'nothing' }
  | { what: 'time'; to: string }
  | { what: 'as'; who: string; locale?: string }
  | { what: 'in'; where: string }
  /** NaN: none was typed. */
  | { what: 'press' | 'pick'; number: number }
  | { what: 'fill'; fields: Record<string, string> }
  | { what: 'log' | 'keys' }
  | { what: 'command'; path: string; options: Record<string, string> }
  | { what: 'unknown'; line: string };

/**
 * `commands` are those that the bot has registered: they decide how what follows a command's name is read. `fields` are
 * the names in the form that is open.
 */
export function readLine(line: string, commands: readonly AppCommand[], fields?: readonly string[]): Line {
  const typed = line.trim();
  if (typed === '') return { what: 'nothing' };
  const [word = '', ...others] = typed.split(/\s+/);
  const [first = '', second] = others;
  const rest = typed.slice(word.length).trim();
  switch (word) {
    case '?':
      return { what: 'keys' };
    case '/log':
      return { what: 'log' };
    case '/time':
      return { what: 'time', to: rest };
    case '/as':
      return { what: 'as', who: first, ...(second ? { locale: second } : {}) };
    case '/in':
      return { what: 'in', where: rest };
    case '/press':
      return { what: 'press', number: Number.parseInt(first, 10) };
    case '/pick':
      return { what: 'pick', number: Number.parseInt(first, 10) };
    case '/fill':
      return { what: 'fill', fields: typedFields(rest, fields) };
  }
  return readCommand(typed, commands);
}

/** What stands before the first field is taken for one: who mistypes its name is told so. */
function typedFields(rest: string, names?: readonly string[]): Record<string, string> {
  const { before, values } = named(rest, names);
  const lines = Object.entries(values).map(([name, value]) => [name, inLines(value)]);
  return { ...(before && { [before]: '' }), ...Object.fromEntries(lines) };
}

const inLines = (text: string): string =>
  text.replace(/\\([\\n])/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));

function readCommand(typed: string, commands: readonly AppCommand[]): Line {
  const [name = '', ...others] = typed.replace(/^\//, '').split(/\s+/);
  const command = typed.startsWith('/')
    ? commands.find(({ body }) => namesOf(body).includes(name))
    : undefined;
  if (!command) return { what: 'unknown', line: typed };
  const options = listOf(command.body['options']).filter(isJson);
  const subcommand = options.find(
    (option) => option['type'] === 1 && namesOf(option).includes(others[0] ?? ''),
  );
  const path = subcommand ? `${command.name} ${textOf(subcommand['name'])}` : command.name;
  const rest = typed
    .slice(1)
    .replace(subcommand ? /^\S+\s+\S+/ : /^\S+/, '')
    .trim();
  const known = subcommand ? listOf(subcommand['options']).filter(isJson) : options;
  return { what: 'command', path, options: typedOptions(rest, known) };
}

/** "time:9pm movie:Kill Boksoon", or for the first option just its value; by the names that a payload has. */
function typedOptions(rest: string, known: readonly Json[]): Record<string, string> {
  const names = new Map(
    known.flatMap((option) => namesOf(option).map((name) => [name, textOf(option['name'])])),
  );
  const { before, values } = named(rest, [...names.keys()]);
  const [first] = names.values();
  return {
    ...(before && first ? { [first]: before } : {}),
    ...Object.fromEntries(Object.entries(values).map(([name, value]) => [names.get(name) ?? name, value])),
  };
}

/** Splits at each `name:`, where a name is one of `names`, or any word. */
function named(text: string, names?: readonly string[]): { before: string; values: Record<string, string> } {
  const starts = [...text.matchAll(/(?:^|\s)([\p{L}\w-]+):/gu)].filter(
    ([, name]) => !names || names.includes(name ?? ''),
  );
  const values: Record<string, string> = {};
  for (const [index, start] of starts.entries()) {
    const end = starts[index + 1]?.index ?? text.length;
    values[start[1] ?? ''] = text.slice(start.index + start[0].length, end).trim();
  }
  return { before: text.slice(0, starts[0]?.index ?? text.length).trim(), values };
}
