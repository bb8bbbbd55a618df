import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'dotenv';
import { expect, test } from 'vitest';
import { use } from '../src/cli/program.ts';
import { readConfig } from '../src/config.ts';
import { readCatalogue } from '../src/core/movie-schema.ts';
import { en, ko } from '../src/text/index.ts';
import { modulesIn } from './imports.ts';
import { anchorsIn, documents, tableIn } from './markdown.ts';

const textOf = (path: string): string => readFileSync(path, 'utf8');
const allMatches = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, found = '']) => found);

const settings = allMatches(textOf('src/config.ts'), /^ {2}([A-Z_]+): setting\(/gm).toSorted();
const example = textOf('.env.example');
const defaults = parse(example.replaceAll(/^# (?=[A-Z_]+=)/gm, ''));
const tableOfSettings = tableIn('README.md', 'name', 'default', 'meaning');

test('.env.example names every setting, and sets none', () => {
  expect(Object.keys(defaults).toSorted()).toEqual(settings);
  expect(parse(example)).toEqual({});
});

test('the defaults of .env.example are the defaults', () => {
  expect(readConfig(defaults)).toEqual(readConfig({}));
});

test('every setting of .env.example says what it is for', () => {
  const bare = allMatches(example, /(?:^|\n\n)# ([A-Z_]+)=/g);
  expect(bare).toEqual([]);
});

test("the README's table has every setting with its default", () => {
  const rows = tableOfSettings.map(([name = '', value]) => [name, value]);
  expect(Object.fromEntries(rows)).toEqual(defaults);
});

test("the README's table has every command, in both languages", () => {
  const { alerts, ...simple } = en.commands;
  const names = Object.keys(simple).map((key) => key as keyof typeof simple);
  const commands = [
    ...names.map((key) => [`/${simple[key].name}`, `/${ko.commands[key].name}`]),
    ...(['subscribe', 'list', 'why'] as const).map((key) => [
      `/${alerts.name} ${alerts[key].name}`,
      `/${ko.commands.alerts.name} ${ko.commands.alerts[key].name}`,
    ]),
  ];
  const table = tableIn('README.md', 'command', 'in Korean', 'does').map(([name, korean]) => [name, korean]);
  expect(Object.fromEntries(table)).toEqual(Object.fromEntries(commands));
});

test("the README's table has every command of the shell", async () => {
  let help = '';
  await use(['--help'], { out: (text) => void (help += text), err: () => {} });
  const table = tableIn('README.md', 'gaebong', 'does').map(([typed = '']) => typed.split(' ')[0]);
  expect([...new Set(table)]).toEqual(allMatches(help, /^ {2}([a-z]+)/gm).filter((name) => name !== 'help'));
});

test("the README's table has every key of the sandbox's terminal", () => {
  const keys = allMatches(textOf('src/sandbox/terminal/terminal-line.ts'), /case '(\?|\/[a-z]+)':/g);
  const typed = tableIn('README.md', 'typed', 'does').flatMap(([lines = '']) =>
    lines.split(', ').map((line) => line.split(' ')[0] ?? ''),
  );
  expect(typed.filter((key) => key !== '/movie').toSorted()).toEqual(keys.toSorted());
});

test("the README's two commands, of which .ci/run runs the second", () => {
  const commands = allMatches(textOf('README.md'), /^```sh\n([\s\S]*?)\n```$/gm);
  expect(commands).toEqual(['npm ci && npm start', 'npm ci && npm test']);
  expect(textOf('.ci/run').trim().split('\n').at(-1)).toBe('npm ci && npm test');
});

test("the README's catalogue is one", () => {
  const [json = ''] = allMatches(textOf('README.md'), /^```json\n([\s\S]*?)\n```$/gm);
  const read = readCatalogue(JSON.parse(json));
  expect('movies' in read ? read.movies.map(({ id }) => id) : read.faults).toEqual(['unlocked']);
});

test.each(documents)('what %s tells to run is there', (document) => {
  const { scripts } = JSON.parse(textOf('package.json'));
  const told = allMatches(textOf(document), /\bnpm run ([\w:-]+)/g);
  expect(told.filter((script) => !(script in scripts))).toEqual([]);
});

test.each(documents)('the files that %s links to or names are there', (document) => {
  const text = textOf(document);
  const links = allMatches(text, /\]\((?!https:|#)([^)#]+)/g).map((path) => join(dirname(document), path));
  const named = allMatches(text, /`((?:src|commands|test|data|scripts)\/[\w./-]*)`/g);
  expect([...links, ...named].filter((path) => !existsSync(path))).toEqual([]);
});

test.each(documents)('the headings that %s links to are there', (document) => {
  const links = [...textOf(document).matchAll(/\]\((?!https:)([^)#]*)#([^)]+)\)/g)];
  const lost = links.filter(([, path = '', anchor = '']) => {
    const target = path === '' ? document : join(dirname(document), path);
    return !existsSync(target) || !anchorsIn(target).includes(anchor);
  });
  expect(lost.map(([link]) => link)).toEqual([]);
});

/** Of the system, of npm and of other programs: they are set in what we ship, or told of, and are no settings of the bot. */
const foreign =
  'NODE_COMPILE_CACHE TMPDIR PATH HOME POSTGRES_PASSWORD POSTGRES_USER POSTGRES_BIN CHROMIUM'.split(' ');

test.each(['Dockerfile', 'compose.yaml', 'compose.postgres.yaml', 'deploy/gaebong.service'])(
  'what %s sets are settings',
  (file) => {
    const set = allMatches(
      textOf(file).replaceAll(/^\s*#.*$/gm, ''),
      /(?:^|[ =])([A-Z]+(?:_[A-Z]+)*)(?:=|: (?=\S))/gm,
    );
    const known = [...settings, ...foreign, 'CMD'];
    expect(set.filter((name) => !known.includes(name))).toEqual([]);
  },
);

test.each(documents)('the settings that %s names are settings', (document) => {
  const named = allMatches(textOf(document), /`([A-Z]+(?:_[A-Z]+)+)(?:=[^`]*)?`/g);
  expect(named.filter((name) => ![...settings, ...foreign].includes(name))).toEqual([]);
});

test('the code reads no other variable of the environment than its settings', () => {
  const read = modulesIn('src', 'commands').flatMap(({ source }) =>
    allMatches(source, /\benv(?:\.|\[')([A-Z][A-Z_]+)/g),
  );
  expect(read.filter((name) => ![...settings, ...foreign].includes(name))).toEqual([]);
});
