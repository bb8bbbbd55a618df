import type { ReleaseType } from '../../core/movie.ts';
import { dates } from './dates.ts';

const kinds: Record<ReleaseType, string> = {
  theatrical: 'In cinemas',
  streaming: 'Streaming',
  festival: 'Festival',
  tv: 'TV',
  other: '',
};
/** Made when it is first asked for: its names take memory, and time at the start. */
let regions: Intl.DisplayNames | undefined;
const regionOf = (code: string): string | undefined =>
  (regions ??= new Intl.DisplayNames('en', { type: 'region', fallback: 'code' })).of(code);
const moviesCounted = (count: number) => (count === 1 ? '1 movie' : `${count} movies`);

// Names, titles and synopses arrive here with Discord's markdown already escaped. A type is given where a language
// says "comes out" in several ways.
export const movies = {
  title: (name: string): string => `**${name}**`,
  headline: (name: string, year?: string, other?: string): string =>
    `${movies.title(name)}${year ? ` (${year})` : ''}${other ? ` · ${other}` : ''}`,
  noDate: '**No date yet**',
  /** A day, to come or past, and its distance from today. */
  day: (date: string, _type: ReleaseType | undefined, distance: string): string =>
    `**${dates.day(date)}** · ${distance}`,
  monthToCome: (date: string, _type: ReleaseType | undefined, distance: string): string =>
    `**${dates.month(date)}** · ${distance}, day not announced`,
  yearToCome: (date: string, _type: ReleaseType | undefined, distance: string): string =>
    `**${date}** · ${distance}, date not announced`,
  /** A month or year that is over, and known to be when it came. */
  past: (date: string, _type: ReleaseType | undefined, distance: string): string =>
    `**${dates.of(date)}** · ${distance}`,
  onlyAnnounced: (date: string, _type: ReleaseType | undefined): string =>
    `Was announced for **${dates.of(date)}** · nothing newer here`,
  firstAnnounced: (date: string): string => `First announced for ${dates.plain(date)}`,
  thenAnnounced: (date: string): string => `then for ${dates.plain(date)}`,
  noneYet: (asOf: string): string => `No date yet on ${dates.plainDay(asOf)}`,
  how: (type: ReleaseType | undefined): string => (type ? kinds[type] : ''),
  region: (code: string): string => regionOf(code) ?? code,
  directors: (names: string): string => `Director ${names}`,
  cast: (names: string): string => `Cast ${names}`,
  /** A genre as the catalogue has it, in English. */
  genre: (name: string): string => name,
  genres: (names: string): string => `Genre ${names}`,
  morePeople: (count: number): string => `and ${count} more`,
  moreDates: (count: number): string => `and ${count} more`,
  asAnnounced: (date: string): string => `As announced on ${dates.plainDay(date)}`,
  asOf: (date: string): string => `As of ${dates.plainDay(date)}`,
  source: (name: string): string => `Source: ${name}`,
  otherDates: 'Other dates',
  dateIn: (date: string, where: string): string => `${where} ${dates.plain(date)}`.trim(),
  /** The dates of other regions; `more` counts those that are not named. */
  also: (others: readonly string[], more: number): string =>
    `Also: ${others.join(' · ')}${more > 0 ? ` · and ${more} more` : ''}`,
  otherMatches: 'Other matches',
  openOne: 'Open a movie',
  /** Nothing was typed that could be searched for: blanks, signs, emoji. */
  nothingTyped: 'Type a title or a name, in English or Korean.',
  notFound: (typed: string): string => `No Korean movie found for “${typed}”.`,
  nearestMovies: 'Did you mean one of these?',
  known: (count: number, asOf?: string): string =>
    `I know ${moviesCounted(count)}${asOf ? `, as of ${dates.plainDay(asOf)}` : ''}.`,
  gone: 'This movie is no longer in the catalogue. Try /movie with its title.',
  personNotFound: (typed: string): string => `Nobody found for “${typed}”.`,
  nearestPeople: 'Did you mean one of these?',
  otherPeople: 'Other people',
  as: { director: 'director', cast: 'cast', both: 'director and cast' },
  upcoming: 'Korean movies in the next 90 days and later this year',
  inPeriod: (date: string): string => `Korean movies in ${dates.of(date)}`,
  undated: 'Korean movies without a date',
  /** The choice for movies that have no date, and what finds it when typed. */
  undatedChoice: 'No date',
  wasAnnounced: 'was announced, nothing newer here',
  empty: 'No Korean movie here.',
  catalogueAsOf: (asOf: string): string => `My catalogue was last true on ${dates.plainDay(asOf)}.`,
  latest: 'The latest releases I know',
  page: (page: number, pages: number): string => `Page ${page} of ${pages}`,
  showHere: 'Show here',
  notAPeriod: (typed: string): string =>
    `I can't read “${typed}” as a month or a year. Try March 2023, 2023, next month, or no date.`,
};
