// A Korean name in Latin letters read back into Hangul. There are many spellings of one name and some names of one
// spelling, so a name has several readings; names mean the same person perhaps when their readings meet.
import { longestSpelling, syllablesBySpelling } from './name-syllables.ts';
import { surnamesBySpelling } from './surname-spellings.ts';

/** A reading, or the beginning of one, and what speaks against it. */
type Reading = readonly [hangul: string, cost: number];

/** "Im Si-wan", "Siwan Lim" and "Yim, Si Wan" all have 임시완; the likeliest first. None: it is no Korean name. */
export function nameReadings(name: string, most = 4): string[] {
  const words = wordsOf(name);
  if (words.length > 5 || words.some(({ length }) => length > 20)) return [];
  const usual = words.length === 1 ? ofOneWord(words) : withSurname(words);
  const readings = usual.length > 0 ? usual : withRareSurname(words);
  return best(readings, most).map(([hangul]) => hangul);
}

/** Hyphens stay: they part the syllables of a given name. */
const wordsOf = (name: string): string[] =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^\p{L}\s,-]/gu, '')
    .split(/[\s,]+/)
    .filter((word) => word !== '');

function withSurname(words: readonly string[]): Reading[] {
  return [
    ...surnameThenGiven(words.slice(0, 1), words.slice(1), 0),
    ...surnameThenGiven(words.slice(-1), words.slice(0, -1), 0.2),
    ...(words.length > 2 ? surnameThenGiven(words.slice(0, 2), words.slice(2), 0) : []),
  ];
}

function surnameThenGiven(surname: readonly string[], given: readonly string[], cost: number): Reading[] {
  const surnames = surnamesBySpelling.get(surname.join('').replaceAll('-', ''));
  if (!surnames || given.length === 0) return [];
  return joined(
    surnames.map(([hangul, more]): Reading => [hangul, cost + more]),
    givenReadings(given),
  );
}

/** A first word that is no surname of the table, but a syllable: Pil Gam-seong. */
function withRareSurname([first = '', ...given]: readonly string[]): Reading[] {
  const syllables = cut(first).filter(([hangul]) => hangul.length === 1);
  return joined(syllables, givenReadings(given)).filter(([hangul]) => hangul.length === 3);
}

/** A given name alone, as artists have it, or a name written in one: kimsuan. */
function ofOneWord(words: readonly string[]): Reading[] {
  const [word = ''] = words.map((letters) => letters.replaceAll('-', ''));
  const cuts = Array.from({ length: Math.max(0, word.length - 2) }, (_, index) => index + 1);
  return [
    ...givenReadings(words).filter(([hangul]) => hangul.length > 1),
    ...cuts.flatMap((end) => surnameThenGiven([word.slice(0, end)], [word.slice(end)], 0.1)),
  ];
}

/** Two syllables are usual. */
const costsByLength = [undefined, 0.5, 0, 0.8, 1.6];

function givenReadings(words: readonly string[]): Reading[] {
  const parts = words.flatMap((word) => word.split('-')).filter((part) => part !== '');
  const [first, ...others] = parts.map(cut);
  const readings = others.reduce(joined, first ?? []);
  return readings.flatMap(([hangul, cost]) => {
    const more = costsByLength[hangul.length];
    return more === undefined ? [] : [[hangul, cost + more] as const];
  });
}

/** Kept of every part, so that a long name costs no more than a short one. */
const mostKept = 6;

/** Letters as syllables, in every way that the spellings allow. */
function cut(letters: string): Reading[] {
  const spellings = syllablesBySpelling();
  const from: Reading[][] = Array.from({ length: letters.length + 1 }, () => []);
  from[letters.length] = [['', 0]];
  for (let start = letters.length - 1; start >= 0; start--) {
    const found: Reading[] = [];
    const last = Math.min(letters.length, start + longestSpelling);
    for (let end = start + 1; end <= last; end++) {
      const rest = from[end];
      const meant = rest?.length ? spellings.get(letters.slice(start, end)) : undefined;
      if (rest && meant) join(meant, rest, found);
    }
    from[start] = best(found, mostKept);
  }
  return from[0] ?? [];
}

function joined(before: readonly Reading[], after: readonly Reading[]): Reading[] {
  const found: Reading[] = [];
  join(before, after, found);
  return best(found, mostKept * 2);
}

function join(before: readonly Reading[], after: readonly Reading[], found: Reading[]): void {
  for (const [hangul, cost] of before) {
    for (const [more, further] of after) found.push([hangul + more, cost + further]);
  }
}

/** What costs so much more than the cheapest is no reading of it. */
const widest = 1.6;

/** The cheapest of each, in order. */
function best(readings: Reading[], most: number): Reading[] {
  if (readings.length < 2) return readings;
  readings.sort(([, a], [, b]) => a - b);
  const limit = (readings[0]?.[1] ?? 0) + widest;
  const found: Reading[] = [];
  for (const reading of readings) {
    if (reading[1] > limit || found.length === most) break;
    if (!found.some(([hangul]) => hangul === reading[0])) found.push(reading);
  }
  return found;
}
