// One movie, all that is known of it. The lengths below add up to less than 4,000 characters, the most of a message.
import {
  ComponentType,
  type APIButtonComponent,
  type APIComponentInContainer,
  type APISectionComponent,
} from 'discord-api-types/v10';
import type { Movie, Release } from '../core/movie.ts';
import { outlook } from '../core/reminder.ts';
import { homeRegion, releasesFor, releasesShown } from '../core/releases-for.ts';
import { leadingRelease } from '../core/standing.ts';
import { customId } from './custom-id.ts';
import { button, container, linkButton, plainWithin, reply, row, text, type Message } from './message.ts';
import { movieSelect } from './movie-select.ts';
import type { Reader } from './reader.ts';
import { earlierLine, howLine, statedLine, whenLine } from './release-lines.ts';
import { choiceName, personNames, titlesOf, yearOf } from './title.ts';

/** Other movies that the same search fits, and that search, kept so that the card of another can offer them too. */
export type Others = { movies: readonly Movie[]; query: string };

export function movieCard(movie: Movie, reader: Reader, others?: Others): Message {
  const lead = leadingRelease(movie, reader.today, reader.region);
  const parts = [synopsis(movie, reader), peopleLine(movie, reader), otherDates(movie, lead, reader)];
  const said = parts.filter((part) => part !== '').map(text);
  const stated = text(`-# ${statedLine(lead, movie, reader)}`);
  const buttons = [...remindButton(movie, reader), ...linkButtons(movie)].slice(0, 5);
  return reply(
    container(head(movie, lead, reader), ...said, stated),
    ...(buttons.length > 0 ? [row(...buttons)] : []),
    ...(others ? othersRow(others, reader) : []),
  );
}

function head(movie: Movie, lead: Release | undefined, reader: Reader): APIComponentInContainer {
  const { say, language } = reader;
  const { name, other } = titlesOf(movie, language);
  const escaped = other === undefined ? undefined : plainWithin(other, 250);
  const lines = [
    say.movies.headline(plainWithin(name, 250), yearOf(movie), escaped),
    lead ? whenLine(lead, movie, reader) : say.movies.noDate,
    lead ? howLine(lead, reader) : '',
    earlierLine(lead?.earlier ?? movie.earlier ?? [], lead?.date, reader),
  ];
  const title = text(lines.filter((line) => line !== '').join('\n'));
  return movie.poster && movie.poster.length <= 2048
    ? withPoster(title, movie.poster, choiceName(movie, language))
    : title;
}

const withPoster = (
  title: ReturnType<typeof text>,
  url: string,
  description: string,
): APISectionComponent => ({
  type: ComponentType.Section,
  components: [title],
  accessory: { type: ComponentType.Thumbnail, media: { url }, description },
});

const synopsis = ({ synopsis }: Movie, { language }: Reader): string =>
  plainWithin((language === 'ko' ? synopsis?.ko : undefined) ?? synopsis?.en ?? '', 1100);

function peopleLine({ directors, cast, genres }: Movie, reader: Reader): string {
  const { movies } = reader.say;
  const parts = [
    directors.length > 0 ? movies.directors(personNames(directors, reader, 4)) : '',
    cast.length > 0 ? movies.cast(personNames(cast, reader, 12)) : '',
    genres.length > 0 ? movies.genres(plainWithin(genres.slice(0, 8).map(movies.genre).join(', '), 120)) : '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** The releases besides the one the card leads with: a line each for the reader's region, and one for all others. */
function otherDates(movie: Movie, lead: Release | undefined, reader: Reader): string {
  const shown = releasesShown(movie, reader.region);
  const here = shown.filter((release) => release !== lead);
  const elsewhere = movie.releases.filter((release) => !shown.includes(release));
  const lines = here.slice(0, 5).map((release) => {
    const how = howLine(release, reader);
    return `- ${whenLine(release, movie, reader)}${how ? ` · ${how}` : ''}`;
  });
  const rest = here.length - lines.length;
  const more = rest > 0 ? [`- ${reader.say.movies.moreDates(rest)}`] : [];
  const list = lines.length > 0 ? [reader.say.movies.otherDates, ...lines, ...more] : [];
  return [...list, ...alsoLine(elsewhere, reader)].join('\n');
}

/** The first date of each of a few other regions, festivals last. */
function alsoLine(elsewhere: readonly Release[], { say }: Reader): string[] {
  const isFestival = ({ type }: Release): boolean => type === 'festival';
  const inOrder = elsewhere.toSorted((a, b) => Number(isFestival(a)) - Number(isFestival(b)));
  const named = Map.groupBy(inOrder, ({ region = '', type }) =>
    [region && say.movies.region(region), type === 'festival' ? `(${say.movies.how(type)})` : '']
      .filter((part) => part !== '')
      .join(' '),
  );
  const dates = [...named].flatMap(([name, [first]]) => (first ? say.movies.dateIn(first.date, name) : []));
  const shown = dates.slice(0, 4);
  return shown.length > 0 ? [say.movies.also(shown, dates.length - shown.length)] : [];
}

/** Where something is to come, or may be announced. */
function remindButton(movie: Movie, { say, now, timeZone }: Reader): APIButtonComponent[] {
  const { name } = outlook(movie, now, timeZone);
  if (name === 'past' || name === 'hour passed') return [];
  // A festival's date is none that is told, nor another region's.
  const isUndated = releasesFor(movie, homeRegion).length === 0;
  const label = isUndated ? say.reminders.tellMeWhenDated : say.reminders.remindMe;
  return [button(customId('movie', 'remind', movie.id), label)];
}

/** Discord takes addresses of at most 512 characters on buttons. */
const linkButtons = ({ links }: Movie): APIButtonComponent[] =>
  links.filter(({ url }) => url.length <= 512).map(({ label, url }) => linkButton(url, label));

function othersRow({ movies, query }: Others, { say, language }: Reader): ReturnType<typeof row>[] {
  if (movies.length === 0) return [];
  const fits = `movie/other/${query}`.length <= 100;
  const id = fits ? customId('movie', 'other', query) : customId('movie', 'other');
  return [row(movieSelect(id, say.movies.otherMatches, movies, language))];
}
