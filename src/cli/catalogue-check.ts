// gaebong catalogue check: what is wrong with a catalogue file, or what is in it.
import type { Movie } from '../core/movie.ts';
import { precisionOf, type Precision } from '../core/release-date.ts';
import { readCatalogueFile } from '../sources/file.ts';
import { counted } from '../core/counted.ts';
import type { Print } from './move.ts';
import { printable } from '../ops/printable.ts';

const mostListed = 50;

/** Throws a CatalogueError that names all faults. */
export async function checkCatalogue(path: string, print: Print): Promise<void> {
  const movies = await readCatalogueFile(path);
  print(`${path}: no fault.`);
  for (const line of contentsOf(movies)) print(printable(line));
}

function contentsOf(movies: readonly Movie[]): string[] {
  const notable = movies.filter((movie) => movie.notable).length;
  const dates = movies.flatMap(({ releases }) => releases.map(({ date }) => precisionOf(date)));
  const inexact = movies.filter(({ releases }) => !releases.some(({ date }) => precisionOf(date) === 'day'));
  const listed = inexact
    .slice(0, mostListed)
    .map((movie) => `  ${movie.id}  ${movie.title}: ${dateOf(movie)}`);
  const more = inexact.length - listed.length;
  return [
    `${counted(movies.length, 'movie')}, of which ${notable} notable.`,
    `Dates: ${(['day', 'month', 'year'] as const).map((precision) => ofPrecision(dates, precision)).join(', ')}.`,
    ...(inexact.length === 0 ? [] : [`Without an exact date: ${inexact.length}`, ...listed]),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}

const ofPrecision = (dates: readonly Precision[], precision: Precision): string =>
  counted(dates.filter((one) => one === precision).length, precision);

const dateOf = ({ releases: [first] }: Movie): string => first?.date ?? 'no date';
