// Numbers as they are read in Korean: 7급 is 칠급.

const digits = ' 일 이 삼 사 오 육 칠 팔 구'.split(' ');
const tens = ['', '십', '백', '천'];

/** Numbers of up to four digits in Sino-Korean words: 1987 is 천구백팔십칠. Longer ones stay. */
export const inSinoKorean = (text: string): string => text.replace(/(?<!\d)[1-9]\d{0,3}(?!\d)/g, numberOf);

const numberOf = (number: string): string =>
  number
    .split('')
    .map((digit, index) => {
      const ten = tens[number.length - 1 - index] ?? '';
      if (digit === '0') return '';
      return digit === '1' && ten !== '' ? ten : (digits[Number(digit)] ?? '') + ten;
    })
    .join('');
