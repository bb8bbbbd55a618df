import type { help as English } from '../en/help.ts';
import { dates } from './dates.ts';

export const help: typeof English = {
  what: '**Gaebong**은 한국 영화의 정보와 날짜를 찾아 주고, 공개일에 채널이나 나에게 알려 주는 봇이에요.',
  version: (version) => `Gaebong ${version}`,
  catalogue: (count, asOf) => `영화 ${count}편${asOf ? ` (${dates.plainDay(asOf)} 기준)` : ''}`,
  sources: (names) => `출처: ${names}`,
  privacy: [
    '**개인정보** · 사용자의 알림과 Discord ID, 서버의 채널 알림 설정을 저장해요.',
    '메시지는 전달받지 않고 명령어와 버튼만 받아요. 채널은 제가 올린 글을 확인할 때만 봐요.',
    '알림을 삭제하면 설정이 지워져요. 보낸 기록은 두 번 보내지 않으려고 남겨 둬요. 데이터는 이 봇의 운영자가 보관해요.',
  ],
};
