import type { Language } from '../core/subscription.ts';
import type { Say } from '../text/index.ts';

/** Who reads a view: in which language, and at which moment by the bot's own clock. */
export type Reader = {
  say: Say;
  language: Language;
  now: Temporal.Instant;
  timeZone: string;
  today: Temporal.PlainDate;
};

export const readerOf = ({ say, language, now, timeZone }: Omit<Reader, 'today'>): Reader => ({
  say,
  language,
  now,
  timeZone,
  today: now.toZonedDateTimeISO(timeZone).toPlainDate(),
});
