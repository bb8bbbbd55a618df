// What is judged without asking anybody.
import { describe, expect, test } from 'vitest';
import { judgeSource } from '../../src/doctor/catalogue.ts';
import { judgeClock } from '../../src/doctor/clock.ts';
import { judgeCommands } from '../../src/doctor/commands.ts';
import { judgeDatabase, type SeenDatabase } from '../../src/doctor/database.ts';
import type { Finding } from '../../src/doctor/finding.ts';
import { judgeLastTick } from '../../src/doctor/last-tick.ts';
import { mistyped } from '../../src/doctor/mistyped.ts';
import { judgeNode } from '../../src/doctor/node.ts';
import { settingNames } from '../../src/config.ts';
import { examineSettings } from '../../src/doctor/settings.ts';

const brief = ({ state, says }: Finding): string => `${state}: ${says}`;
const at = (time: string): Temporal.Instant => Temporal.Instant.from(`2026-03-01T${time}Z`);
const today = Temporal.PlainDate.from('2026-03-01');

test('Node', () => {
  expect(['26.10.0', '27.0.0', '20.19.1'].map(judgeNode)).toEqual([
    { check: 'node', state: 'ok', says: 'Node 26.10.0.' },
    { check: 'node', state: 'ok', says: 'Node 27.0.0.' },
    {
      check: 'node',
      state: 'wrong',
      says: 'Node 20.19.1 is too old: Gaebong needs Node 26 or newer.',
      remedy:
        'Run "npm ci", which brings Node 26 along, and start the bot with "npm start"; or install Node 26 from nodejs.org.',
    },
  ]);
});

test('names that are nearly ours, and those that are not', () => {
  const names = [
    'DISCORD_TOKN',
    'DISCORD_BOT_TOKEN',
    'discord_token',
    'DISCROD_TOKEN',
    'SOURCE',
    'LOGLEVEL',
    'DATABASE-URL',
  ];
  const others = ['PATH', 'HTTP_PROXY', 'NODE_OPTIONS', 'SOURCED', 'RESOURCES', 'TZ', '', 'DISCORD_TOKEN'];
  expect(mistyped([...names, ...others], settingNames).map(({ name, meant }) => [name, meant])).toEqual([
    ['DISCORD_TOKN', 'DISCORD_TOKEN'],
    ['DISCORD_BOT_TOKEN', 'DISCORD_TOKEN'],
    ['discord_token', 'DISCORD_TOKEN'],
    ['DISCROD_TOKEN', 'DISCORD_TOKEN'],
    ['SOURCE', 'SOURCES'],
    ['LOGLEVEL', 'LOG_LEVEL'],
    ['DATABASE-URL', 'DATABASE_URL'],
    ['SOURCED', 'SOURCES'],
  ]);
});

test('names that others have for the same; what a machine may have for something else, in our file alone', () => {
  const clear = ['DISCORD_BOT_TOKEN', 'BOT_TOKEN', 'GUILD_ID', 'TMDB_API_KEY', 'TMDB_KEY', 'KOBIS_API_KEY'];
  const common = ['TOKEN', 'TIMEZONE', 'PORT', 'DB_URL'];
  const meantBy = (inFile: readonly string[]) =>
    mistyped([...clear, ...common], settingNames, inFile).map(({ meant }) => meant);
  const ofClear = [
    'DISCORD_TOKEN',
    'DISCORD_TOKEN',
    'DISCORD_GUILD_ID',
    'TMDB_TOKEN',
    'TMDB_TOKEN',
    'KOBIS_KEY',
  ];
  const ofCommon = ['DISCORD_TOKEN', 'DEFAULT_TIME_ZONE', 'HTTP_PORT', 'DATABASE_URL'];
  expect([meantBy([]), meantBy(common)]).toEqual([ofClear, [...ofClear, ...ofCommon]]);
});

