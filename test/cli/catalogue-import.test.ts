import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { importCatalogue } from '../../src/cli/catalogue-import.ts';
import { readCatalogueFile } from '../../src/sources/file.ts';
import { movieOf, releaseOf } from '../core/samples.ts';
import { tableIn } from '../markdown.ts';
import { temporaryFolder } from '../store/temporary.ts';

type Options = { name?: string; there?: string; skipRefused?: true; force?: true };

/** What is said, and the file that came of it. */
async function imported(text: string | Uint8Array, { name = 'in.csv', there, ...options }: Options = {}) {
  const folder = temporaryFolder();
  onTestFinished(folder[Symbol.dispose]);
  const [from, to] = [join(folder.path, name), join(folder.path, 'out.json')];
  writeFileSync(from, text);
  if (there !== undefined) writeFileSync(to, there);
  const said: string[] = [];
  await importCatalogue({ from, to, ...options }, (line) => void said.push(line)).catch((error: Error) =>
    said.push(`${error.name}: ${error.message}`),
  );
  const lines = said.flatMap((one) => one.replaceAll(`${folder.path}/`, '').split('\n'));
  return { said: lines, to, json: existsSync(to) ? readFileSync(to, 'utf8') : undefined };
}

const done = (movies: string) => [`${movies} in out.json. To use it: CATALOGUE_FILE=out.json`];

test('a table: each column, cells of several lines, and rows that add releases', async () => {
  const { said, to } = await imported(
    [
      '\uFEFFid,title,originalTitle,aliases,synopsis,synopsisKo,directors,cast,genres,date,region,type,platform,poster,wikidata,tmdb,kobis,imdb,notable,popularity,source,asOf,url',
      'movie-1,"Movie 1, long",영화 1,One; Uno,"A line',
      'and another",줄거리,Person 1 (사람 1),Person 2;Person 3 (사람 3),Drama,2026-12-24,KR,theatrical,,https://example.org/1.jpg,Q1,670,7,tt0364569,no,1.5,Test,2026-11-01,https://example.org/1',
      '',
      'movie-2,Movie 2,,,,,,,,,,,,,,,,,YES,,Test,,',
      'movie-2,Movie 2,,,,,,,,2027-01,,,,,,,,,yes,,Test',
      'movie-2,Movie 2,,,,,,,,2027-02,KR,streaming,Netflix,,,,,,yes,,Test,,,,',
    ].join('\r\n'),
  );
  expect(said).toEqual(done('2 movies'));
  expect(await readCatalogueFile(to)).toEqual([
    movieOf('movie-1', {
      title: 'Movie 1, long',
      originalTitle: '영화 1',
      aliases: ['One', 'Uno'],
      synopsis: { en: 'A line\nand another', ko: '줄거리' },
      directors: [{ name: 'Person 1', originalName: '사람 1' }],
      cast: [{ name: 'Person 2' }, { name: 'Person 3', originalName: '사람 3' }],
      genres: ['Drama'],
      releases: [releaseOf('2026-12-24', { region: 'KR', type: 'theatrical' })],
      poster: 'https://example.org/1.jpg',
      ids: { wikidata: 'Q1', tmdb: 670, kobis: '7', imdb: 'tt0364569' },
      notable: false,
      popularity: 1.5,
      source: { name: 'Test', asOf: '2026-11-01', url: 'https://example.org/1' },
    }),
    movieOf('movie-2', {
      title: 'Movie 2',
      releases: [
        releaseOf('2027-01'),
        releaseOf('2027-02', { region: 'KR', type: 'streaming', platform: 'Netflix' }),
      ],
    }),
  ]);
});

const faulty = [
  'id,title,source,date,notable,tmdb',
  'movie-1,Movie 1,Test,2026-12-24,,',
  'movie-2,Movie 2,Test,2026-02-31,maybe,x',
  '',
  'movie-1,Movie,Test,2027,,',
  'movie-1,Movie 1,Test,2026-12-24,,',
  'movie-2,Movie 2,Test,2027,,',
  ',"\u001b[31m\nNo id",,,,',
  'movie-3,Movie 3,Test,,,,more',
  'movie-5,Movie 5,Test,,,',
  'movie-5,Movie 5,Test,,,',
].join('\n');

const faults = [
  '  line 3: releases[0].date: "2026-02-31" is not a calendar date',
  '  line 3: ids.tmdb: "x" is not a number',
  '  line 3: notable: "maybe" is not true or false',
  '  line 5: title: line 2 has the same id and says something else',
  '  line 6: id: the movie of line 2, to which this belongs, is refused',
  '  line 7: id: the movie of line 3, to which this belongs, is refused',
  '  line 8: id: is missing',
  '  line 8: source: is missing',
  '  line 10: there are more cells than columns: "more"',
  '  line 12: id: line 11 has the same, and this one adds no release',
];

