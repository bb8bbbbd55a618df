import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogueOf } from '../../../src/core/catalogue.ts';
import { movieOf, on, releaseOf } from '../samples.ts';
import { films } from './films.ts';

const today = on('2023-02-01');
const catalogue = catalogueOf(films);
const titles = (text: string) => catalogue.find(text, today).map(({ title }) => title);

test.each([
  // As it is written, and nearly so.
  ['parasite', 'Parasite'],
  ['PARASITE', 'Parasite'],
  ['기생충', 'Parasite'],
  ['parasyte', 'Parasite'],
  ['memoires of mruder', 'Memories of Murder'],
  ['살인의추억', 'Memories of Murder'],
  ['살이의 추억', 'Memories of Murder'],
  ['memoriesofmurder', 'Memories of Murder'],
  ['kill bok-soon', 'Kill Boksoon'],
  ['kill boksun', 'Kill Boksoon'],
  ['hand maiden', 'The Handmaiden'],
  ['301302', '301/302'],
  ['외계인', 'Alienoid'],
  ['1987', '1987: When the Day Comes'],
  // Parts, and what is half typed.
  ['parasi', 'Parasite'],
  ['기새', 'Parasite'],
  ['기생ㅊ', 'Parasite'],
  ['추억', 'Memories of Murder'],
  ['security area', 'Joint Security Area'],
  ['jsa', 'Joint Security Area'],
  ['bottomless bad', 'Timeless Bottomless Bad Movie'],
  ['스마트폰 떨어뜨렸', 'Unlocked'],
  // Words in another order.
  ['murder memories', 'Memories of Murder'],
  ['area security joint', 'Joint Security Area'],
  // Initial consonants, and the keyboard switched the other way.
  ['ㄱㅂㅅ', 'Kill Boksoon'],
  ['ㅅㅇㅇㅊㅇ', 'Memories of Murder'],
  ['rlfqhrtns', 'Kill Boksoon'],
  ['rqt', 'Kill Boksoon'],
  ['ㅕㅜㅣㅐ차ㄷㅇ', 'Unlocked'],
  ['RLFQHRTNS', 'Kill Boksoon'],
  ['RQT', 'Kill Boksoon'],
  ['ｒｌｆｑｈｒｔｎｓ', 'Kill Boksoon'],
  ['Ｍｏｔｈｅｒ　２００９', 'Mother'],
  // Romanised.
  ['gilboksoon', 'Kill Boksoon'],
  ['Goe-mool', 'The Host'],
  ['Salinui chueok', 'Memories of Murder'],
  ['agassi', 'The Handmaiden'],
  ['Chilgeup gongmuwon', 'My Girlfriend Is an Agent'],
  // With a year.
  ['mother 2009', 'Mother'],
  ['2009 mother', 'Mother'],
  ['Mother (2009) · 마더', 'Mother'],
  ['(2009) Mother', 'Mother'],
  ['마더 2009년', 'Mother'],
  ['2009년 마더', 'Mother'],
  ['2017 1987', '1987: When the Day Comes'],
  // With a person.
  ['parasite song kang ho', 'Parasite'],
  ['song kangho parasite', 'Parasite'],
  ['봉준호 마더', 'Mother'],
  ['host bong joon-ho', 'The Host'],
  ['jsa 이병헌', 'Joint Security Area'],
  ['the oldboy park chan-wook', 'Oldboy'],
  ['Parasite (2019) song kang ho', 'Parasite'],
])('%j means %s', (text, title) => {
  expect(titles(text)[0]).toBe(title);
});

test('an article too many is none, and & is and', () => {
  const names = ['Oldboy', 'The Old Woman', 'Mother', 'The Mother Tongue', 'Me and Me', 'Memento Mori'];
  const among = catalogueOf(names.map((title) => movieOf(title)));
  const found = ['the oldboy', 'The Mother', 'an oldboy', 'me & me'].map(
    (text) => among.find(text, today)[0]?.title,
  );
  expect(found).toEqual(['Oldboy', 'Mother', 'Oldboy', 'Me and Me']);
});

test('each word that is typed is another one of the title', () => {
  const names = ['Love in the Night', 'Lovely Love', 'The Night of the Day', 'My Love, My Light'];
  const among = catalogueOf(names.map((title) => movieOf(title)));
  const found = ['love love', 'the the the the', 'l love', 'night night'].map((text) =>
    among.find(text, today).map(({ title }) => title),
  );
  expect(found).toEqual([['Lovely Love'], [], ['Lovely Love', 'My Love, My Light'], []]);
});

test.each(['길복순', 'ㄱㅂㅅ', 'gilboksun', 'rlfqhrtns', '변성현', 'ㅂㅅㅎ'])(
  '%s finds a movie whose names came in letters to be joined',
  (text) => {
    const [originalTitle, director] = ['길복순'.normalize('NFD'), '변성현'.normalize('NFD')];
    const among = catalogueOf([
      movieOf('Kill Boksoon', { originalTitle, directors: [{ name: 'Byun', originalName: director }] }),
    ]);
    expect(among.find(text, today).map(({ id }) => id)).toEqual(['Kill Boksoon']);
  },
);

