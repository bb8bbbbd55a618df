// A movie of TMDB as ours.
import type { Movie, Person } from '../core/movie.ts';
import type { MovieDetails, MovieKind } from './tmdb-answers.ts';
import { offered, releasesOf } from './tmdb-releases.ts';

/** Made in Korea or in Korean: two sets, of which neither holds the other. */
export const isKorean = ({ origin_country, original_language }: MovieKind): boolean =>
  original_language === 'ko' || (origin_country ?? []).includes('KR');

const mostCast = 15;
const mostAliases = 20;

type Credit = { id: number; name: string; original_name?: string | null | undefined };

/** Directors, then the first of the cast, each once: those whose other names are worth a request. */
export const leadingPeople = (details: MovieDetails): number[] => [
  ...new Set([...directorsOf(details), ...castOf(details).slice(0, 5)].map(({ id }) => id)),
];

/** `otherNames`: by person, as far as they were asked for. `asOf`: the day on which TMDB was asked. */
export function movieOf(
  details: MovieDetails,
  otherNames: ReadonlyMap<number, readonly string[]>,
  asOf: string,
): Movie {
  const url = `https://www.themoviedb.org/movie/${details.id}`;
  const person = personWith(otherNames);
  const titles = titlesOf(details);
  return {
    id: `tmdb:${details.id}`,
    ...titles,
    ...synopsisOf(details),
    directors: directorsOf(details).map(person),
    cast: castOf(details).map(person),
    genres: details.genres.map(({ name }) => name).filter((name) => name !== ''),
    releases: releasesOf({
      dates: details.release_dates,
      providers: details['watch/providers'] ?? undefined,
      primary: details.release_date ?? '',
      asOf,
    }),
    ...posterOf(details),
    links: [{ label: 'TMDB', url }, ...whereToWatch(details, url)],
    ids: idsOf(details),
    notable: false,
    ...(details.popularity == null ? {} : { popularity: details.popularity }),
    source: { name: 'TMDB', asOf, url },
  };
}

const directorsOf = ({ credits }: MovieDetails): Credit[] =>
  credits.crew.filter(({ job, name }) => job === 'Director' && name !== '');

const castOf = ({ credits }: MovieDetails): Credit[] =>
  credits.cast
    .filter(({ name }) => name !== '')
    .toSorted((a, b) => (a.order ?? Infinity) - (b.order ?? Infinity) || 0)
    .slice(0, mostCast);

const personWith =
  (otherNames: ReadonlyMap<number, readonly string[]>) =>
  ({ id, name, original_name }: Credit): Person => {
    const own = new Set([name, original_name]);
    const others = (otherNames.get(id) ?? []).filter((other) => !own.has(other));
    return {
      name,
      ...(original_name && original_name !== name ? { originalName: original_name } : {}),
      ...(others.length > 0 ? { otherNames: others } : {}),
    };
  };

const otherLetters = /(?!\p{Script=Latin})\p{L}/u;
const inEnglish = (title: string): boolean => title !== '' && !otherLetters.test(title);

/**
 * In English the title of that language; where there is none an alternative one, then a romanised one, then the
 * original. In Korean what a movie of another language is called in Korea.
 */
function titlesOf(details: MovieDetails): Pick<Movie, 'title' | 'originalTitle' | 'aliases'> {
  const english = translated(details, 'en', 'title');
  const korean = translated(details, 'ko', 'title');
  const alternative = alternativesOf(details);
  const title = [details.title, ...english, ...alternative].find(inEnglish) ?? details.title;
  const originals =
    details.original_language === 'ko' ? [details.original_title] : [...korean, details.original_title];
  const originalTitle = originals[0] ?? details.original_title;
  const others = [details.title, details.original_title, ...english, ...korean, ...alternative];
  const aliases = new Set(others.filter((name) => ![title, originalTitle, ''].includes(name)));
  return {
    title,
    ...(originalTitle === title ? {} : { originalTitle }),
    aliases: [...aliases].slice(0, mostAliases),
  };
}

/** Those under which people here look for it: Korean, English and romanised ones; in English before romanised. */
function alternativesOf({ alternative_titles }: MovieDetails): string[] {
  const romanised = (type: string | null | undefined): boolean => /roman/i.test(type ?? '');
  const wanted = alternative_titles.titles.filter(
    ({ iso_3166_1, type }) => ['KR', 'US', 'GB'].includes(iso_3166_1) || romanised(type),
  );
  return wanted
    .toSorted((a, b) => Number(romanised(a.type)) - Number(romanised(b.type)))
    .map(({ title }) => title);
}

const translated = (details: MovieDetails, language: string, what: 'title' | 'overview'): string[] =>
  details.translations.translations
    .filter(({ iso_639_1 }) => iso_639_1 === language)
    .map(({ data }) => data[what] ?? '')
    .filter((text) => text !== '');

function synopsisOf(details: MovieDetails): Pick<Movie, 'synopsis'> {
  const [en = details.overview ?? ''] = translated(details, 'en', 'overview');
  const [ko = ''] = translated(details, 'ko', 'overview');
  if (en === '' && ko === '') return {};
  return { synopsis: { en: en || ko, ...(ko === '' ? {} : { ko }) } };
}

/** In the one width that cards and posts show: image.tmdb.org serves w92 to w780. */
const posterOf = ({ poster_path }: MovieDetails): Pick<Movie, 'poster'> =>
  poster_path && /^\/[\w.-]+$/.test(poster_path)
    ? { poster: `https://image.tmdb.org/t/p/w342${poster_path}` }
    : {};

/** In Korea. Where that is known JustWatch has told TMDB, which wants to be named with it. */
function whereToWatch(details: MovieDetails, url: string): Movie['links'] {
  const platforms = offered(details['watch/providers'] ?? undefined, 'KR');
  if (platforms.length === 0) return [];
  return [{ label: `${platforms.slice(0, 3).join(', ')} (JustWatch)`, url: `${url}/watch?locale=KR` }];
}

function idsOf({ id, imdb_id, external_ids }: MovieDetails): Movie['ids'] {
  const imdb = [external_ids?.imdb_id, imdb_id].find((one) => /^tt\d{7,10}$/.test(one ?? ''));
  const wikidata = external_ids?.wikidata_id ?? '';
  return {
    ...(/^Q[1-9]\d*$/.test(wikidata) ? { wikidata } : {}),
    tmdb: id,
    ...(imdb ? { imdb } : {}),
  };
}
