// The forms that share most with a query, rarest grams first: those that are worth a closer look.
import { startOf, type Forms } from './forms.ts';
import { queryGrams, type GramIndex } from './gram-index.ts';
import type { Letters } from './letters.ts';

/** So many places are walked at most for a query; about a third of a millisecond. */
const budget = 12_000;
/** So many forms are looked at closely. */
const mostForms = 160;

/** Of owners or forms; lower comes first. */
export type Order = (place: number) => number;

export type Candidates = (query: Letters, order: Order) => readonly number[];

export function candidatesOf(forms: Forms, index: GramIndex): Candidates {
  const weights = new Uint16Array(forms.size);
  const touched = new Uint32Array(Math.min(budget, forms.size));
  return (query, order) => {
    const { count, total } = weigh(queryGrams(query, index), index, weights, touched);
    const met = touched.subarray(0, count);
    const best = heaviest(
      met,
      weights,
      total * leastShare,
      (form) => (forms.ends[form] ?? 0) - startOf(forms, form),
      (form) => order(forms.owners[form] ?? 0),
    );
    for (let at = 0; at < count; at++) weights[met[at] ?? 0] = 0;
    return best;
  };
}

type Posting = { from: number; to: number };

/** The forms that were met, in `touched`, and their weights. A gram weighs more the rarer it is; `total`: all of them. */
function weigh(
  grams: readonly number[],
  { heads, places }: GramIndex,
  weights: Uint16Array,
  touched: Uint32Array,
): { count: number; total: number } {
  const postings = grams
    .map((gram): Posting => ({ from: heads[gram] ?? 0, to: heads[gram + 1] ?? 0 }))
    .toSorted((a, b) => a.to - a.from - (b.to - b.from));
  let left = budget;
  let count = 0;
  let total = 0;
  for (const { from, to } of postings) {
    const weight = 4 + Math.round(Math.log2(weights.length / (to - from + 1) + 1) * 4);
    total += weight;
    const until = Math.min(to, from + left);
    for (let at = from; at < until; at++) {
      const form = places[at] ?? 0;
      const before = weights[form] ?? 0;
      if (before === 0) touched[count++] = form;
      weights[form] = before + weight;
    }
    left -= until - from;
    if (left <= 0) break;
  }
  return { count, total };
}

/** Those that share less of the weights than this are more edits away than are allowed. */
const leastShare = 0.2;

/** Of those that are equal, the shortest and those that come first in order: a typing error, or a beginning, is meant. */
function heaviest(
  met: Uint32Array,
  weights: Uint16Array,
  lowest: number,
  lengthOf: Order,
  order: Order,
): readonly number[] {
  const least = Math.max(lowest, weightAtPlace(met, weights, mostForms));
  const above: number[] = [];
  const equal: number[] = [];
  for (let at = 0; at < met.length; at++) {
    const form = met[at] ?? 0;
    const weight = weights[form] ?? 0;
    if (weight > least) above.push(form);
    else if (weight === least) equal.push(form);
  }
  const half = Math.ceil((mostForms - above.length) / 2);
  if (equal.length <= 2 * half) return [...above, ...equal];
  const shortest = lowestOf(equal, half, lengthOf);
  return [...above, ...new Set([...shortest, ...lowestOf(equal, half, order)])];
}

const counts = new Uint32Array(2 ** 16);

/** The weight of the form at a place, heaviest first; 0 if there are fewer. */
function weightAtPlace(met: Uint32Array, weights: Uint16Array, place: number): number {
  if (met.length <= place) return 0;
  let highest = 0;
  for (let at = 0; at < met.length; at++) {
    const weight = weights[met[at] ?? 0] ?? 0;
    counts[weight] = (counts[weight] ?? 0) + 1;
    if (weight > highest) highest = weight;
  }
  let left = place;
  let found = 0;
  for (let weight = highest; weight >= 0; weight--) {
    left -= counts[weight] ?? 0;
    counts[weight] = 0;
    if (left <= 0 && found === 0) found = weight;
  }
  return found;
}

/** Those of the lowest order; a form comes in by its place among the kept. */
function lowestOf(forms: readonly number[], most: number, order: Order): readonly number[] {
  if (forms.length <= most) return forms;
  const kept: { form: number; order: number }[] = [];
  for (const form of forms) {
    const own = order(form);
    if (kept.length >= most && own >= (kept.at(-1)?.order ?? Infinity)) continue;
    const at = kept.findLastIndex((other) => other.order <= own) + 1;
    kept.splice(at, 0, { form, order: own });
    if (kept.length > most) kept.pop();
  }
  return kept.map(({ form }) => form);
}
