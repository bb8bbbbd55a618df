import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { computed, importsOf, modulesIn, roomOf, targetOf, type Import, type Module } from './imports.ts';
import { tableIn } from './markdown.ts';

type Row = {
  rooms?: readonly string[];
  /** Rooms of which only types are imported. */
  types?: readonly string[];
  /** Rooms that are loaded only when they are wanted. */
  later?: readonly string[];
  /** node:* is all of Node's own. */
  packages?: readonly string[];
};

/** What each room may import besides itself. ARCHITECTURE.md prints it. */
const table: Record<string, Row> = {
  core: { packages: ['zod'] },
  text: { types: ['core'] },
  view: { rooms: ['core', 'text'], packages: ['discord-api-types'] },
  'command.ts': { types: ['core', 'text', 'view'] },
  commands: { rooms: ['command.ts', 'core', 'text', 'view'] },
  store: { rooms: ['core'], packages: ['zod', 'kysely', 'pg', 'node:*'] },
  sources: { rooms: ['core'], packages: ['ky', 'zod', 'node:*'] },
  'config.ts': { packages: ['zod', 'dotenv'] },
  alerts: { rooms: ['core', 'text', 'view'], packages: ['node-cron', 'node:crypto'] },
  discord: {
    rooms: ['command.ts', 'core', 'text', 'view'],
    packages: ['discord.js', 'discord-api-types', 'node:*'],
  },
  ops: { rooms: ['core'], packages: ['pino', 'pino-pretty', 'prom-client', 'node:*'] },
  refresh: { rooms: ['alerts', 'core', 'ops', 'sources', 'store'], packages: ['chokidar', 'node:*'] },
  sandbox: {
    rooms: ['core'],
    packages: ['ws', 'discord-api-types', 'discord-api-spec', 'discord-markdown-parser', 'zod', 'node:*'],
  },
  bot: {
    rooms: [
      'alerts',
      'command.ts',
      'commands',
      'config.ts',
      'core',
      'discord',
      'ops',
      'refresh',
      'sources',
      'store',
      'text',
      'view',
    ],
    packages: ['discord-api-types', 'node:*'],
  },
  'bot.ts': { rooms: ['bot', 'ops', 'store'] },
  doctor: {
    rooms: ['alerts', 'command.ts', 'config.ts', 'core', 'discord', 'refresh', 'sources', 'store'],
    packages: ['discord-api-types', 'node:*'],
  },
  cli: {
    rooms: ['bot.ts', 'commands', 'config.ts', 'core', 'doctor', 'ops', 'refresh', 'sources', 'store'],
    later: ['sandbox'],
    packages: ['commander', 'csv-parse', 'node:*'],
  },
  'cli.ts': { rooms: ['cli'] },
};

const house = modulesIn('src', 'commands');
const tests = modulesIn('test');

const dependencies: Record<string, string> = JSON.parse(readFileSync('package.json', 'utf8')).dependencies;

function faultsOf({ path, source }: Module): string[] {
  const row = table[roomOf(path)];
  if (!row) return [`${path} is in a room that the table does not have`];
  return importsOf(source).flatMap((imported) => faultOf(path, row, imported) ?? []);
}

function faultOf(path: string, row: Row, { as, kind }: Import): string | undefined {
  const target = targetOf(path, as);
  const isModule = as.startsWith('.');
  const room = roomOf(target);
  if (!isModule) {
    const isNode = as.startsWith('node:') && row.packages?.includes('node:*');
    return isNode || row.packages?.includes(target) ? undefined : `${path} imports ${as}`;
  }
  if (room === roomOf(path) || row.rooms?.includes(room)) return undefined;
  if (row.types?.includes(room))
    return kind === 'type' ? undefined : `${path} imports more than types from ${as}`;
  if (row.later?.includes(room))
    return kind === 'later' ? undefined : `${path} imports ${as} before it is wanted`;
  return `${path} imports ${as}`;
}

test('every room imports only what it may', () => {
  expect(house.flatMap(faultsOf)).toEqual([]);
});

test('ARCHITECTURE.md prints the table', () => {
  const rows = Object.entries(table).map(([room, { rooms = [], types = [], later = [], packages = [] }]) => {
    const typesOnly = types.length > 0 ? [`types of ${types.join(', ')}`] : [];
    const whenWanted = later.map((one) => `${one} when it is wanted`);
    return [room, [...rooms, ...typesOnly, ...whenWanted, ...packages].join(', ')];
  });
  expect(tableIn('ARCHITECTURE.md', 'room', 'may import besides itself')).toEqual(rows);
});