test('settings: each fault, a slip of the pen, a file for everybody, and no value', () => {
  const env = { DISCORD_TOKN: 'a.secret.one', HTTP_PORT: 'secret', LOG_LEVEL: 'secret', SANDBOX_PORT: '1' };
  const { findings, config, faulty } = examineSettings(env, { isReadable: true, mode: 0o100644 });
  expect(findings.map(brief)).toEqual([
    'wrong: LOG_LEVEL: must be one of: fatal, error, warn, info, debug, trace, silent.',
    'wrong: HTTP_PORT: must be a port: a number from 0 to 65535.',
    'wrong: DISCORD_TOKN is set, which is no setting of Gaebong: DISCORD_TOKEN looks like what was meant.',
    'warning: The file .env can be read by other users of this machine, and the token may stand in it.',
  ]);
  expect([faulty, config.logLevel, config.httpPort, config.sandboxPort]).toEqual([
    ['LOG_LEVEL', 'HTTP_PORT'],
    'info',
    undefined,
    1,
  ]);
  expect(JSON.stringify(findings)).not.toMatch(/secret/);
});

test('settings that are well, and production without a token', () => {
  expect(
    examineSettings({ LOG_LEVEL: 'warn', PATH: '/bin', HTTP_PORT: ' ' }, { isReadable: true, mode: 0o100600 })
      .findings,
  ).toEqual([{ check: 'configuration', state: 'ok', says: 'The settings can be read; set: LOG_LEVEL.' }]);
  expect(examineSettings({}, { isReadable: false }).findings.map(brief)).toEqual([
    'wrong: There is a file .env, but this user may not read it: nothing of it is set.',
  ]);
  expect(examineSettings({}, { isReadable: false, isFolder: true }).findings.map(brief)).toEqual([
    'wrong: .env is a folder and not a file: nothing of it is set.',
  ]);
  expect(examineSettings({ NODE_ENV: 'production' }).findings.map(brief)).toEqual([
    "wrong: DISCORD_TOKEN: is needed with NODE_ENV=production: the bot's token, from Discord's developer portal.",
  ]);
});

describe('a database', () => {
  const there: SeenDatabase = {
    is: 'there',
    name: 'a.sqlite',
    tables: 'done',
    atWork: false,
    space: { free: 5e9, size: 1e6 },
  };
  test.each<[string, SeenDatabase, string[]]>([
    [
      'at work',
      { ...there, atWork: true },
      [
        'ok: The database a.sqlite can be written and is up to date. A bot is at work on it. 5,000 MB are free on its disk.',
      ],
    ],
    [
      'earlier',
      { ...there, tables: 'behind' },
      [
        'ok: The database a.sqlite can be written and is of an earlier version: the bot brings it up to date when it starts, and keeps a copy of a file. 5,000 MB are free on its disk.',
      ],
    ],
    [
      'newer',
      { ...there, tables: 'newer' },
      ['wrong: The database a.sqlite was written by a newer version of Gaebong.'],
    ],
    [
      'read-only',
      { ...there, unwritable: 'this user may not write a.sqlite-wal' },
      ['wrong: The database a.sqlite cannot be written: this user may not write a.sqlite-wal.'],
    ],
    [
      'little room',
      { ...there, space: { free: 900e6, size: 1e9 } },
      [
        'ok: The database a.sqlite can be written and is up to date. 900 MB are free on its disk.',
        'warning: Only 900 MB are free on the disk of the database a.sqlite, which has 1,000 MB.',
      ],
    ],
    [
      'no room',
      { ...there, space: { free: 19e6, size: 0 } },
      ['wrong: Only 19 MB are free on the disk of the database a.sqlite, which has 0 MB.'],
    ],
    [
      'refused',
      { is: 'refused', name: 'a', says: 'The database a is damaged: put a backup in its place.' },
      ['wrong: The database a is damaged: put a backup in its place.'],
    ],
    [
      'in memory',
      { is: 'in memory', name: ':memory:' },
      ['warning: DATABASE_URL is :memory:, which keeps nothing: all subscriptions go when the bot stops.'],
    ],
  ])('%s', (_, seen, said) => {
    expect(judgeDatabase(seen).map(brief)).toEqual(said);
  });
});

