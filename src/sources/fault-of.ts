// What is wrong with an answer, for a log: the place alone, since a source may have written anything.
import type { z } from 'zod';
import { reasonsOf } from '../core/fault.ts';

/** Such as "credits.cast[0].id is not as documented". */
export function faultOf(error: z.ZodError): string {
  const path = reasonsOf(error)[0]?.path ?? '';
  return `${path === '' ? 'it' : path} is not as documented`;
}
