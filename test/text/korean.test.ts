// Every sentence is there in Korean, and is Korean.
import { expect, test } from 'vitest';
import { en, ko, languageOf, sayIn } from '../../src/text/index.ts';

type Leaf = [path: string, value: unknown];

const leavesOf = (value: unknown, path: string): Leaf[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, path ? `${path}.${key}` : key))
    : [[path, value]];

const english = leavesOf(en, '');
const korean = new Map(leavesOf(ko, ''));

/** What is the same in both languages, or is made of what it is given. */
const withoutHangul = new Set([
  'movies.headline',
  'movies.title',
  'movies.region',
  'movies.page',
  'help.version',
  'movies.how',
  'movies.genre',
  'alerts.states.active',
  'posts.title',
  'posts.otherTitle',
  'posts.synopsis',
]);

test('Korean has every key of English, and no other', () => {
  expect([...korean.keys()]).toEqual(english.map(([path]) => path));
});

test('no sentence is empty, and each is of the same kind in both', () => {
  const odd = english.filter(([path, value]) => {
    const other = korean.get(path);
    return typeof other !== typeof value || other === '' || value === '';
  });
  expect(odd.map(([path]) => path)).toEqual([]);
});

test('each Korean sentence has Hangul', () => {
  const sentences = [...korean].filter(
    ([path, value]) => typeof value === 'string' && !withoutHangul.has(path),
  );
  expect(sentences.filter(([, value]) => !/\p{Script=Hangul}/u.test(String(value)))).toEqual([]);
});

const title = '**Title**';
const day = '2023-02-17';
const samples: Record<string, readonly unknown[]> = {
  'movies.day': [day, 'theatrical', 'D-16'],
  'movies.monthToCome': ['2023-02', undefined, 'D'],
  'movies.yearToCome': ['2023', 'tv', 'D'],
  'movies.past': ['2019-05', 'festival', 'D'],
  'movies.onlyAnnounced': ['2023-02', 'streaming'],
  'movies.firstAnnounced': ['2023-02'],
  'movies.thenAnnounced': [day],
  'movies.noneYet': [day],
  'movies.directors': ['A'],
  'movies.cast': ['A'],
  'movies.genres': ['A'],
  'movies.morePeople': [3],
  'movies.moreDates': [3],
  'movies.dateIn': [day, ''],
  'movies.also': [['A'], 0],
  'movies.asAnnounced': [day],
  'movies.asOf': [day],
  'movies.source': ['TMDB'],
  'movies.notFound': ['x'],
  'movies.known': [6, day],
  'movies.personNotFound': ['x'],
  'movies.inPeriod': ['2023-02'],
  'movies.catalogueAsOf': [day],
  'movies.notAPeriod': ['x'],
  'reminders.onDay': [title, day, 540, 'Asia/Seoul'],
  'reminders.whenDated': [title, 540, 'Asia/Seoul'],
  'reminders.already': [title],
  'reminders.past': [title, day],
  'reminders.hourPassed': [title, 540, 'Asia/Seoul'],
  'reminders.full': [100],
  'reminders.heading': [3],
  'reminders.how': [540, 'Asia/Seoul'],
  'reminders.lineOnDay': [day],
  'reminders.removed': [title],
  'reminders.notThere': [title],
  'reminders.refused': [title],
  'help.catalogue': [6, day],
  'help.sources': ['TMDB'],
  'help.source': [{ name: 'wikidata', movies: 6, asOf: day }, 'D'],
  'problems.unexpected': ['ab12'],
};

const functions = [...korean].filter(
  ([path, value]) => typeof value === 'function' && /^(movies|reminders|help|problems)\./.test(path),
);

test.each(functions.filter(([path]) => !withoutHangul.has(path)))(
  '%s has Hangul when it is said',
  (path, say) => {
    const given = samples[path];
    if (!given || typeof say !== 'function') throw new Error(`no sample for ${path}`);
    expect(say(...given)).toMatch(/\p{Script=Hangul}/u);
  },
);

// What takes whole posts and subscriptions is read rather than called.
test('each other Korean function holds Hangul', () => {
  const others = [...korean].filter(
    ([path, value]) => typeof value === 'function' && /^(alerts|posts|why)\./.test(path),
  );
  const bare = others.filter(
    ([path, value]) => !/\p{Script=Hangul}/u.test(String(value)) && !withoutHangul.has(path),
  );
  expect(bare.map(([path]) => path)).toEqual([]);
});

test('a Discord locale that is not Korean reads English', () => {
  expect(['ko', 'en-US', 'ja', 'zh-CN', 'xx', ''].map(languageOf)).toEqual([
    'ko',
    'en',
    'en',
    'en',
    'en',
    'en',
  ]);
  expect([sayIn('ko'), sayIn('en')]).toEqual([ko, en]);
});
