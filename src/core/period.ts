// A month, a year or "no date", as people type it in English or Korean.

/** 2023-02, 2023, or none for movies without a date. */
export type Period = string;

const undatedWords = new Set([
  'none',
  'no date',
  'undated',
  'tba',
  'tbd',
  'unknown',
  '미정',
  '날짜 미정',
  '공개일 미정',
  '개봉일 미정',
]);

/** Months from this one. */
const monthWords = new Map([
  ['this month', 0],
  ['today', 0],
  ['오늘', 0],
  ['이번 달', 0],
  ['이번달', 0],
  ['next month', 1],
  ['다음 달', 1],
  ['다음달', 1],
  ['last month', -1],
  ['지난 달', -1],
  ['지난달', -1],
]);

/** Years from this one. */
const yearWords = new Map([
  ['this year', 0],
  ['올해', 0],
  ['next year', 1],
  ['내년', 1],
  ['last year', -1],
  ['작년', -1],
]);

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** Undefined: no period. A month without a year is the one nearest ahead, this one included. */
export function parsePeriod(typed: string, today: Temporal.PlainDate): Period | undefined {
  const said = saidIn(typed);
  if (undatedWords.has(said)) return 'none';
  const months = monthWords.get(said);
  if (months !== undefined) return today.add({ months }).toString().slice(0, 7);
  const years = yearWords.get(said);
  if (years !== undefined) return String(today.year + years);
  return inDigits(said, today) ?? inKorean(said, today) ?? inEnglish(said, today);
}

/** Those that a beginning may mean: 내 is 내년, "next" is next month and next year. */
export function periodsBeginning(typed: string, today: Temporal.PlainDate): Period[] {
  const said = saidIn(typed);
  if (said === '') return [];
  const words = [...monthWords.keys(), ...yearWords.keys(), ...undatedWords];
  const meant = [said, ...words.filter((word) => word.startsWith(said))];
  return [...new Set(meant.flatMap((word) => parsePeriod(word, today) ?? []))];
}

const saidIn = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s,]+/g, ' ')
    .trim();

/** 2023, 2023-03, 2023.3, 2023/03/17, 3/2023, 3 */
function inDigits(said: string, today: Temporal.PlainDate): Period | undefined {
  if (/^\d{4}$/.test(said)) return said;
  if (/^\d{1,2}$/.test(said)) return nearestMonth(Number(said), undefined, today);
  const [, year, month] = /^(\d{4}) ?[-./] ?(\d{1,2})(?: ?[-./] ?\d{1,2})?\.?$/.exec(said) ?? [];
  const [, monthFirst, yearLast] = /^(\d{1,2}) ?[-./] ?(\d{4})$/.exec(said) ?? [];
  return monthOf(year ?? yearLast, month ?? monthFirst);
}

/** 2023년, 2023년 3월, 3월 */
function inKorean(said: string, today: Temporal.PlainDate): Period | undefined {
  const [whole, year, month] = /^(?:(\d{4})년)? ?(?:(\d{1,2})월)?$/.exec(said) ?? [];
  if (!whole) return undefined;
  return month === undefined ? year : (monthOf(year, month) ?? nearestMonth(Number(month), year, today));
}

/** march 2023, 2023 march, mar */
function inEnglish(said: string, today: Temporal.PlainDate): Period | undefined {
  const [whole, before, name = '', after] = /^(?:(\d{4}) )?([a-z]{3,9})\.?(?: (\d{4}))?$/.exec(said) ?? [];
  const month = monthNames.indexOf(name.slice(0, 3)) + 1;
  if (!whole || month === 0 || !isMonthName(name, month) || (before && after)) return undefined;
  const year = before ?? after;
  return year === undefined ? nearestMonth(month, year, today) : monthOf(year, String(month));
}

function isMonthName(name: string, month: number): boolean {
  const long = new Temporal.PlainDate(2023, month, 1).toLocaleString('en', { month: 'long' }).toLowerCase();
  return long.startsWith(name) || (name === 'sept' && month === 9);
}

function monthOf(year: string | undefined, month: string | undefined): Period | undefined {
  if (year === undefined || month === undefined || !isMonth(Number(month))) return undefined;
  return `${year}-${month.padStart(2, '0')}`;
}

function nearestMonth(
  month: number,
  year: string | undefined,
  today: Temporal.PlainDate,
): Period | undefined {
  if (year !== undefined || !isMonth(month)) return undefined;
  return monthOf(String(month < today.month ? today.year + 1 : today.year), String(month));
}

const isMonth = (month: number): boolean => month >= 1 && month <= 12;
