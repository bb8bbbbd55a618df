import type { commands as English } from '../en/commands.ts';

export const commands: typeof English = {
  movie: {
    name: '영화',
    about: '한국 영화의 공개일, 감독과 출연진, 줄거리 보기',
    options: { title: { name: '제목', about: '한국어나 영어 제목, 또는 감독·배우 이름' } },
  },
  person: {
    name: '인물',
    about: '배우나 감독의 작품을 날짜순으로 보기',
    options: { name: { name: '이름', about: '한국어나 영어 이름' } },
  },
  upcoming: {
    name: '개봉예정',
    about: '날짜순 한국 영화: 앞으로 90일, 또는 고른 달이나 해',
    options: { when: { name: '언제', about: '달이나 해, 또는 ‘날짜 미정’' } },
  },
  remind: {
    name: '알림',
    about: '내 알림 보기, 추가, 삭제 (DM으로 알려 드려요)',
    options: { movie: { name: '영화', about: '알림을 받을 영화' } },
  },
  help: { name: '도움말', about: '이 봇이 하는 일과 사용법' },
  alerts: {
    name: '채널알림',
    about: '영화가 공개되는 날 채널에 알리기',
    subscribe: {
      name: '구독',
      about: '공개일에 채널로 알림. 비워 두면 이 채널, 주요 영화, 오전 9시',
      options: {
        channel: { name: '채널', about: '알림을 올릴 채널 (기본: 이 채널)' },
        movie: { name: '영화', about: '이 영화만. 다시 부르면 더해져요 (기본: 주요 영화)' },
        which: { name: '범위', about: '주요 영화만 구독할지, 모든 영화를 구독할지 (기본: 주요 영화)' },
        role: { name: '역할', about: '멘션할 역할' },
        time: { name: '시각', about: '공개일의 시각: 9, 21:30, 오후 9시 (기본: 09:00)' },
        'time-zone': { name: '시간대', about: '어느 곳의 시각인지: 도시나 시간대' },
        'days-before': { name: '며칠전', about: '며칠 전에 한 번 더 알림 (0: 없음)' },
        region: { name: '나라', about: '어느 나라의 공개일로 알릴지 (기본: 대한민국)' },
        language: { name: '언어', about: '알림의 언어 (기본: 내 언어)' },
        publish: { name: '게시', about: '공지 채널에서 알림을 팔로워에게 게시 (기본: 예)' },
      },
    },
    list: { name: '목록', about: '이 서버의 채널별 구독, 다음 알림, 문제' },
    why: {
      name: '이유',
      about: '채널에 영화 알림이 왔거나 오지 않은 이유와 다음 알림',
      options: {
        movie: { name: '영화', about: '궁금한 영화' },
        channel: { name: '채널', about: '궁금한 채널 (기본: 이 채널)' },
      },
    },
  },
};
