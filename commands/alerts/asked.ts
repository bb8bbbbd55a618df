// What /alerts subscribe is asked for, and how a button carries it on.
import type { ChosenChannel, ChosenRole, Context } from '../../src/command.ts';
import { isSearchable } from '../../src/core/search/letters.ts';
import { findRegion } from '../../src/core/regions.ts';
import { parseTimeOfDay } from '../../src/core/time-of-day.ts';
import { findTimeZone } from '../../src/core/time-zone.ts';
import type { Language } from '../../src/core/subscription.ts';
import type { Movie } from '../../src/core/movie.ts';
import type { Say } from '../../src/text/index.ts';
import { customId } from '../../src/view/custom-id.ts';
import { clip, plainWithin } from '../../src/view/message.ts';
import { todayOf } from '../../src/view/reader.ts';
import { isLanguage } from '../../src/view/subscription.ts';
import { canPublish } from '../../src/view/subscription-access.ts';
import { namesApart } from '../../src/view/title.ts';

/** What is left out stays as it is. */
export type Asked = {
  channelId: string;
  movieId?: string;
  which?: 'notable' | 'all';
  /** ISO 3166. */
  region?: string;
  /** Null: nobody is to be pinged. */
  roleId?: string | null;
  minute?: number;
  timeZone?: string;
  daysBefore?: number;
  language?: Language;
  /** 'by default': unless the channel is subscribed already. Undefined: it is no announcement channel, and cannot publish. */
  publish?: 'yes' | 'no' | 'by default';
};

export type GivenOptions = {
  channel?: ChosenChannel | undefined;
  movie?: string | undefined;
  which?: string | undefined;
  region?: string | undefined;
  role?: ChosenRole | undefined;
  time?: string | undefined;
  'time-zone'?: string | undefined;
  'days-before'?: number | undefined;
  language?: string | undefined;
  publish?: string | undefined;
};

/** A value that was typed, or why it cannot be read; neither: it was left out. */
type Read<T> = { value?: T; fault?: string };

export function readOptions(given: GivenOptions, context: Context): { asked: Asked; faults: string[] } {
  const { say } = context;
  const movie = read(given.movie, (typed) => readMovie(typed, context));
  const minute = read(given.time, (typed) => readTime(typed, say));
  const timeZone = read(given['time-zone'], (typed) => readTimeZone(typed, say));
  const region = read(given.region, (typed) => readRegion(typed, say));
  const which = whichChoices.find((choice) => choice === given.which);
  const channel = given.channel ?? context.channel;
  const asked: Asked = {
    channelId: channel.id,
    ...(movie.value && { movieId: movie.value.id }),
    ...(which && { which }),
    ...(region.value !== undefined && { region: region.value }),
    ...(given.role && { roleId: given.role.id }),
    ...(minute.value !== undefined && { minute: minute.value }),
    ...(timeZone.value !== undefined && { timeZone: timeZone.value }),
    ...(given['days-before'] !== undefined && { daysBefore: given['days-before'] }),
    ...(given.language !== undefined && isLanguage(given.language) && { language: given.language }),
    ...(canPublish(channel.type) && { publish: readPublish(given.publish) }),
  };
  const both = movie.value && which ? say.alerts.movieOrWhich : undefined;
  const faults = [movie.fault, both, minute.fault, timeZone.fault, region.fault];
  return { asked, faults: faults.filter((fault) => fault !== undefined) };
}

const read = <T>(typed: string | undefined, how: (typed: string) => Read<T>): Read<T> =>
  typed === undefined ? {} : how(typed);

const readPublish = (given: string | undefined): NonNullable<Asked['publish']> =>
  given === 'yes' || given === 'no' ? given : 'by default';

const orFault = <T>(value: T | undefined, fault: () => string): Read<T> =>
  value === undefined ? { fault: fault() } : { value };

/** As it was typed, escaped, for an answer. */
export const quoted = (typed: string): string => plainWithin(typed, 100);

export const readTime = (typed: string, say: Say): Read<number> =>
  orFault(parseTimeOfDay(typed), () => say.alerts.badTime(quoted(typed)));

export const readTimeZone = (typed: string, say: Say): Read<string> =>
  orFault(findTimeZone(typed), () => say.alerts.badTimeZone(quoted(typed)));

const readRegion = (typed: string, say: Say): Read<string> =>
  orFault(findRegion(typed), () => say.alerts.badRegion(quoted(typed)));

export function readMovie(typed: string, context: Context): Read<Movie> {
  const { movies, say } = context;
  if (!isSearchable(typed)) return { fault: say.movies.nothingTyped };
  const titleOf = (movie: Movie, most: number) => clip(say.posts.title(movie), most);
  const nearest = () =>
    namesApart(movies.nearest(typed, 3), titleOf, say, 60).map((name) => plainWithin(name, 80));
  return orFault(movies.movie(typed) ?? movies.find(typed, todayOf(context))[0], () =>
    say.alerts.noMovie(quoted(typed), nearest()),
  );
}

const noRole = '-';
const publishChoices = ['yes', 'no', 'by default'] as const;
export const whichChoices = ['notable', 'all'] as const;

/** A custom_id that asks the same again. Undefined: it does not fit into Discord's 100 characters. */
export function againId(asked: Asked): string | undefined {
  const {
    channelId,
    movieId = '',
    roleId,
    minute = '',
    timeZone = '',
    daysBefore = '',
    language = '',
    publish,
    which,
    region,
  } = asked;
  const ids = [short(channelId), roleId === null ? noRole : roleId === undefined ? '' : short(roleId)];
  const zone = timeZone.replaceAll('/', ':');
  const marks = [publish?.charAt(0) ?? '', which?.charAt(0) ?? '', region ?? ''];
  // Nothing stands for what was left out at the end: those of older messages end there.
  const kept = marks.slice(0, marks.findLastIndex((mark) => mark !== '') + 1);
  try {
    return customId('alerts', 'again', ...ids, minute, zone, daysBefore, language, movieId, ...kept);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

export function readAgain(args: readonly string[]): Asked {
  const [channelId = '', roleId, minute, zone, daysBefore, language, movieId, mark, first, region] = args;
  const publish = publishChoices.find((choice) => mark === choice.charAt(0));
  const which = whichChoices.find((choice) => first === choice.charAt(0));
  return {
    channelId: long(channelId),
    ...(roleId && { roleId: roleId === noRole ? null : long(roleId) }),
    ...(minute && { minute: Number(minute) }),
    ...(zone && { timeZone: zone.replaceAll(':', '/') }),
    ...(daysBefore && { daysBefore: Number(daysBefore) }),
    ...(language && isLanguage(language) && { language }),
    ...(movieId && { movieId }),
    ...(publish && { publish }),
    ...(which && { which }),
    ...(region && { region }),
  };
}

// Discord's ids are decimal numbers of up to 20 digits: in base 36 they take 13 characters at most.
const short = (id: string): string => BigInt(id).toString(36);
const long = (id: string): string =>
  Array.from(id)
    .reduce((sum, sign) => sum * 36n + BigInt(Number.parseInt(sign, 36)), 0n)
    .toString();
