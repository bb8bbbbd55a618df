// How many films a week are followed at which least popularity: how the rule of src/core/notable.ts was chosen.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { tableOf } from './table.ts';

const film = z.object({ year: z.int().nullish(), popularity: z.number().default(0) });
type Film = z.infer<typeof film>;

const years = [2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025];
const thresholds = [0, 0.5, 1, 1.5, 2, 5];

/** `folder` holds films.jsonl: a year and TMDB's popularity in each line. */
export function notableBench(folder: string | undefined, print: (line: string) => void): void {
  if (folder === undefined) throw new Error('--data FOLDER is needed: it holds films.jsonl');
  const lines = readFileSync(join(folder, 'films.jsonl'), 'utf8').split('\n').filter(Boolean);
  const films = lines.map((line) => film.parse(JSON.parse(line)));
  print(`${films.length} films; of each year, how many a week have at least this popularity`);
  print(tableOf(years.map((year) => rowOf(year, films))));
}

function rowOf(year: number, all: readonly Film[]) {
  const films = all.filter((one) => one.year === year);
  const perWeek = thresholds.map((least) => {
    const count = films.filter(({ popularity }) => popularity >= least).length;
    return [`>= ${least}`, Math.round((count / 52) * 100) / 100] as const;
  });
  return { year, films: films.length, ...Object.fromEntries(perWeek) };
}
