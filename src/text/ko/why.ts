import type { why as English } from '../en/why.ts';
import { dates } from './dates.ts';

const joined = (...sentences: (string | undefined)[]): string =>
  sentences.filter((sentence) => sentence !== undefined && sentence !== '').join(' ');
const inDays = (days: number) => (days <= 0 ? '오늘' : `D-${days}`);

export const why: typeof English = {
  heading: (title, channel) => `${title} · ${channel} 채널`,
  alert: ({ kind, date, was }) => {
    switch (kind) {
      case 'release':
        return `**공개일 ${dates.day(date)}**`;
      case 'early':
        return `**미리 알림 (공개일 ${dates.day(date)})**`;
      case 'month':
        return `**${dates.of(date)} 공개 예정**`;
      case 'dated':
        return `**날짜 발표 소식 (${dates.day(date)})**`;
      case 'moved':
        return was
          ? `**날짜 변경 소식 (${dates.plain(was)} → ${dates.day(date)})**`
          : `**날짜 변경 소식 (${dates.day(date)})**`;
    }
  },
  noSubscription: (subscribe) => `이 채널은 구독하고 있지 않아요. 시작하기: ${subscribe}`,
  paused: (since) =>
    `⏸ ${since}에 누군가 이 채널의 알림을 일시 중지했어요. 다시 시작할 때까지는 알림 시각이 되어도 올리지 않아요.`,
  noAccess: (since, reason) => `⚠️ ${since}부터 일시 중지: ${reason}`,
  closed: (since, reason, subscribe) => `🚫 ${since} 종료: ${reason} 다시 시작하기: ${subscribe}`,
  notListed: (subscribe) =>
    `이 채널의 목록에 없는 영화예요. 이 영화를 골라 목록에 더하는 명령어: ${subscribe}`,
  notNotable: (subscribe) =>
    `주요 영화가 아닌 작품이에요. 이 채널은 주요 영화를 구독해요. 모든 영화로 바꾸는 명령어: ${subscribe} (‘범위’에서 선택)`,
  elsewhere: (regions, region) =>
    `이 채널의 공개일 기준은 ${region}인데, 그곳의 공개일은 아직 없어요. 공개일이 있는 곳: ${regions.join(', ')}.`,
  undated: '아직 공개일이 없어서 알릴 날이 없어요. 날짜가 정해지면 이 영화를 구독하는 채널에 알려 드려요.',
  inexact: (date) =>
    date.length > 4
      ? `**${dates.month(date)}**: 정확한 날짜가 아니에요. 그달 1일에 공개 예정이라고 알려 드려요.`
      : `**${dates.year(date)}**: 정확한 날짜가 아니에요. 연도만 알려진 영화는 알려 드리지 않아요.`,
  festival: (date) => `**${dates.of(date)}**: 영화제 상영일이에요. 영화제 상영은 알려 드리지 않아요.`,
  beingPosted: '지금 올리고 있어요.',
  aboutToBePosted: (due) => `예정 시각 ${due}, 올릴 차례를 기다리고 있어요.`,
  putOff: (due, tried, reason, next) =>
    joined(`예정 시각 ${due}, ${tried}번 시도했어요.`, reason, next && `다음 시도: ${next}`),
  failed: (due, reason) => joined(`예정 시각 ${due}, 올리지 못했고 다시 시도하지 않아요.`, reason),
  off: (due, from, until) =>
    `예정 시각 ${due}. 봇이 ${from}부터 ${until}까지 꺼져 있었어요. 예정 시각에서 12시간이 지난 알림은 올리지 않아요.`,
  expired: (due, tried, reason) =>
    joined(`예정 시각 ${due}, 12시간 안에 올리지 못했어요${tried > 0 ? ` (${tried}번 시도)` : ''}.`, reason),
  withdrawn: (due, reason) => joined(`예정 시각 ${due}, 취소했어요.`, reason),
  posted: (at, link) => `${at}에 올렸어요${link ? ` · ${link}` : ''}`,
  late: (hours) => `${hours}시간 늦었어요`,
  wasOff: (from, until) => `봇이 ${from}부터 ${until}까지 꺼져 있었어요`,
  publishing: '팔로워에게 게시하려고 기다리고 있어요',
  movedSince: '그 뒤에 날짜가 바뀌었어요',
  toCome: (days, clock, due) => `${inDays(days)} ${clock} 예정 · ${due}`,
  hourOver: (due, since) =>
    `정한 시각 ${due}. 이 채널이 구독을 시작하거나 다시 켜거나 마지막으로 바꾼 ${since}에는 이미 지난 뒤였어요.`,
  before: (due, since) =>
    `정한 시각 ${due}. 이 채널이 구독을 시작하거나 다시 켜거나 마지막으로 바꾼 ${since}보다 먼저였어요. 그 전의 것은 알려 드리지 않아요.`,
  notNoted: (due) =>
    `정한 시각 ${due}. 기록이 없어요. 날짜를 너무 늦게 알았거나 봇이 30일 넘게 꺼져 있었어요.`,
  more: (count) => `그 밖에 ${count}건`,
  add: '이 채널의 목록에 추가',
  reasons: {
    'no answer from Discord': 'Discord에서 답이 없었어요.',
    'rate limit': 'Discord에서 천천히 보내라고 했어요.',
    'a rate limit that does not say how long': 'Discord에서 잠시 멈추라고 했어요.',
    held: 'Discord에서 기다리라고 했어요.',
    'too many refusals': 'Discord에서 거절이 너무 많아서 몇 분 동안 아무것도 보내지 않아요.',
    'the channel is gone': '채널이 더는 없다고 Discord에서 알려 왔어요.',
    'the subscription was removed': '구독이 삭제됐어요.',
    paused: '누군가 채널의 알림을 일시 중지한 상태였어요.',
    closed: '구독이 종료된 상태였어요.',
    'an error of the bot': '봇에 오류가 났고, 봇의 로그에 남아 있어요.',
    'its release is not on that day any more': '공개일이 그날이 아니게 됐어요.',
    'token refused': 'Discord에서 봇의 토큰을 받지 않았어요.',
    'its movies are not in the catalogue any more': '그 영화가 이제 목록에 없어요.',
    'what it says is not in the catalogue any more': '알릴 내용이 이제 목록과 달라요.',
    'not in the catalogue of this process so far': '봇의 프로세스 하나가 아직 모르는 내용이었어요.',
    'waited too long for its turn': '올릴 차례를 너무 오래 기다렸어요.',
  },
  answered: (code) => `Discord에서 오류로 답했어요 (${code}).`,
  refused: (code) => `Discord에서 메시지를 받지 않았어요 (${code}).`,
  noted: (reason) => `기록된 이유: ${reason}.`,
};
