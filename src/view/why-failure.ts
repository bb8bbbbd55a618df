// Why a post could not be sent, from what its record says: Discord's code, or the words that were noted then.
import type { Say } from '../text/index.ts';
import { plainWithin } from './message.ts';
import { reasonOf } from './subscription-state.ts';

export function failureIn(reason: string | undefined, say: Say): string | undefined {
  if (reason === undefined) return undefined;
  if (/^\d+$/.test(reason)) return reasonOf(reason, say);
  const { why } = say;
  const [, answered] = /^Discord answered (\d+)$/.exec(reason) ?? [];
  if (answered !== undefined) return why.answered(answered);
  const [, refused] = /^Discord refused the message \((\d+)\)$/.exec(reason) ?? [];
  if (refused !== undefined) return why.refused(refused);
  const known = new Map(Object.entries(why.reasons));
  return known.get(reason) ?? why.noted(plainWithin(reason, 80));
}