test('nobody imports cli.ts, and only cli and tests import the sandbox', () => {
  const found = [...house, ...tests].flatMap(({ path, source }) =>
    importsOf(source)
      .filter(({ as }) => as.startsWith('.'))
      .map(({ as }) => ({ path, target: targetOf(path, as) })),
  );
  const ofSandbox = found.filter(({ target }) => roomOf(target) === 'sandbox');
  const outsiders = ofSandbox.map(({ path }) => roomOf(path)).filter((room) => room !== 'sandbox');
  expect(found.filter(({ target }) => target === 'src/cli.ts')).toEqual([]);
  expect([...new Set(outsiders)].toSorted()).toEqual(['cli', 'test']);
});

test("the schema of Discord's is the sandbox's alone, also in tests", () => {
  const users = [...house, ...tests].filter(({ source }) =>
    importsOf(source).some(({ as }) => as.split('/')[0] === 'discord-api-spec'),
  );
  expect([...new Set(users.map(({ path }) => roomOf(path)))]).toEqual(['sandbox']);
});

test('what the house imports is installed without the tools for developers', () => {
  const used = house.flatMap(({ path, source }) =>
    importsOf(source)
      .filter(({ as }) => !/^(\.|node:)/.test(as))
      .map(({ as }) => targetOf(path, as)),
  );
  expect([...new Set(used)].filter((name) => !(name in dependencies))).toEqual([]);
});

test('exports have names', () => {
  const unnamed = house.filter(({ source }) => /^export\s+(default\b|\{[^}]*\bas default\b)/m.test(source));
  expect(unnamed.map(({ path }) => path)).toEqual([]);
});

test('the pure rooms ask for no time, chance, setting or network', () => {
  const pure = ['core', 'text', 'view', 'command.ts', 'commands'];
  const impure =
    /\b(Temporal\.Now|Date\.now|new Date\b|performance\.\w|Math\.random|process\.\w|setTimeout|fetch\()/;
  const found = house.filter(({ path, source }) => pure.includes(roomOf(path)) && impure.test(source));
  expect(found.map(({ path }) => path)).toEqual([]);
});

describe('a house that breaks the rules', () => {
  const faults = (path: string, source: string) => faultsOf({ path, source });

  test('a command that reaches for the database', () => {
    const source = `import { command } from '../src/command.ts';\nimport {\n  openDatabase,\n} from '../src/store/sqlite.ts';`;
    expect(faults('commands/movie.ts', source)).toEqual(['commands/movie.ts imports ../src/store/sqlite.ts']);
  });

  test('a package, a part of Node and a dynamic import that a room may not have', () => {
    const source = `import 'discord.js';\nexport * from "node:fs/promises";\nconst later = await import('../discord/router.ts');`;
    expect(faults('src/core/search.ts', source)).toEqual([
      'src/core/search.ts imports discord.js',
      'src/core/search.ts imports node:fs/promises',
      'src/core/search.ts imports ../discord/router.ts',
    ]);
  });

  test('one part of Node is not all of it', () => {
    const source = `import { createHash } from 'node:crypto';\nimport { readFile } from 'node:fs/promises';`;
    expect(faults('src/alerts/pump.ts', source)).toEqual(['src/alerts/pump.ts imports node:fs/promises']);
  });

  test('a value where types are allowed', () => {
    const source = `import type { Movie } from '../core/movie.ts';\nimport { type Person } from '../core/people.ts';`;
    expect(faults('src/text/names.ts', source)).toEqual([
      'src/text/names.ts imports more than types from ../core/people.ts',
    ]);
  });

  test('the sandbox, loaded with everything else', () => {
    const source = `import { runSandbox } from '../sandbox/sandbox.ts';\nawait import('../sandbox/bot-side.ts');`;
    expect(faults('src/cli/sandbox.ts', source)).toEqual([
      'src/cli/sandbox.ts imports ../sandbox/sandbox.ts before it is wanted',
    ]);
  });

  test('a room that nobody knows, and an import that nobody can read', () => {
    expect(faults('src/utils/text.ts', '')).toEqual([
      'src/utils/text.ts is in a room that the table does not have',
    ]);
    expect(faults('src/bot.ts', 'await import(`./${name}.ts`);')).toEqual([`src/bot.ts imports ${computed}`]);
  });
});
