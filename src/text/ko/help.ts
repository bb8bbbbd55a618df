import type { help as English } from '../en/help.ts';
import { dates } from './dates.ts';

const names = { file: '이 봇의 목록', wikidata: '위키데이터', tmdb: 'TMDB', kobis: 'KOBIS' };

const counted = (count: number): string => `${count.toLocaleString('ko')}편`;

export const help: typeof English = {
  what: '**Gaebong**은 한국 영화의 정보와 날짜를 찾아 주고, 공개일에 채널이나 나에게 알려 주는 봇이에요.',
  version: (version) => `Gaebong ${version}`,
  catalogue: (count, asOf) => `영화 ${counted(count)}${asOf ? ` (${dates.plainDay(asOf)} 기준)` : ''}`,
  sources: (names) => `출처: ${names}`,
  source: ({ name, movies, asOf, lastError }, age) => {
    const source = `${names[name]}: ${counted(movies)}`;
    if (name === 'file') return source;
    const read = asOf ? `, ${dates.plainDay(asOf)} 기준 (${age})` : ', 처음으로 불러오는 중';
    return `${source}${read}${lastError === undefined ? '' : ' · 최근에 불러오지 못했어요'}`;
  },
  attribution: {
    wikidata: '[위키데이터](https://www.wikidata.org): 누구나 자유롭게 쓸 수 있는 데이터예요 (CC0).',
    tmdb: '[TMDB](https://www.themoviedb.org): This product uses the TMDB API but is not endorsed or certified by TMDB. (TMDB API를 사용하지만 TMDB의 보증이나 인증을 받지 않았어요.)',
    kobis: '[KOBIS](https://www.kobis.or.kr): 영화진흥위원회 오픈API의 데이터를 사용해요.',
  },
  privacy: [
    '**개인정보** · 사용자의 알림과 Discord ID, 서버의 채널 알림 설정을 저장해요.',
    '메시지는 전달받지 않고 명령어와 버튼만 받아요. 채널은 제가 올린 글을 확인할 때만 봐요.',
    '알림을 삭제하면 설정이 지워져요. 보낸 기록은 두 번 보내지 않으려고 남겨 둬요. 데이터는 이 봇의 운영자가 보관해요.',
  ],
};
