import type { dates as English } from '../en/dates.ts';

const weekdays = ['월', '화', '수', '목', '금', '토', '일'];

const dayOf = (date: string) => Temporal.PlainDate.from(date);
const weekdayOf = (date: string) => weekdays[dayOf(date).dayOfWeek - 1] ?? '';

export const dates: typeof English = {
  day: (date) => `${dates.plainDay(date)} (${weekdayOf(date)})`,
  plainDay: (date) => `${dates.month(date.slice(0, -3))} ${dayOf(date).day}일`,
  shortDay: (date) => {
    const { day, month } = dayOf(date);
    return `${month}월 ${day}일 (${weekdayOf(date)})`;
  },
  month: (date) => `${date.slice(0, -3)}년 ${Number(date.slice(-2))}월`,
  year: (date) => `${date}년`,
  of: (date) => {
    if (date.length > 7) return dates.day(date);
    return date.length > 4 ? dates.month(date) : dates.year(date);
  },
  plain: (date) => (date.length > 7 ? dates.plainDay(date) : dates.of(date)),
  distance: (day, today) => {
    const days = today.until(day).days;
    if (days === 0) return '오늘';
    if (days > 0) return `D-${days}`;
    return days === -1 ? '어제' : `${dates.span(day, today)} 전`;
  },
  monthDistance: (months) => {
    if (months === 0) return '이번 달';
    if (Math.abs(months) === 1) return months > 0 ? '다음 달' : '지난달';
    if (months > 0) return `${months}개월 뒤`;
    return months > -12 ? `${-months}개월 전` : `${Math.floor(-months / 12)}년 전`;
  },
  yearDistance: (years) => {
    if (years === 0) return '올해';
    if (Math.abs(years) === 1) return years > 0 ? '내년' : '작년';
    return years > 0 ? `${years}년 뒤` : `${-years}년 전`;
  },
  span: (from, to) => {
    const { years, months, days } = from.until(to, { largestUnit: 'years' });
    if (years > 0) return `${years}년`;
    return months > 0 ? `${months}개월` : `${days}일`;
  },
  clock: (minute) => {
    const hour = Math.floor(minute / 60);
    const past = minute % 60 === 0 ? '' : ` ${minute % 60}분`;
    return hour < 12 ? `오전 ${hour}시${past}` : `오후 ${hour % 12 || 12}시${past}`;
  },
  // Korean names places by their time: 대한민국 시간, 미 동부 시간. Seoul is named as people there say it.
  zone: (timeZone) => {
    if (timeZone === 'Asia/Seoul') return '서울 시간';
    return timeZone.includes('/') ? genericName(timeZone) : timeZone;
  },
  clockIn: (minute, timeZone) => `${dates.zone(timeZone)} ${dates.clock(minute)}`,
};

// A zone's name depends on the year: in 1970 Kyiv had Moscow's time.
const aRecentDay = Date.UTC(2026, 0, 1);

function genericName(timeZone: string): string {
  const format = new Intl.DateTimeFormat('ko', { timeZone, timeZoneName: 'longGeneric' });
  const name = format.formatToParts(aRecentDay).find(({ type }) => type === 'timeZoneName')?.value;
  return name ?? timeZone;
}
