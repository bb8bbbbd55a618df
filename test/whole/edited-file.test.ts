// An operator who edits the catalogue file while the bot runs, and then looks at what came of it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { local } from '../sandbox/local.ts';
import { startLiveBot } from './live-bot.ts';
import { fileOf, logLines, start, temporaryFolder } from './process.ts';

vi.setConfig({ testTimeout: 60_000 });

const catalogue = (...titles: string[]): string =>
  JSON.stringify({ movies: titles.map((title, index) => ({ id: `movie-${index}`, title, source: 'Test' })) });

test('a valid edit takes effect, an invalid one does not, also by SIGHUP; the shell shows the movie', async () => {
  const cwd = temporaryFolder();
  const path = join(cwd, 'movies.json');
  writeFileSync(path, catalogue('Movie 1'));
  const discord = await local();
  const bot = startLiveBot(discord, { cwd, env: { CATALOGUE_FILE: path } });
  await bot.line('commands registered');
  writeFileSync(path, catalogue('Movie 1', ''));
  await bot.line('has faults');
  process.kill(bot.pid, 'SIGHUP');
  await bot.line('has faults', 2);
  writeFileSync(path, catalogue('Movie 1', 'Movie 2'));
  await bot.line('takes effect');
  const env = { DATABASE_URL: `sqlite:${join(cwd, 'bot.sqlite')}`, CATALOGUE_FILE: path, SOURCES: 'file' };
  const shown = start([fileOf('src/cli.ts'), 'catalogue', 'show', 'movie-1'], { cwd, env });
  expect(await shown.ended).toEqual({
    code: 0,
    output: 'movie-1\n  title          Movie 2  [file]\n  notable        yes  [file]\n',
    errors: '',
  });
  const { errors } = await bot.kill();
  const refusal = [
    50,
    `${path} was changed and has faults: what it held before goes on`,
    [`${path}: movies[1].title: must not be empty`],
  ];
  const lines = logLines(errors).map(({ level, msg, faults }) => [level, msg, faults]);
  expect(lines.filter(([, msg]) => String(msg).startsWith(path))).toEqual([
    refusal,
    refusal,
    [30, `${path} was changed and takes effect`, undefined],
  ]);
});
