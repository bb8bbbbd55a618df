import type { problems as English } from '../en/problems.ts';

export const problems: typeof English = {
  unexpected: (reference) =>
    `봇에 문제가 생겨서 요청이 처리되지 않았을 수 있어요. 다시 시도해 주세요. 또 그러면 이 봇의 운영자에게 알려 주세요: ${reference}`,
  unknownCommand: '이제 없는 명령어예요. /를 입력하면 쓸 수 있는 명령어가 보여요.',
  unknownPress: '이제 쓰지 않는 버튼이에요. 명령어부터 다시 시작해 주세요.',
  serverOnly: '서버에서만 쓸 수 있어요.',
};
