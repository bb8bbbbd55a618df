// A first fill from Wikidata whose process is killed half-way.
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { sourceMovies } from '../../src/store/source-movies.ts';
import { local } from '../sandbox/local.ts';
import { manyFilms } from '../sources/wikidata-films.ts';
import { startWikidata } from '../sources/wikidata-server.ts';
import { startLiveBot } from './live-bot.ts';
import { temporaryFolder } from './process.ts';

vi.setConfig({ testTimeout: 60_000 });

const films = 150;

async function keptIn(cwd: string): Promise<number> {
  const database = await openDatabase(`sqlite:${join(cwd, 'bot.sqlite')}`);
  const kept = await sourceMovies(database).count('wikidata');
  await database.destroy();
  return kept;
}

test('the next process goes on, and ends with all of them', async () => {
  const discord = await local({ calendar: Temporal.Now.instant });
  const { films: items, items: others } = manyFilms(films);
  const wikidata = await startWikidata(items, others);
  onTestFinished(wikidata.close);
  const cwd = temporaryFolder();
  const env = { SOURCES: 'file,wikidata', WIKIDATA_URL: wikidata.url };
  const first = startLiveBot(discord, { cwd, env });
  await first.line('Korean films from Wikidata: 50, 100 still to come');
  await first.kill('SIGKILL');
  const kept = await keptIn(cwd);
  expect([50, 100]).toContain(kept);
  const asked = wikidata.asked.length;
  const second = startLiveBot(discord, { cwd, env });
  await second.line('that is all');
  expect((await second.kill('SIGTERM')).code).toBe(0);
  expect(await keptIn(cwd)).toBe(films);
  const again = wikidata.asked.slice(asked).filter(({ query }) => query.includes('wd:Q1001 '));
  expect(again).toEqual([]);
});
