// Values for the tests of the core.
import type { Movie, Release } from '../../src/core/movie.ts';
import type { Reminder, Subscription } from '../../src/core/subscription.ts';

export const movieOf = (id: string, given: Partial<Movie> = {}): Movie => ({
  id,
  title: id,
  aliases: [],
  directors: [],
  cast: [],
  genres: [],
  releases: [],
  links: [],
  ids: {},
  notable: true,
  source: { name: 'Test' },
  ...given,
});

export const releaseOf = (date: string, given: Partial<Release> = {}): Release => ({
  date,
  earlier: [],
  ...given,
});

export const releasedOn = (id: string, ...dates: string[]): Movie =>
  movieOf(id, { releases: dates.map((date) => releaseOf(date)) });

export const subscriptionOf = (given: Partial<Subscription> = {}): Subscription => ({
  channelId: '1',
  guildId: '9',
  movies: 'all',
  region: 'KR',
  minute: 540,
  timeZone: 'Asia/Seoul',
  daysBefore: 0,
  language: 'en',
  publish: false,
  since: at('2023-02-01T10:00+09:00'),
  state: { name: 'active' },
  ...given,
});

export const reminderOf = (movieId: string, given: Partial<Reminder> = {}): Reminder => ({
  userId: '7',
  movieId,
  language: 'en',
  since: at('2023-02-01T10:00+09:00'),
  undated: false,
  ...given,
});

export const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);

export const on = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
