import { array, assert, property } from 'fast-check';
import { expect, test } from 'vitest';
import { romanise } from '../../../src/core/hangul/romanise.ts';
import { allSyllables, anySyllable } from './texts.ts';

// The examples of the notification, in lower case; what it spells otherwise for a place's or a verb's sake is left out.
const rule: Record<string, string> = {
  'vowels and consonants':
    '구미 gumi, 영동 yeongdong, 백암 baegam, 옥천 okcheon, 합덕 hapdeok, 호법 hobeop, 월곶 wolgot, 벚꽃 beotkkot, 한밭 hanbat, 구리 guri, 설악 seorak, 칠곡 chilgok, 임실 imsil, 울릉 ulleung, 대관령 daegwallyeong',
  assimilation:
    '백마 baengma, 종로 jongno, 왕십리 wangsimni, 별내 byeollae, 신라 silla, 독립문 dongnimmun, 속리산 songnisan, 극락전 geungnakjeon',
  palatalisation: '해돋이 haedoji, 같이 gachi, 닫히다 dachida, 붙여 buchyeo',
  aspiration: '좋고 joko, 놓다 nota, 낳지 nachi, 묵호 mukho, 집현전 jiphyeonjeon',
  'no tensing':
    '압구정 apgujeong, 낙동강 nakdonggang, 죽변 jukbyeon, 낙성대 nakseongdae, 합정 hapjeong, 샛별 saetbyeol, 울산 ulsan',
  names:
    '광희문 gwanghuimun, 경복궁 gyeongbokgung, 독도 dokdo, 불국사 bulguksa, 무량수전 muryangsujeon, 안압지 anapji, 오죽헌 ojukheon',
  'compound finals':
    '닭을 dalgeul, 없다 eopda, 없어 eopseo, 앉아 anja, 많이 mani, 싫어 sireo, 값이 gapsi, 읽다 ikda, 넋 neok, 삶 sam',
};

test.each(Object.entries(rule))('%s', (_, examples) => {
  const pairs = examples.split(', ').map((pair) => pair.split(' '));
  expect(pairs.map(([hangul = '']) => romanise(hangul))).toEqual(pairs.map(([, latin]) => latin));
});

test('words stand for themselves, and all else stays', () => {
  expect(['살인의 추억', '외계+인 1부', '공동경비구역 JSA', 'ㄱㅂㅅ', ''].map(romanise)).toEqual([
    'sarinui chueok',
    'oegye+in 1bu',
    'gongdonggyeongbiguyeok JSA',
    'ㄱㅂㅅ',
    '',
  ]);
});

test('no syllable stays Hangul, alone or before any other', () => {
  expect(allSyllables.filter((text) => !/^[a-z]+$/.test(romanise(text)))).toEqual([]);
  assert(
    property(array(anySyllable, { minLength: 1 }), (text) => {
      expect(romanise(text.join(''))).toMatch(/^[a-z]+$/);
    }),
  );
});
