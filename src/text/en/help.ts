import type { SourceState } from '../../core/source-record.ts';
import { dates } from './dates.ts';

const names = { file: "This bot's own list", wikidata: 'Wikidata', tmdb: 'TMDB', kobis: 'KOBIS' };

const counted = (count: number): string => (count === 1 ? '1 movie' : `${count.toLocaleString('en')} movies`);

export const help = {
  what: '**Gaebong** looks up Korean movies, shows what comes when, and tells a channel or you on release day.',
  version: (version: string): string => `Gaebong ${version}`,
  catalogue: (count: number, asOf?: string): string =>
    `${counted(count)}${asOf ? `, as of ${dates.plainDay(asOf)}` : ''}`,
  sources: (names: string): string => `Sources: ${names}`,
  /** `age`: how long ago `asOf` is, in words. */
  source: ({ name, movies, asOf, lastError }: SourceState, age: string): string => {
    const source = `${names[name]}: ${counted(movies)}`;
    if (name === 'file') return source;
    const read = asOf ? `, as of ${dates.plainDay(asOf)} (${age})` : ', still being read for the first time';
    return `${source}${read}${lastError === undefined ? '' : '; the last attempt to read it failed'}`;
  },
  /** What the sources ask to be said of them. TMDB's words are its own: https://developer.themoviedb.org/docs/faq */
  attribution: {
    wikidata: '[Wikidata](https://www.wikidata.org): its data is free for all to use (CC0).',
    tmdb: '[TMDB](https://www.themoviedb.org): This product uses the TMDB API but is not endorsed or certified by TMDB.',
    kobis: "[KOBIS](https://www.kobis.or.kr): the Korean Film Council's open API (영화진흥위원회 오픈API).",
  },
  privacy: [
    '**Privacy** · Of you I keep your reminders and your Discord id with them; of a server, its alerts.',
    'I receive no messages, only commands and button presses; I look into a channel only to find a post of my own.',
    'Removing a reminder or an alert deletes it; what was sent stays noted, so that it is not sent twice. Whoever runs this bot holds the data.',
  ],
};
