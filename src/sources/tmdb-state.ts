// How far TMDB was read. It is kept as text with each page, and goes on from there.
import { z } from 'zod';
import { instantText } from './instant-text.ts';

const day = z.iso.date();
const missing = z.record(z.string(), instantText);

const fill = z.object({
  step: z.literal('fill'),
  /** When it began: what is changed from then on is read afterwards. */
  since: instantText,
  /** The number of the range of release dates, and the id in it that was read last. */
  range: z.int().nonnegative(),
  after: z.int().nonnegative(),
  done: z.int().nonnegative(),
  /** How many there are, about. */
  total: z.int().nonnegative(),
  missing,
});
export type FillState = z.infer<typeof fill>;

const follow = z.object({
  step: z.literal('follow'),
  filled: instantText,
  /** When the feed of changes is to be read next. */
  due: instantText,
  /** The first day whose changes are not all read; of those of that day up to which id they are. */
  from: day,
  after: z.int().nonnegative(),
  /** While the feed is being read: the day on which that began. */
  until: day.optional(),
  missing,
});
export type FollowState = z.infer<typeof follow>;

const state = z.discriminatedUnion('step', [fill, follow]);
export type TmdbState = z.infer<typeof state>;

/** Undefined: nothing was read yet, or by a version that wrote it otherwise. */
export function readState(text: string | undefined): TmdbState | undefined {
  if (text === undefined) return undefined;
  try {
    return state.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
