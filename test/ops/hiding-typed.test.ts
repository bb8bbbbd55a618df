import { expect, test } from 'vitest';
import { hidingTyped } from '../../src/ops/hiding-typed.ts';

test.each<[string, string[], string, string]>([
  ['a title with a particle after it', ['괴물'], '괴물을 찾지 못함', '[typed]을 찾지 못함'],
  ['a space at its end', ['봉준호 '], 'nobody is 봉준호.', 'nobody is [typed].'],
  ['large letters', ['PARASITE'], 'no film parasite', 'no film [typed]'],
  [
    'a line of several',
    ['Unlocked\n  Hope\n\n'],
    'no film Hope, but Unlocked',
    'no film [typed], but [typed]',
  ],
  ['in JSON and in an address', ['"A" b'], 'no "\\"A\\" b", ?q=%22a%22%20b', 'no "[typed]", ?q=[typed]'],
  ['a short word', ['no', 'a'], 'no, not a note', '[typed], not [typed] note'],
  ['the mark itself', ['typed', 'movie'], 'movie typed', '[typed] [typed]'],
  ['signs of patterns', ['.*', '(?'], 'all of .* (? *', 'all of [typed] [typed] *'],
  ['half a character', ['\ud83dabc'], 'no \ud83dabc', 'no [typed]'],
  ['nothing', ['', ' ', '\n'], 'a  b', 'a  b'],
])('%s', (_, typed, text, read) => {
  expect(hidingTyped(typed)(text)).toBe(read);
});

test('as much as a form takes, in the time that an answer has', () => {
  for (const typed of [
    '가나다'.repeat(1300),
    'abcdefg '.repeat(500),
    '\\'.repeat(4000),
    '영화\n'.repeat(1300),
  ]) {
    const from = performance.now();
    expect(hidingTyped([typed])(`no ${typed.trim()}!`)).toMatch(/^no (?:\[typed\]\n?)+!$/);
    expect(performance.now() - from).toBeLessThan(500);
  }
});