describe('people', () => {
  test.each(['Kim Hye-ja', 'Hye-ja Kim', 'kimhyeja', 'Gim Hye-ja', '김혜자', 'rlagPwk'])(
    '%j finds what she is in',
    (text) => {
      expect(titles(text)).toEqual(['Mother']);
    },
  );

  test('the nearest in time comes first', () => {
    expect(titles('Song Kangho')).toEqual([
      'Parasite',
      'The Host',
      'Memories of Murder',
      'Joint Security Area',
    ]);
  });

  test('names of one reading are both found, the exact spelling first', () => {
    expect(titles('Lee Byung-hun')).toEqual(['Joint Security Area', 'Extreme Job']);
    expect(titles('Lee Byeong-heon')).toEqual(['Extreme Job', 'Joint Security Area']);
  });

  test('a Hangul name finds who is known by a Latin one alone', () => {
    expect(titles('임시완')).toEqual(['Unlocked']);
    expect(titles('임시완'.normalize('NFD'))).toEqual(['Unlocked']);
    expect(titles('Im Si-wan')).toEqual(['Unlocked']);
  });
});

const dated = (id: string, title: string, date: string, popularity = 0) =>
  movieOf(id, { title, popularity, releases: [releaseOf(date)] });
const idsOf = (
  movies: readonly Parameters<typeof movieOf>[1][] | ReturnType<typeof movieOf>[],
  text: string,
) =>
  catalogueOf(movies as ReturnType<typeof movieOf>[])
    .find(text, today)
    .map(({ id }) => id);

describe('order', () => {
  test('whole titles, then beginnings of words, beginnings, inner words, then parts of words', () => {
    const names = ['Ghosts', 'New Host', 'Hostel', 'Host Night', 'Host', 'The Host', 'A Hostel'];
    const found = idsOf(
      names.map((name) => dated(name, name, '2020')),
      'host',
    );
    expect(found).toEqual(['Host', 'The Host', 'Host Night', 'Hostel', 'A Hostel', 'New Host', 'Ghosts']);
  });

  test('of those that are equal the release nearer to today, then the more popular', () => {
    const same = [
      dated('far', 'Host', '2003-05-01', 9),
      dated('near', 'Host', '2023-02-20', 1),
      dated('loved', 'Host', '2010-01-01', 8),
      dated('plain', 'Host', '2010-01-01', 2),
      movieOf('undated', { title: 'Host', popularity: 99 }),
    ];
    expect(idsOf(same, 'host')).toEqual(['near', 'loved', 'plain', 'far', 'undated']);
  });

  test('a year decides between namesakes', () => {
    const same = [dated('old', 'Host', '2003'), dated('new', 'Host', '2023-02-20')];
    expect(idsOf(same, 'host 2003')).toEqual(['old', 'new']);
    expect(idsOf(same, 'Host (2003)')).toEqual(['old', 'new']);
  });

  test('what is only near is found where nothing is exact', () => {
    const near = [dated('1987', '1987', '2017'), dated('1988', '1988', '2018')];
    expect(idsOf(near, '1987')).toEqual(['1987']);
    expect(idsOf(near, '1989')).toEqual(['1988', '1987']);
  });
});

test.each([
  'zzzz',
  'asdfgh',
  'qwertyuiop',
  '🎬🎬',
  'מלחמה ושלום',
  'سلام',
  'ㅋㅋㅋㅋ',
  '뷁쉛휅',
  '',
  '   ',
  '!?',
  'x'.repeat(100),
  'The Shawshank Redemption',
  '톰 크루즈',
])('%j finds nothing, and has nearest ones all the same', (text) => {
  expect(titles(text)).toEqual([]);
  expect(catalogue.nearest(text, 3)).toHaveLength(3);
});

describe('whatever is typed', () => {
  const strange = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 150 }),
    fc.string({
      unit: fc.constantFrom(..."ㄱㅏ가길 복\ud83c\udfac\u202eab'-(2023)שا".split('')),
      maxLength: 60,
    }),
  );

  test('is answered', () => {
    fc.assert(
      fc.property(strange, (text) => {
        const found = catalogue.find(text, today);
        expect(catalogue.find(text, today)).toEqual(found);
        catalogue.findPeople(text);
        catalogue.nearest(text, 3);
        catalogue.nearestPeople(text, 3);
      }),
      { numRuns: 150 },
    );
  });

  test('a movie is found by its own title, of whatever signs that is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((title) => title.trim() !== ''),
        (title) => {
          const among = catalogueOf([...films, movieOf('own', { title })]);
          const found = among.find(title, today).slice(0, 5);
          expect(found.filter(({ id }) => id === 'own')).toHaveLength(1);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('a movie is among the first five by its own title, in whichever company', () => {
    const words = fc.array(
      fc.constantFrom('The', 'Host', 'Night', 'of', '밤', '괴물', '2', 'Day:', '301/302'),
      {
        minLength: 1,
        maxLength: 4,
      },
    );
    const company = fc.uniqueArray(
      words.map((list) => list.join(' ')),
      { minLength: 1, maxLength: 40 },
    );
    fc.assert(
      fc.property(company, (names) => {
        const among = catalogueOf(names.map((title) => movieOf(`id:${title}`, { title })));
        const lost = names.filter(
          (name) =>
            !among
              .find(name, today)
              .slice(0, 5)
              .some(({ title }) => title === name),
        );
        expect(lost).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