test('rows with faults are named by line, and nothing is written', async () => {
  expect(await imported(faulty)).toMatchObject({
    said: [
      'UseError: Nothing was written, for 10 faults in in.csv: correct it, or leave such rows out with --skip-refused.',
      ...faults,
    ],
    json: undefined,
  });
});

test('or they are left out: a movie with a bad row is left out whole', async () => {
  const { said, json } = await imported(faulty, { skipRefused: true });
  expect(said).toEqual(['UseError: in.csv holds no movie that can be used.', ...faults]);
  expect(json).toBe(undefined);
  const good = await imported(`${faulty}\nmovie-4,Movie 4,Test,,,`, { skipRefused: true });
  expect(good.said).toEqual(['Left out of in.csv:', ...faults, ...done('1 movie')]);
  expect(JSON.parse(good.json ?? '')).toEqual({
    movies: [{ id: 'movie-4', title: 'Movie 4', source: { name: 'Test' } }],
  });
});

test('JSON lines: each is a movie as the catalogue file writes it', async () => {
  const movie = { id: 'movie-1', title: 'Movie 1', releases: [{ date: '2027' }], source: 'Test' };
  const good = await imported(`${JSON.stringify(movie)}\n\n`, { name: 'in.jsonl' });
  expect([good.said, JSON.parse(good.json ?? '')]).toEqual([done('1 movie'), { movies: [movie] }]);
  const bad = await imported(`[1]\n{"id":\n{"id":"a","title":"A","source":"T","year":1}`, {
    name: 'in.NDJSON',
  });
  expect(bad.said.slice(1)).toEqual([
    '  line 1: this is no JSON object',
    '  line 2: this is no JSON object',
    '  line 3: year: is not a known key',
  ]);
});

test('a release that a further line says again is there once', async () => {
  const [first, second] = [{ date: '2027' }, { date: '2028', region: 'KR' }];
  const movie = { id: 'movie-1', title: 'Movie 1', source: 'Test', releases: [first] };
  const lines = [movie, { ...movie, releases: [first, second] }].map((one) => JSON.stringify(one));
  const { json } = await imported(lines.join('\n'), { name: 'in.jsonl' });
  expect(JSON.parse(json ?? '')).toEqual({ movies: [{ ...movie, releases: [first, second] }] });
});

test('what cannot be written to its end leaves no file', () => {
  using folder = temporaryFolder();
  const [from, to] = [join(folder.path, 'in.csv'), join(folder.path, 'out.json')];
  writeFileSync(from, `id,title,source\nmovie-1,${'Long '.repeat(2_000)},Test`);
  // No file may have more than a block, of 512 or 1,024 bytes.
  const line = `trap '' XFSZ; ulimit -f 1; exec "$0" src/cli.ts catalogue import "$1" --to "$2"`;
  const { status, stderr } = spawnSync('sh', ['-c', line, process.execPath, from, to], { encoding: 'utf8' });
  expect([status, stderr, readdirSync(folder.path)]).toEqual([
    1,
    `${to} cannot be written: error EFBIG.\n`,
    ['in.csv'],
  ]);
});

test('a file that is there is replaced by request alone', async () => {
  const table = 'id,title,source\nmovie-1,Movie 1,Test';
  expect(await imported(table, { there: 'mine' })).toMatchObject({
    said: ['UseError: out.json is there already: --force replaces it.'],
    json: 'mine',
  });
  expect((await imported(table, { there: 'mine', force: true })).said).toEqual(done('1 movie'));
});

test.each([
  [
    'another kind of file',
    'x',
    { name: 'in.txt' },
    'in.txt is no file to import: its name ends in .csv, .jsonl or .ndjson.',
  ],
  ['no text', Uint8Array.of(0xff), {}, 'in.csv cannot be read: it is not text in UTF-8.'],
  [
    'a quotation mark too many',
    'id,title,source\na,"b',
    {},
    'line 2: a quotation mark is not closed, or stands inside a cell that does not begin with one.',
  ],
  [
    'other columns',
    'id,name,id',
    {},
    'line 1: there is no column "name"; the column "id" is there twice; the column title is missing; the column source is missing. The columns are: id, title, originalTitle, aliases, synopsis, synopsisKo, directors, cast, genres, date, region, type, platform, poster, wikidata, tmdb, kobis, imdb, notable, popularity, source, asOf, url.',
  ],
])('%s', async (_what, text, options, sentence) => {
  expect((await imported(text, options)).said).toEqual([`UseError: ${sentence}`]);
});

test('docs/catalogue.md lists the columns', async () => {
  const { said } = await imported('x');
  const columns = /The columns are: (.*)\.$/.exec(said[0] ?? '')?.[1]?.split(', ');
  expect(tableIn('docs/catalogue.md', 'column', 'meaning').map(([name]) => name)).toEqual(columns);
});
