// How far KOBIS was read. It is kept as text with each page, and goes on from there.
import { z } from 'zod';
import { instantText } from './instant-text.ts';

/** A reading of all years that has not ended. */
const sweep = z.object({
  /** When it began. */
  since: instantText,
  /** How many of its ranges of years were read. */
  ranges: z.int().nonnegative(),
  /** The id in the next one up to which its movies were given. */
  after: z.string().optional(),
  done: z.int().nonnegative(),
  /** How many movies KOBIS has, adult ones among them. */
  total: z.int().nonnegative(),
});

const state = z.object({
  sweep: sweep.optional(),
  /** When the last reading of all years began that has ended. */
  swept: instantText.optional(),
  /** Movies that were not found, with the instant at which that was seen first. */
  missing: z.record(z.string(), instantText),
});
export type KobisState = z.infer<typeof state>;

const nothingYet: KobisState = { missing: {} };

export function readState(text: string | undefined): KobisState {
  if (text === undefined) return nothingYet;
  try {
    return state.safeParse(JSON.parse(text)).data ?? nothingYet;
  } catch {
    return nothingYet;
  }
}
