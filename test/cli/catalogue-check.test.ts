import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { checkCatalogue } from '../../src/cli/catalogue-check.ts';
import { temporaryFolder } from '../store/temporary.ts';

async function checked(movies: readonly unknown[]): Promise<string[]> {
  const folder = temporaryFolder();
  onTestFinished(folder[Symbol.dispose]);
  const path = join(folder.path, 'a.json');
  writeFileSync(path, JSON.stringify({ movies }));
  const lines: string[] = [];
  await checkCatalogue(path, (line) => void lines.push(line)).catch((error: Error) =>
    lines.push(`${error.name}: ${error.message}`),
  );
  return lines.map((line) => line.replaceAll(`${folder.path}/`, ''));
}

const movie = (id: string, ...dates: string[]) => ({
  id,
  title: `Title of ${id}\u001b[31m`,
  source: 'Test',
  releases: dates.map((date) => ({ date })),
});

test('what is in a file without faults', async () => {
  const movies = [
    movie('a', '2026-11', '2026-12-24'),
    { ...movie('b', '2027'), notable: false },
    movie('c', '2027-01'),
    movie('d'),
  ];
  expect(await checked(movies)).toEqual([
    'a.json: no fault.',
    '4 movies, of which 3 notable.',
    'Dates: 1 day, 2 months, 1 year.',
    'Without an exact date: 3',
    '  b  Title of b?[31m: 2027',
    '  c  Title of c?[31m: 2027-01',
    '  d  Title of d?[31m: no date',
  ]);
});

test('a long list is cut, and an empty one left out', async () => {
  const many = Array.from({ length: 52 }, (_, index) => movie(`m${index}`));
  expect((await checked(many)).slice(-2)).toEqual(['  m49  Title of m49?[31m: no date', '  and 2 more']);
  expect(await checked([movie('a', '2026-12-24')])).toEqual([
    'a.json: no fault.',
    '1 movie, of which 1 notable.',
    'Dates: 1 day, 0 months, 0 years.',
  ]);
});

test('all faults', async () => {
  expect(await checked([movie('a', '2026-13'), movie('a')])).toEqual([
    [
      'CatalogueError: a.json: movies[0].releases[0].date: "2026-13" is not a calendar date',
      'a.json: movies[1].id: "a" is also the id of movies[0]',
    ].join('\n'),
  ]);
});
