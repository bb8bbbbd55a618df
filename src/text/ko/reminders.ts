import type { reminders as English } from '../en/reminders.ts';
import { dates } from './dates.ts';

export const reminders: typeof English = {
  remindMe: '🔔 알림 받기',
  tellMeWhenDated: '🔔 날짜가 정해지면 알림',
  onDay: (title, date, minute, timeZone) =>
    `🔔 ${title} 알림을 **${dates.day(date)}** ${dates.clockIn(minute, timeZone)}에 DM으로 보내 드려요.`,
  whenDated: (title, minute, timeZone) =>
    `🔔 ${title} 날짜가 발표되면 DM으로 알려 드리고, 그날 ${dates.clockIn(minute, timeZone)}에 한 번 더 알려 드려요.`,
  noFestivals: '영화제 상영은 알려 드리지 않아요.',
  already: (title) => `${title} 알림은 이미 있어요. 바뀐 것은 없어요.`,
  past: (title, date) => `${title} 날짜는 ${dates.plain(date)}, 이미 지났어요. 저장하지 않았어요.`,
  hourPassed: (title, minute, timeZone) =>
    `${title} 날짜가 오늘이고, 오늘 알림은 ${dates.clockIn(minute, timeZone)}에 나갔어요. 저장하지 않았어요.`,
  full: (most) =>
    `알림이 ${most}개 있어요. 한 사람에게 저장할 수 있는 최대예요. 아래에서 하나를 삭제하고 다시 시도해 주세요.`,
  heading: (count) => `🔔 **내 알림** (${count}개)`,
  how: (minute, timeZone) => `${dates.clockIn(minute, timeZone)}에 DM으로 보내 드려요.`,
  none: '저장된 알림이 없어요. 영화의 🔔 버튼을 누르거나 /알림 명령어에 제목을 넣어 보세요.',
  lineOnDay: (date) => dates.day(date),
  lineToday: '오늘',
  lineWhenDated: '날짜가 발표되면',
  linePast: '날짜가 지났어요',
  lineGone: '이제 목록에 없어요',
  remove: '삭제',
  removeOne: '알림 삭제',
  removed: (title) => `${title} 알림을 삭제했어요.`,
  notThere: (title) => `${title} 알림은 없어요.`,
  refused: (title) =>
    `${title} 알림을 DM으로 보내지 못했어요. Discord에서 거부했어요. 다음 알림을 받으려면 함께 있는 서버의 다이렉트 메시지를 허용해 주세요.`,
};
