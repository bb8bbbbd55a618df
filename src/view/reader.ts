import type { Language } from '../core/subscription.ts';
import type { Say } from '../text/index.ts';

/** Who reads a view: in which language, and at which moment by the bot's own clock. */
export type Reader = {
  say: Say;
  language: Language;
  now: Temporal.Instant;
  timeZone: string;
  today: Temporal.PlainDate;
  /** Whose dates are shown: a region of ISO 3166. */
  region: string;
};

export const readerOf = ({ say, language, now, timeZone, region }: Omit<Reader, 'today'>): Reader => ({
  say,
  language,
  now,
  timeZone,
  region,
  today: todayOf({ now, timeZone }),
});

export const todayOf = ({ now, timeZone }: Pick<Reader, 'now' | 'timeZone'>): Temporal.PlainDate =>
  now.toZonedDateTimeISO(timeZone).toPlainDate();