test('sources, by their age and their last error', () => {
  const states = [
    { name: 'file', movies: 1, asOf: '2026-03-01' },
    { name: 'file', movies: 6, asOf: '2025-12-30' },
    { name: 'file', movies: 6 },
    { name: 'wikidata', movies: 30_000, asOf: '2026-02-28', lastError: 'the answer was cut', isFilled: true },
    { name: 'wikidata', movies: 30_000, asOf: '2026-02-26', isFilled: true },
    { name: 'wikidata', movies: 30_000, asOf: '2026-02-25', isFilled: true },
    { name: 'tmdb', movies: 9, asOf: '2026-02-28', isFilled: true },
    { name: 'tmdb', movies: 9, asOf: '2026-02-27', isFilled: true },
    { name: 'tmdb', movies: 0, isFilled: false },
    { name: 'tmdb', movies: 7, isFilled: false },
  ];
  expect(states.map((state) => brief(judgeSource(state, today)))).toEqual([
    'ok: file: 1 movie, as of 2026-03-01, today.',
    'warning: file: 6 movies, as of 2025-12-30, 61 days ago.',
    'warning: file: 6 movies, of no stated day.',
    'warning: wikidata: 30,000 movies, as of 2026-02-28, 1 day ago. It gave nothing newer: the answer was cut.',
    'ok: wikidata: 30,000 movies, as of 2026-02-26, 3 days ago.',
    'warning: wikidata: 30,000 movies, as of 2026-02-25, 4 days ago.',
    'ok: tmdb: 9 movies, as of 2026-02-28, 1 day ago.',
    'warning: tmdb: 9 movies, as of 2026-02-27, 2 days ago.',
    'warning: tmdb: 0 movies, never asked with success so far.',
    'ok: tmdb: 7 movies, its first fill is under way.',
  ]);
});

test('commands that are not as they should be', () => {
  const none = { missing: [], changed: [], foreign: [], twice: [] };
  const differ = { missing: ['movie'], changed: ['help', 'alerts'], foreign: ['ping'], twice: ['movie'] };
  expect(judgeCommands(none, { commands: [], atWork: true }).map(brief)).toEqual([
    'ok: All 0 commands are registered everywhere.',
  ]);
  expect(judgeCommands(differ, { commands: [], guildId: '1', atWork: true }).map(brief)).toEqual([
    'wrong: The commands are not registered as they should be in the server 1: Discord lacks /movie; Discord has other versions of /help, /alerts; Discord has what is none of ours: /ping; people see twice /movie.',
  ]);
  expect(judgeCommands(differ, { commands: [], atWork: false }).map(({ state }) => state)).toEqual([
    'warning',
  ]);
});

test('the clock', () => {
  expect([0, -4_999, 7_000, -3_600_000].map((ahead) => brief(judgeClock(ahead)))).toEqual([
    "ok: This machine's clock is right: within 5 s of Discord's.",
    "ok: This machine's clock is right: within 5 s of Discord's.",
    "warning: This machine's clock is 7 s fast by Discord's: alerts come early by as much.",
    "wrong: This machine's clock is 3,600 s slow by Discord's: alerts come late by as much.",
  ]);
});

test.each<[Parameters<typeof judgeLastTick>[0], string]>([
  [
    { last: at('09:00:05'), now: at('09:00:40'), atWork: true },
    'ok: The bot runs; its last tick was at 2026-03-01 09:00 UTC, less than a minute ago.',
  ],
  [
    { last: at('09:00'), now: at('09:07'), atWork: true },
    'wrong: A bot is at work on the database, but its last tick was at 2026-03-01 09:00 UTC, 7 minutes ago: no alert comes.',
  ],
  [
    { last: at('09:00'), now: at('12:30'), atWork: false },
    'warning: The bot does not run; its last tick was at 2026-03-01 09:00 UTC, 3 hours ago.',
  ],
  [
    { last: at('09:00'), now: at('08:00'), atWork: true },
    "warning: The bot's last tick was at 2026-03-01 09:00 UTC, 60 minutes from now, which is still to come: this machine's clock was set back.",
  ],
  [
    { last: undefined, now: at('08:00'), atWork: true },
    'warning: A bot is at work on the database, but has not ticked so far.',
  ],
  [
    { last: undefined, now: at('08:00'), atWork: false },
    'skipped: No bot has looked after alerts on this database so far.',
  ],
])('the last tick: %#', (ticked, said) => {
  expect(brief(judgeLastTick(ticked))).toBe(said);
});
