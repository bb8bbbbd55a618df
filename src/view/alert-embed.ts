import type { APIEmbed } from 'discord-api-types/v10';
import type { Movie, Release } from '../core/movie.ts';
import type { Say } from '../text/index.ts';
import type { Named } from './alert-content.ts';
import { plainWithin } from './message.ts';
import { statedLine } from './release-lines.ts';

/** The part of a post below its content: a movie's facts, or one line for each of at most 10 movies. */
export function alertEmbed(named: readonly Named[], say: Say, footer?: string): APIEmbed {
  const movies = new Set(named.map(({ movie }) => movie));
  const [first] = named;
  const embed = first && movies.size === 1 ? ofOne(first, say) : ofSeveral(named, say);
  const foot = [embed.footer?.text, footer].filter(Boolean).join(' · ');
  return foot === '' ? embed : { ...embed, footer: { text: foot } };
}

function ofOne({ alert, movie, release }: Named, say: Say): APIEmbed {
  const when = [`**${say.dates.of(alert.date)}**`, where(release, say)].filter(Boolean).join(' · ');
  const synopsis = say.posts.synopsis(movie);
  return {
    title: titles(movie, say, 120),
    description: [when, synopsis && plainWithin(synopsis, 600)].filter(Boolean).join('\n'),
    ...(movie.poster && movie.poster.length <= 2048 ? { thumbnail: { url: movie.poster } } : {}),
    ...(release ? { footer: { text: statedLine(release, movie, { say }) } } : {}),
  };
}

function ofSeveral(named: readonly Named[], say: Say): APIEmbed {
  const lines = named.map(({ alert, movie, release }) =>
    [titles(movie, say, 100), say.dates.of(alert.date), where(release, say)].filter(Boolean).join(' · '),
  );
  return { description: lines.map((line) => `• ${line}`).join('\n') };
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
