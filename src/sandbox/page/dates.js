// Instants in words: messages and timestamps in the reader's own zone, the calendar in Seoul's.

const styles = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};

/** Discord's timestamp styles. `now`: the calendar's. */
export function instantInWords(milliseconds, style, locale, now) {
  if (style === 'R') return relative(milliseconds - now, locale);
  return new Intl.DateTimeFormat(locale, styles[style] ?? styles.f).format(milliseconds);
}

const units = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

function relative(difference, locale) {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const [unit, size] = units.find(([, size]) => Math.abs(difference) >= size) ?? [
    'second',
    Number.POSITIVE_INFINITY,
  ];
  return format.format(Math.round(difference / size), unit);
}

export const inSeoul = (milliseconds, locale, options) =>
  new Intl.DateTimeFormat(locale, { ...options, timeZone: 'Asia/Seoul' }).format(milliseconds);

/** As an input for date and time holds it: 2023-02-17T09:00. */
export const seoulInput = (milliseconds) =>
  inSeoul(milliseconds, 'sv-SE', { dateStyle: 'short', timeStyle: 'short' }).replace(' ', 'T');
