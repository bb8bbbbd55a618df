// A release date is text of three precisions: 2023-02-17, 2023-02 or 2023. It belongs to a calendar, not to a time zone.

export type Precision = 'day' | 'month' | 'year';

const form = /^\d{4}(-\d{2}(-\d{2})?)?$/;

/** True of a date that the calendar has, of any precision: not of 2023-02-31 or 2023-13. */
export function isReleaseDate(text: string): boolean {
  if (!form.test(text) || text.startsWith('0000')) return false;
  try {
    return firstDay(text).toString().startsWith(text);
  } catch {
    return false;
  }
}

export function precisionOf(date: string): Precision {
  if (date.length === 4) return 'year';
  return date.length === 7 ? 'month' : 'day';
}

/** The first day that a date may mean: 2023-02 gives 2023-02-01. Throws on what is no release date. */
export const firstDay = (date: string): Temporal.PlainDate =>
  Temporal.PlainDate.from(dayText(date), { overflow: 'reject' });

/** The last day that a date may mean: 2023-02 gives 2023-02-28. */
export function lastDay(date: string): Temporal.PlainDate {
  const first = firstDay(date);
  const precision = precisionOf(date);
  if (precision === 'day') return first;
  return first.add(precision === 'month' ? { months: 1 } : { years: 1 }).subtract({ days: 1 });
}

/** For sorting by when a thing begins; of two that begin together, the more precise first. As text: there are very many. */
export function compareDates(a: string, b: string): number {
  const [first, other] = [dayText(a), dayText(b)];
  return first === other ? b.length - a.length : first < other ? -1 : 1;
}

/** The first day that a date may mean, as text, which sorts as the days do: all years have four digits. */
export const dayText = (date: string): string => `${date}${'-01-01'.slice(date.length - 4)}`;

/** For sorting by when a thing is over: the days of a month, then the month itself. */
export const compareEnds = (a: string, b: string): number =>
  Temporal.PlainDate.compare(lastDay(a), lastDay(b)) || b.length - a.length;
