import { expect, test } from 'vitest';
import { help } from '../../commands/help.ts';
import { tell } from '../../src/command.ts';
import type { SourceState } from '../../src/core/source-record.ts';
import { container, reply, text } from '../../src/view/message.ts';
import { call, contextWith, messageOf } from './context.ts';

test('names each command, clickable where it is registered, and what is kept', async () => {
  const commandIds = new Map([
    ['movie', '1'],
    ['alerts', '2'],
  ]);
  expect(await call(help, {}, contextWith({ commandIds }))).toEqual(
    tell(
      reply(
        container(
          text(
            '**Gaebong** looks up Korean movies, shows what comes when, and tells a channel or you on release day.',
          ),
          text(
            [
              '</movie:1> · Look up a Korean movie: its dates, people and story',
              '`/person` · The movies of an actor or director, by date',
              '`/upcoming` · Korean movies by date: the next 90 days, or a month or year you choose',
              '`/remind` · Your reminders by direct message: see them, add one, remove one',
              '</alerts subscribe:2> · Tell a channel on release day; left out: this channel, notable movies, 09:00',
              "</alerts list:2> · This server's channels: what they follow, what is next, what went wrong",
              '</alerts why:2> · Why a channel was told of a movie, or was not, and when it will be',
              '`/help` · What this bot does and how',
            ].join('\n'),
          ),
          text(
            [
              '**Privacy** · Of you I keep your reminders and your Discord id with them; of a server, its alerts.',
              'I receive no messages, only commands and button presses; I look into a channel only to find a post of my own.',
              'Removing a reminder or an alert deletes it; what was sent stays noted, so that it is not sent twice. Whoever runs this bot holds the data.',
            ].join('\n'),
          ),
          text('-# Gaebong 0.1.0 · 6 movies, as of 1 February 2023 · Sources: Announcement'),
        ),
      ),
    ),
  );
});

const sources: SourceState[] = [
  { name: 'file', movies: 6, asOf: '2023-02-01' },
  { name: 'wikidata', movies: 29_812, asOf: '2023-02-02' },
  { name: 'tmdb', movies: 1, asOf: '2023-01-25', lastError: 'its answer is no JSON' },
  { name: 'kobis', movies: 0 },
];

test.each([
  [
    'en',
    [
      'Gaebong 0.1.0 · 6 movies, as of 1 February 2023',
      "This bot's own list: 6 movies",
      'Wikidata: 29,812 movies, as of 2 February 2023 (today)',
      'TMDB: 1 movie, as of 25 January 2023 (7 days ago); the last attempt to read it failed',
      'KOBIS: 0 movies, still being read for the first time',
      '[Wikidata](https://www.wikidata.org): its data is free for all to use (CC0).',
      '[TMDB](https://www.themoviedb.org): This product uses the TMDB API but is not endorsed or certified by TMDB.',
      "[KOBIS](https://www.kobis.or.kr): the Korean Film Council's open API (영화진흥위원회 오픈API).",
    ],
  ],
  [
    'ko',
    [
      'Gaebong 0.1.0 · 영화 6편 (2023년 2월 1일 기준)',
      '이 봇의 목록: 6편',
      '위키데이터: 29,812편, 2023년 2월 2일 기준 (오늘)',
      'TMDB: 1편, 2023년 1월 25일 기준 (7일 전) · 최근에 불러오지 못했어요',
      'KOBIS: 0편, 처음으로 불러오는 중',
      '[위키데이터](https://www.wikidata.org): 누구나 자유롭게 쓸 수 있는 데이터예요 (CC0).',
      '[TMDB](https://www.themoviedb.org): This product uses the TMDB API but is not endorsed or certified by TMDB. (TMDB API를 사용하지만 TMDB의 보증이나 인증을 받지 않았어요.)',
      '[KOBIS](https://www.kobis.or.kr): 영화진흥위원회 오픈API의 데이터를 사용해요.',
    ],
  ],
] as const)(
  'its sources with their ages, and what they ask to be said of them: %s',
  async (language, lines) => {
    const [shown] = messageOf(await call(help, {}, contextWith({ language, sources }))).components;
    const last = shown && 'components' in shown ? shown.components.at(-1) : undefined;
    expect(last).toEqual(text(lines.map((line) => `-# ${line}`).join('\n')));
  },
);

test('with the file alone it names the sources that stand there', async () => {
  const alone = contextWith({ sources: sources.slice(0, 1) });
  expect(await call(help, {}, alone)).toEqual(await call(help, {}, contextWith()));
});
