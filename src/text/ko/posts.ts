import type { posts as English, Told } from '../en/posts.ts';
import { dates } from './dates.ts';

function named({ titles, more }: Told): string {
  const all = titles.map((title) => `〈${title}〉`).join(', ');
  return more > 0 ? `${all} 외 ${more}편` : all;
}

const opening = ({ cinema }: Told) => (cinema ? '개봉' : '공개');

function day(told: Told): string {
  const on = dates.shortDay(told.date);
  if (told.days < 0) return `어제 ${opening(told)} 예정이던 ${named(told)} · ${on}`;
  if (told.days === 0) return `오늘 ${opening(told)} ${named(told)} · ${on}`;
  if (told.days === 1) return `내일 ${opening(told)} ${named(told)} · ${on}`;
  return `D-${told.days} ${opening(told)} 예정 ${named(told)} · ${on}`;
}

function from({ was, date }: Told): string {
  if (was === undefined) return '';
  return `${was.slice(0, 4) === date.slice(0, 4) ? dates.shortDay(was) : dates.day(was)} → `;
}

const newly = (date: string) =>
  date.length > 7 ? `변경: ${dates.day(date)}` : `변경: ${dates.month(date)}, 날짜 미정`;

export const posts: typeof English = {
  title: (movie) => movie.originalTitle ?? movie.title,
  otherTitle: (movie) =>
    movie.originalTitle === undefined || movie.originalTitle === movie.title ? undefined : movie.title,
  synopsis: (movie) => movie.synopsis?.ko ?? movie.synopsis?.en,
  release: day,
  early: day,
  month: (told) => `이번 달 ${opening(told)} 예정 ${named(told)} · ${dates.month(told.date)}, 날짜 미정`,
  dated: (told) =>
    `${opening(told)}일 발표 ${named(told)} · ${dates.day(told.date)}${told.days > 0 ? ` · D-${told.days}` : ''}`,
  moved: (told) =>
    `${opening(told)}일 변경 ${named(told)} · ${from(told)}${dates.day(told.date)}${told.days > 0 ? ` · D-${told.days}` : ''}`,
  instead: (line, date) => `~~${line}~~ → ${date === undefined ? '날짜 미정' : newly(date)}`,
  withdrawn: (count) => `이 알림의 영화 ${count}편은 이제 목록에 없어요`,
  many: (count) => `영화 ${count}편 소식이에요. 전체 목록은 아래에 있어요`,
  others: (count) => `그 밖에 ${count}편`,
  hoursLate: (hours) => ` (${hours}시간 늦은 알림)`,
  wasDue: (clock, offline) =>
    offline
      ? `${clock}에 보냈어야 하는데, 그때 봇이 꺼져 있었어요.`
      : `${clock}에 보냈어야 하는데, 그때 보내지 못했어요.`,
  reminder: '부탁하신 알림',
  stopReminders: '/알림 명령어로 내 알림을 보고 지울 수 있어요',
  cinemas: '극장',
  about: '이 영화 보기',
  pick: '영화 자세히 보기',
  test: '테스트예요. 때가 되면 이 채널에 알림이 이렇게 올라와요:',
  emptyTest:
    '테스트예요. 이 채널에 알림을 올릴 수 있어요. 날짜가 정해진 영화가 아직 없어서 보기로 보여 드릴 알림은 없어요.',
};
