// What is not found once may be lost for a moment only: it is gone when it is missing a day later as well.

/** Ids that were not found, each with the instant at which that was seen first. */
export type Missing = Readonly<Record<string, string>>;

/** What was looked for, and whether it was there. */
export type Look = { found: readonly string[]; lacking: readonly string[]; now: Temporal.Instant };

/** What is missing after a look, and what is gone: it had been missing a day before, too. */
export function lookAgain(
  missing: Missing,
  { found, lacking, now }: Look,
): { missing: Missing; gone: string[] } {
  const gone = lacking.filter((id) => isDayAgo(missing[id], now));
  const settled = new Set([...found, ...gone]);
  const since = [...lacking.map((id) => [id, now.toString()] as const), ...Object.entries(missing)];
  return { missing: Object.fromEntries(since.filter(([id]) => !settled.has(id))), gone };
}

/** Those that are to be looked for again. */
export const dueAgain = (missing: Missing, now: Temporal.Instant): string[] =>
  Object.keys(missing).filter((id) => isDayAgo(missing[id], now));

const isDayAgo = (since: string | undefined, now: Temporal.Instant): boolean =>
  since !== undefined && Temporal.Instant.compare(Temporal.Instant.from(since).add({ hours: 24 }), now) <= 0;
