// Films as their posters name them, for what is typed about them.
import type { Movie, Person } from '../../../src/core/movie.ts';
import { movieOf, releaseOf } from '../samples.ts';

const film = (
  title: string,
  originalTitle: string,
  date: string,
  people: readonly (readonly [string, string?])[] = [],
): Movie => {
  const [director, ...cast] = people.map(([name, originalName]): Person => ({
    name,
    ...(originalName === undefined ? {} : { originalName }),
  }));
  return movieOf(title, {
    title,
    originalTitle,
    directors: director ? [director] : [],
    cast,
    releases: [releaseOf(date)],
  });
};

const bong = ['Bong Joon Ho', '봉준호'] as const;
const song = ['Song Kang-ho', '송강호'] as const;

export const films: readonly Movie[] = [
  film('Parasite', '기생충', '2019-05-30', [
    bong,
    song,
    ['Lee Sun-kyun', '이선균'],
    ['Cho Yeo-jeong', '조여정'],
  ]),
  film('Memories of Murder', '살인의 추억', '2003-05-02', [bong, song, ['Kim Sang-kyung']]),
  film('Mother', '마더', '2009-05-28', [bong, ['Kim Hye-ja', '김혜자'], ['Won Bin', '원빈']]),
  film('The Host', '괴물', '2006-07-27', [bong, song, ['Byun Hee-bong', '변희봉'], ['Bae Doona', '배두나']]),
  film('Joint Security Area', '공동경비구역 JSA', '2000-09-09', [
    ['Park Chan-wook', '박찬욱'],
    song,
    ['Lee Byung-hun', '이병헌'],
  ]),
  film('The Handmaiden', '아가씨', '2016-06-01', [
    ['Park Chan-wook', '박찬욱'],
    ['Kim Min-hee', '김민희'],
  ]),
  film('Oldboy', '올드보이', '2003-11-21', [
    ['Park Chan-wook', '박찬욱'],
    ['Choi Min-sik', '최민식'],
  ]),
  film('Kill Boksoon', '길복순', '2023-03-31', [
    ['Byun Sung-hyun', '변성현'],
    ['Jeon Do-yeon', '전도연'],
    ['Sul Kyung-gu', '설경구'],
  ]),
  film('Unlocked', '스마트폰을 떨어뜨렸을 뿐인데', '2023-02-17', [['Kim Tae-joon'], ['Yim Si-wan']]),
  film('Extreme Job', '극한직업', '2019-01-23', [
    ['Lee Byeong-heon', '이병헌'],
    ['Ryu Seung-ryong', '류승룡'],
  ]),
  film('The Servant', '방자전', '2010-06-02'),
  film('1987: When the Day Comes', '1987', '2017-12-27', [['Jang Joon-hwan', '장준환']]),
  film('301/302', '삼공일 삼공이', '1995-04-22'),
  film('Alienoid', '외계+인 1부', '2022-07-20'),
  film('Poetry', '시', '2010-05-13'),
  film('The Bow', '활', '2005-05-12'),
  film('The Isle', '섬', '2000-04-22'),
  film('My Girlfriend Is an Agent', '7급 공무원', '2009-04-22'),
  film('Timeless Bottomless Bad Movie', '나쁜 영화', '1997-08-02'),
];
