import type { alerts as English, PermissionName, Titles, Wished } from '../en/alerts.ts';
import { dates } from './dates.ts';

const permissions: Record<PermissionName, string> = {
  view: '채널 보기',
  send: '메시지 보내기',
  sendInThreads: '스레드에서 메시지 보내기',
  embed: '링크 첨부',
  mention: '@everyone, @here, 모든 역할 멘션하기',
};

const languages = { en: '영어', ko: '한국어' };
const counted = (count: number, what: string) => (count > 0 ? [`${what} ${count}건`] : []);

function named({ titles, more }: Titles): string {
  const all = titles.map((title) => `〈${title}〉`).join(', ');
  return more > 0 ? `${all} 외 ${more}편` : all;
}

const kinds = { notable: '주요 영화', all: '모든 영화' };
const followed = ({ movies }: Wished): string => (typeof movies === 'string' ? kinds[movies] : named(movies));

function when({ minute, timeZone, daysBefore }: Wished): string {
  const clock = `공개일 **${dates.clockIn(minute, timeZone)}**`;
  return daysBefore > 0 ? `${daysBefore}일 전과 ${clock}` : clock;
}

const nothingSaved = '저장하지 않았어요.';

export const alerts: typeof English = {
  languages,
  choices: { en: '영어 · English', ko: '한국어' },
  publishChoices: { yes: '예', no: '아니요' },
  whichChoices: kinds,
  wished: (wished) =>
    [
      `${followed(wished)} · ${when(wished)}`,
      wished.role ? `멘션 ${wished.role}` : '멘션 없음',
      languages[wished.language],
      ...(wished.region ? [`공개일 기준: ${wished.region}`] : []),
      ...(wished.publish ? ['팔로워에게 게시'] : []),
    ].join(' · '),

  confirmed: (wished) => `🎬 ${wished.channel} 채널에 영화 알림을 올려요: ${followed(wished)}`,
  confirmedAbout: (wished, list) =>
    `${when(wished)}에 올려요.${wished.region ? ` 공개일 기준: ${wished.region}.` : ''} 서버 관리자가 보고 바꾸는 명령어: ${list}`,
  saved: (channel) => `✅ ${channel} 채널 저장 완료`,
  resumed: (channel) => `▶️ ${channel} 채널에 다시 알려 드려요. 일시 중지한 동안의 알림은 올리지 않아요.`,
  unchanged: (channel) => `바꿀 것이 없어요. ${channel} 채널은 이미 이렇게 구독하고 있어요.`,
  alreadyIncluded: (title, which) =>
    `이미 포함된 영화예요: 〈${title}〉. 이 채널은 ${kinds[which]}를 구독해요. [바꾸기]에서 목록으로 바꿀 수 있어요.`,
  notNotable: (title, subscribe) =>
    `이 채널은 주요 영화를 구독하는데, 주요 영화가 아닌 작품이에요: 〈${title}〉. ${subscribe} 명령어의 ‘범위’에서 모든 영화를 고르거나 [바꾸기]에서 목록으로 바꿔 주세요.`,
  followAll: '모든 영화 구독',
  alreadyListed: (title) => `이미 이 채널의 목록에 있는 영화예요: 〈${title}〉.`,
  next: (title, at, early) =>
    early
      ? `다음 알림: 〈${title}〉 D-${early.days} 미리 알림, ${dates.shortDay(early.date)} · ${at}`
      : `다음 알림: 〈${title}〉 · ${at}`,
  noNext: '다음 알림: 아직 없어요. 날짜가 남은 영화가 없어요. 날짜가 정해지면 공개일에 알려 드려요.',
  leftOut: (titles) => `오늘 알림에서 빠지는 영화: ${named(titles)}. 정한 시각이 이미 지났어요.`,
  earlyLeftOut: (titles) => `미리 알림에서 빠지는 영화: ${named(titles)}. 정한 시각이 이미 지났어요.`,
  cannotPublish: (channel) =>
    `${channel} 채널은 공지 채널이 아니라서 팔로워가 없어요. 알림은 게시 없이 이 채널에만 올라가요.`,
  change: '바꾸기',
  sendTest: '테스트 보내기',
  tryAgain: '다시 시도',
  typeAgain: (subscribe) => `그다음 이 명령어를 다시 입력해 주세요: ${subscribe}`,
  withoutPing: '멘션 없이 구독',

  nothingSaved,
  badTime: (typed) => `‘${typed}’ 시각을 읽지 못했어요. 이렇게 써 주세요: 9, 21:30, 오후 9시, 정오.`,
  badTimeZone: (typed) =>
    `‘${typed}’ 시간대를 찾지 못했어요. 이렇게 써 주세요: 서울, KST, 뉴욕, Europe/Paris.`,
  badRegion: (typed) => `‘${typed}’ 나라나 지역을 찾지 못했어요. 이렇게 써 주세요: 한국, KR, 미국, 일본.`,
  movieOrWhich: '영화 하나와 구독 범위는 함께 고를 수 없어요. 둘 중 하나만 골라 주세요.',
  badDays: (typed) => `‘${typed}’ 대신 0부터 30까지의 숫자를 써 주세요.`,
  noMovie: (typed, nearest) =>
    `‘${typed}’ 검색 결과가 없어요.${nearest.length > 0 ? ` 가장 비슷한 영화: ${nearest.join(', ')}.` : ''}`,
  listFull: (most, list) =>
    `목록에는 영화를 ${most}편까지 넣을 수 있어요. ${list} → 편집에서 줄이거나 모든 영화를 구독해 주세요.`,
  everyone: '알림은 @everyone 멘션을 하지 않아요. 사람들이 들어갈 수 있는 역할을 고르거나 비워 두세요.',
  notPingable: (role) =>
    `${role} 역할을 멘션할 수 없어요. 서버 설정 → 역할 → 그 역할 → ‘모든 사람이 이 역할을 멘션할 수 있도록 허용’을 켜거나, 채널에서 봇에 **${permissions.mention}** 권한을 허용해 주세요.`,
  wrongPlace: (channel) =>
    `${channel} 채널에는 일반 메시지를 올릴 수 없어요. 텍스트 채널, 공지 채널, 스레드 중에서 골라 주세요.`,
  notAMember: '봇이 이 서버에 들어와 있지 않아서 글을 쓸 수 없어요. 초대 링크로 다시 초대해 주세요.',
  callerMayNot: (channel) =>
    `${channel} 채널에 직접 글을 쓸 수 없는 상태예요. 다른 채널을 고르거나 쓸 수 있는 사람에게 부탁해 주세요.`,
  missing: (channel, names, inThread) =>
    `${channel} 채널에 글을 쓸 수 없어요. 필요한 권한: ${names.map((name) => `**${permissions[name]}**`).join(', ')}. ${inThread ? '스레드가 있는 채널 편집' : '채널 편집'} → 권한에서 Gaebong 봇을 추가하고 허용해 주세요.`,
  refusals: {
    'channel gone': (channel) => `${channel} 채널이 더는 없다고 Discord에서 알려 왔어요.`,
    'no access': (channel) =>
      `Discord에서 ${channel} 채널에 글쓰기를 허용하지 않았어요. 채널 편집 → 권한에서 Gaebong 봇을 추가하고 **${permissions.view}**, **${permissions.send}**, **${permissions.embed}** 권한을 허용해 주세요. 스레드라면 **${permissions.sendInThreads}** 권한이 필요하고, 잠겨 있으면 안 돼요.`,
    refused: (channel) => `Discord에서 ${channel} 채널의 메시지를 받지 않았어요.`,
    'no answer': (channel) =>
      `Discord에서 답이 없어서 ${channel} 채널에 메시지가 올라갔는지 알 수 없어요. 잠시 뒤에 다시 시도해 주세요.`,
  },
  threadLocked: (channel) =>
    `${channel} 스레드가 잠겨 있어서 아무도 글을 쓸 수 없어요. 잠금을 풀거나 다른 채널을 골라 주세요.`,
  changedMeanwhile: (channel) =>
    `양식이 열려 있는 동안 ${channel} 채널의 알림이 바뀌었어요. 다시 열면 지금 설정이 보여요.`,
  notSubscribed: (channel) => `${channel} 채널은 이제 구독하고 있지 않아요.`,

  tested: (channel, link) => `✅ ${channel} 채널에 테스트 알림을 올렸어요: ${link}`,
  notTested: '테스트를 올리지 못했어요.',

  formTitle: '알림 바꾸기',
  form: {
    time: { label: '공개일의 시각', about: '9, 21:30, 오후 9시' },
    timeZone: { label: '시간대', about: '도시나 시간대: 서울, KST, America/New_York' },
    daysBefore: { label: '며칠 전에 한 번 더', about: '1~30, 0: 없음' },
    movies: { label: '영화', about: '한 줄에 제목 하나, 또는 ‘주요 영화’나 ‘모두’' },
    language: { label: '알림의 언어' },
  },
  which: { notable: '주요 영화', all: '모두' },

  list: (count) => `## 영화 알림 채널 ${count}개`,
  listAbout: (subscribe) => `채널, 영화, 역할 추가: ${subscribe}`,
  emptyList: (subscribe) => `이 서버에는 영화 알림을 받는 채널이 아직 없어요. 시작하기: ${subscribe}`,
  page: (page, pages) => `${page}/${pages}쪽`,
  states: {
    active: (channel) => `🎬 **${channel}**`,
    paused: (channel, since) => `⏸ **${channel}** · ${since}부터 일시 중지 (직접 멈춤)`,
    'no access': (channel, since, reason) =>
      `⚠️ **${channel}** · ${since}부터 일시 중지: ${reason} 기다리는 알림이 있으면 매시간 다시 시도해요.`,
    closed: (channel, since, reason) => `🚫 **${channel}** · ${since} 종료: ${reason}`,
  },
  reasons: {
    '50001': `채널을 볼 수 없어요 (**${permissions.view}** 권한).`,
    '50013': `글을 쓸 수 없어요 (**${permissions.send}**, **${permissions.embed}** 권한).`,
    '160005': '스레드가 잠겨 있어요.',
    '10003': '채널이 더는 없다고 Discord에서 알려 왔어요.',
    '10004': '봇이 더는 이 서버에 없다고 Discord에서 알려 왔어요.',
    other: (code) => `Discord에서 글쓰기를 허용하지 않아요 (${code}).`,
  },
  waiting: (waiting, missed) =>
    [...counted(waiting, '기다리는 알림'), ...counted(missed, '놓친 알림')].join(', '),
  last: (at, link) => `지난 알림: ${at}${link ? ` · ${link}` : ''}`,
  edit: '편집',
  test: '테스트',
  pause: '일시 중지',
  resume: '다시 시작',
  tryNow: '지금 시도',
  nothingToTry: (channel) =>
    `${channel} 채널에 기다리는 알림이 없어서 시도할 것이 없었어요. 글을 쓸 수 있는지는 다음 알림 때 알 수 있어요.`,
  startAgain: (subscribe) => `이 채널이나 다른 채널에서 다시 시작하는 명령어: ${subscribe}`,
  stopPing: '멘션 끄기',
  remove: '삭제',
  keep: '그대로 두기',
  removeWhat: (channel) =>
    `${channel} 채널의 알림을 삭제할까요? 구독 내용이 지워지고 더는 알림이 올라오지 않아요.`,
  pauseKeeps: '[일시 중지]로 남겨 둘 수도 있어요.',
};
