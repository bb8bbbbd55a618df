// The time of day that a person types, in English or Korean.

const midnight = 0;
const noon = 12 * 60;
const words: Record<string, number> = { midnight, noon, 자정: midnight, 정오: noon };

// "반" is half past.
const digits = /^(?<hour>\d{2})(?<minute>\d{2})$/;
const english = /^(?<hour>\d{1,2})(?:[:.](?<minute>\d{2}))?\s*(?<half>[ap](?:\.?m\.?)?)?$/;
const korean =
  /^(?<half>오전|오후|새벽|아침|낮|저녁|밤)?\s*(?<hour>\d{1,2})(?:\s*시(?:\s*(?:(?<minute>\d{1,2})\s*분|(?<minute>반)))?|:(?<minute>\d{2}))?$/;

/** The hours from and to which Korean uses a word; those from 24 on are of the next day. */
const partsOfDay: Record<string, readonly [from: number, to: number]> = {
  새벽: [24, 30],
  아침: [5, 11],
  낮: [10, 17],
  저녁: [17, 23],
  밤: [18, 27],
};

/** Minutes after midnight, 0 to 1439: 9, 09, 9pm, 21:30, 0930, 9:30 pm, 오후 9시 30분, 밤 11시, noon. Undefined: not a time. */
export function parseTimeOfDay(text: string): number | undefined {
  const typed = text.normalize('NFKC').trim().toLowerCase();
  if (Object.hasOwn(words, typed)) return words[typed];
  const { hour, minute, half } =
    (digits.exec(typed) ?? english.exec(typed) ?? korean.exec(typed))?.groups ?? {};
  const hours = hour === undefined ? undefined : hourOfDay(Number(hour), half);
  const minutes = minute === '반' ? 30 : Number(minute ?? 0);
  return hours === undefined || minutes > 59 ? undefined : hours * 60 + minutes;
}

/** 12 am is 0 and 12 pm is 12; without a half of the day, hours are 0 to 23. */
function hourOfDay(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour <= 23 ? hour : undefined;
  const part = partsOfDay[half];
  if (part) return hourWithin(part, hour);
  if (hour < 1 || hour > 12) return undefined;
  const isMorning = half.startsWith('a') || half === '오전';
  return (hour % 12) + (isMorning ? 0 : 12);
}

/** The hour of a clock of 12 or 24 hours that lies in a part of the day. */
function hourWithin([from, to]: readonly [from: number, to: number], hour: number): number | undefined {
  if (hour > 23) return undefined;
  const meant = (hour <= 12 ? [hour, hour + 12, hour + 24] : [hour]).find((at) => at >= from && at <= to);
  return meant === undefined ? undefined : meant % 24;
}

/** 540 is 09:00. */
export const formatMinute = (minute: number): string =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
