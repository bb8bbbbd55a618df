import type { APIEmbed } from 'discord-api-types/v10';
import type { Movie, Release } from '../core/movie.ts';
import type { Say } from '../text/index.ts';
import { mostNamed, type Named } from './alert-content.ts';
import { plainWithin } from './message.ts';
import { statedLine } from './release-lines.ts';

/** The part of a post below its content: a movie's facts, a line for each of at most 10 movies, or a list of very many. */
export function alertEmbed(named: readonly Named[], say: Say, footer?: string): APIEmbed {
  const embed = embedOf(named, say);
  const foot = [embed.footer?.text, footer].filter(Boolean).join(' · ');
  return foot === '' ? embed : { ...embed, footer: { text: foot } };
}

function embedOf(named: readonly Named[], say: Say): APIEmbed {
  const movies = new Set(named.map(({ movie }) => movie));
  const [first] = named;
  if (first && movies.size === 1) return ofOne(first, say);
  return named.length <= mostNamed ? ofSeveral(named, say) : ofMany(named, say);
}

function ofOne(one: Named, say: Say): APIEmbed {
  const { movie, release } = one;
  const when = [dateOf(one, say, '**'), where(release, say)].filter(Boolean).join(' · ');
  const synopsis = say.posts.synopsis(movie);
  return {
    title: titles(movie, say, 120),
    description: [when, synopsis && plainWithin(synopsis, 600)].filter(Boolean).join('\n'),
    ...(movie.poster && movie.poster.length <= 2048 ? { thumbnail: { url: movie.poster } } : {}),
    ...(release ? { footer: { text: statedLine(release, movie, { say }) } } : {}),
  };
}

function ofSeveral(named: readonly Named[], say: Say): APIEmbed {
  const lines = named.map((one) =>
    [titles(one.movie, say, 100), dateOf(one, say, ''), where(one.release, say)].filter(Boolean).join(' · '),
  );
  return { description: lines.map((line) => `• ${line}`).join('\n') };
}

/** Some of Discord's 4,096 characters are left for the last line, which counts what there was no room for. */
const mostInList = 4000;

/** Titles under their dates. They are shortened evenly until all have room, and at the shortest the last are left out. */
function ofMany(named: readonly Named[], say: Say): APIEmbed {
  for (const longest of [80, 50, 32]) {
    const description = listOf(named, say, longest).flat().join('\n');
    if (description.length <= mostInList) return { description };
  }
  let room = mostInList;
  const fits = (line: string): boolean => (room -= line.length + 1) >= 0;
  const groups = listOf(named, say, 20).map((group) => group.filter(fits));
  const shown = groups.flatMap(([, ...titles]) => titles).length;
  const lines = groups.filter(([, title]) => title !== undefined).flat();
  const rest = shown < named.length ? [say.posts.others(named.length - shown)] : [];
  return { description: [...lines, ...rest].join('\n') };
}

/** A group for each date: the date and then the titles. */
function listOf(named: readonly Named[], say: Say, longest: number): string[][] {
  const groups = Map.groupBy(named, (one) => dateOf(one, say, '**'));
  return [...groups].map(([date, members]) => [
    date,
    ...members.map(({ movie }) => `• ${plainWithin(say.posts.title(movie), longest)}`),
  ]);
}

/** The date that was said; where it does not hold, struck through and before the one that stands now. */
function dateOf({ alert, instead }: Named, say: Say, bold: '**' | ''): string {
  if (!instead) return `${bold}${say.dates.of(alert.date)}${bold}`;
  const now = instead.date === undefined ? '' : ` ${bold}${say.dates.of(instead.date)}${bold}`;
  return `~~${say.dates.of(alert.date)}~~${now}`;
}

/** Both titles, escaped and each at most `longest` characters long. */
function titles(movie: Movie, say: Say, longest: number): string {
  return [say.posts.title(movie), say.posts.otherTitle(movie)]
    .filter((title) => title !== undefined)
    .map((title) => plainWithin(title, longest))
    .join(' · ');
}

function where(release: Release | undefined, say: Say): string {
  if (release?.platform) return plainWithin(release.platform, 40);
  return release?.type === 'theatrical' ? say.posts.cinemas : '';
}
