import { assert, constantFrom, oneof, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameReadings } from '../../../src/core/hangul/name-readings.ts';
import { anyText } from './texts.ts';

describe('one person, spelled as credits do', () => {
  test.each([
    ['임시완', ['Im Si-wan', 'Yim Si-wan', 'Siwan Lim', 'Lim, Si Wan', 'IM SIWAN', 'Rim Shi-wan']],
    ['설경구', ['Seol Kyung-gu', 'Sol Kyung-gu', 'Sul Kyung Koo', 'Gyeong-gu Seol', 'Kyounggu Sul']],
    ['박나래', ['Park Na-rae', 'Pak Narae', 'Na-rae Bak', 'Park Na rae']],
    ['노무현', ['Roh Moo-hyun', 'Noh Mu-hyeon', 'No Muhyun']],
    ['이병헌', ['Lee Byung-hun', 'Lee Byeong-heon', 'Yi Pyong-hon', 'Byung Hun Rhee']],
    ['천우희', ['Chun Woo-hee', 'Cheon U-hui', 'Woo Hee Chun']],
    ['최민식', ['Choi Min-sik', 'Choe Minshik', 'Min-sik Choi']],
    ['공유', ['Gong Yoo', 'Gong Yu', 'Kong You']],
    ['추창민', ['CHOO Chang-min', 'Chang-min Chu']],
    ['남궁민', ['Namgoong Min', 'Nam Koong Min', 'Min Namkung']],
    ['배두나', ['Bae Doona', 'Bae Doo-na', 'Du-na Bae']],
    ['필감성', ['Pil Gam-seong']],
    ['이솜', ['Lee Som', 'Esom']],
    ['김수안', ['kimsuan', 'Kim Su-an', 'Kim Soo An']],
  ])('%s', (hangul, names) => {
    expect(names.filter((name) => !nameReadings(name).includes(hangul))).toEqual([]);
  });
});

test('the likeliest reading comes first, and four are given at most', () => {
  expect(nameReadings('Song Kang-ho')).toEqual(['송강호', '송캉호']);
  expect(nameReadings('Jung Yu-mi')).toEqual(['정유미', '정여미']);
  expect(nameReadings('Lee Byung-hun', 2)).toEqual(['이병훈', '이병헌']);
});

test('what is no Korean name has no readings', () => {
  const names = [
    'Tilda Swinton',
    'Thomas Kretschmann',
    'Hirokazu Kore-eda',
    'Kim',
    '송강호',
    '🎬',
    '-',
    ',',
    '',
  ];
  expect(names.filter((name) => nameReadings(name).length > 0)).toEqual([]);
});

test('of any text: syllables or nothing, each once', () => {
  const latin = string({ unit: constantFrom(...'aeiouwyghkctdbpjszlrmn- ,'.split('')), maxLength: 40 });
  assert(
    property(oneof(latin, anyText), (text) => {
      const readings = nameReadings(text);
      expect(readings.filter((reading) => !/^[가-힣]{2,7}$/.test(reading))).toEqual([]);
      expect(new Set(readings).size).toBe(readings.length);
      expect(readings.length).toBeLessThanOrEqual(4);
    }),
  );
});
