const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const dayOf = (date: string) => Temporal.PlainDate.from(date);
const weekdayOf = (date: string) => weekdays[dayOf(date).dayOfWeek - 1] ?? '';
const monthNamed = (month: number) => months[month - 1] ?? '';
const count = (n: number, unit: string) => `${n} ${unit}${n === 1 ? '' : 's'}`;

export const dates = {
  /** 2023-02-17 -> Friday, 17 February 2023 */
  day: (date: string): string => `${weekdayOf(date)}, ${dates.plainDay(date)}`,
  /** 2023-02-17 -> 17 February 2023 */
  plainDay: (date: string): string => `${dayOf(date).day} ${dates.month(date.slice(0, -3))}`,
  /** 2023-02-17 -> Friday 17 February */
  shortDay: (date: string): string => {
    const { day, month } = dayOf(date);
    return `${weekdayOf(date)} ${day} ${monthNamed(month)}`;
  },
  /** 2023-02 -> February 2023 */
  month: (date: string): string => `${monthNamed(Number(date.slice(-2)))} ${date.slice(0, -3)}`,
  year: (date: string): string => date,
  /** A date of any precision, with its weekday if it is a day. */
  of: (date: string): string => {
    if (date.length > 7) return dates.day(date);
    return date.length > 4 ? dates.month(date) : dates.year(date);
  },
  /** A date of any precision, without weekday. */
  plain: (date: string): string => (date.length > 7 ? dates.plainDay(date) : dates.of(date)),
  /** How far a day is from today: in 16 days, tomorrow, today, 3 years ago. */
  distance: (day: Temporal.PlainDate, today: Temporal.PlainDate): string => {
    const days = today.until(day).days;
    if (days === 0) return 'today';
    if (days === 1) return 'tomorrow';
    if (days > 0) return `in ${days} days`;
    if (days === -1) return 'yesterday';
    return `${dates.span(day, today)} ago`;
  },
  /** How far a month is from this one, in months. */
  monthDistance: (months: number): string => {
    if (months === 0) return 'this month';
    if (Math.abs(months) === 1) return months > 0 ? 'next month' : 'last month';
    if (months > 0) return `in ${months} months`;
    return months > -12 ? `${-months} months ago` : `${count(Math.floor(-months / 12), 'year')} ago`;
  },
  /** How far a year is from this one, in years. */
  yearDistance: (years: number): string => {
    if (years === 0) return 'this year';
    if (Math.abs(years) === 1) return years > 0 ? 'next year' : 'last year';
    return years > 0 ? `in ${years} years` : `${-years} years ago`;
  },
  /** The time between two days in its largest unit: 3 years, 2 months, 12 days. */
  span: (from: Temporal.PlainDate, to: Temporal.PlainDate): string => {
    const { years, months, days } = from.until(to, { largestUnit: 'years' });
    if (years > 0) return count(years, 'year');
    return months > 0 ? count(months, 'month') : count(days, 'day');
  },
  /** Minutes after midnight: 540 -> 09:00 */
  clock: (minute: number): string =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`,
  /** Where a clock stands: Asia/Seoul -> Seoul. Etc/GMT+3 is west of Greenwich: UTC−3. */
  zone: (timeZone: string): string => {
    const [, sign, hours] = /^Etc\/GMT([+-])(\d+)$/.exec(timeZone) ?? [];
    if (sign && Number(hours) > 0) return `UTC${sign === '+' ? '−' : '+'}${hours}`;
    return timeZone.slice(timeZone.lastIndexOf('/') + 1).replaceAll('_', ' ');
  },
  /** 540, Asia/Seoul -> 09:00 in Seoul */
  clockIn: (minute: number, timeZone: string): string =>
    /^(Etc\/|[^/]+$)/.test(timeZone)
      ? `${dates.clock(minute)} ${dates.zone(timeZone)}`
      : `${dates.clock(minute)} in ${dates.zone(timeZone)}`,
};
