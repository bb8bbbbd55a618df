// TMDB lists at most 500 pages of 20 movies for one question: so they are asked for by ranges of release dates.

/** Days, both included. None of the two: those without a date. */
export type DateRange = { from?: string; until?: string };

const firstYear = 1990;
const singleFrom = 2010;
const yearsTogether = 5;

/** What is to come and this year's first, then back year by year, then more years at once, then those without a date. */
export function rangesOf(year: number): DateRange[] {
  const single = Array.from({ length: year - singleFrom }, (_, index) => year - 1 - index);
  const together = Array.from(
    { length: (singleFrom - firstYear) / yearsTogether },
    (_, index) => singleFrom - yearsTogether * (index + 1),
  );
  return [
    { from: `${year}-01-01` },
    ...single.map((one) => ({ from: `${one}-01-01`, until: `${one}-12-31` })),
    ...together.map((one) => ({ from: `${one}-01-01`, until: `${one + yearsTogether - 1}-12-31` })),
    { from: '1900-01-01', until: `${firstYear - 1}-12-31` },
    {},
  ];
}

/** Undefined: it is a single day, or has no end. */
export function halves({ from, until }: DateRange): readonly [DateRange, DateRange] | undefined {
  if (from === undefined || until === undefined || from >= until) return undefined;
  const first = Temporal.PlainDate.from(from);
  const days = first.until(until).days;
  const middle = first.add({ days: Math.floor(days / 2) });
  return [
    { from, until: middle.toString() },
    { from: middle.add({ days: 1 }).toString(), until },
  ];
}
