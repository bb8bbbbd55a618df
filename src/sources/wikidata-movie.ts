// A film of Wikidata as ours.
import type { Movie, Person } from '../core/movie.ts';
import { releasesOf } from './wikidata-releases.ts';
import { bestOf, itemId, tidy, type ItemFacts, type Statement } from './wikidata-rows.ts';

/** `items`: all that the statements name. */
export type WikidataFilm = {
  id: string;
  facts: ItemFacts | undefined;
  statements: readonly Statement[];
  items: ReadonlyMap<string, ItemFacts>;
  kobisProperty: string | undefined;
};

const mostCast = 15;
const mostAliases = 20;
const mostOtherNames = 4;
const mostGenres = 6;

/** `asOf`: the day on which Wikidata was asked. Text says why there is no movie; 'adult' that there must be none. */
export function movieOf(film: WikidataFilm, asOf: string): Movie | 'adult' | 'nameless' {
  const titles = titlesOf(film);
  if (isAdult(film)) return 'adult';
  if (!titles) return 'nameless';
  const url = `https://www.wikidata.org/wiki/${film.id}`;
  const formerly = film.facts?.formerly ?? [];
  return {
    id: `wikidata:${film.id}`,
    ...(formerly.length > 0 ? { alsoIds: formerly.map((id) => `wikidata:${id}`) } : {}),
    ...titles,
    directors: peopleOf(film, ['P57']),
    cast: peopleOf(film, ['P161', 'P725']).slice(0, mostCast),
    genres: genresOf(film),
    releases: releasesOf(film.statements, film.items, asOf),
    links: [{ label: 'Wikidata', url }],
    ids: idsOf(film),
    notable: false,
    popularity: film.facts?.sitelinks ?? 0,
    source: { name: 'Wikidata', asOf, url },
  };
}

const best = ({ statements }: WikidataFilm, property: string): Statement[] =>
  bestOf(statements.filter((one) => one.property === property));

const hangul = /\p{sc=Hang}/u;
const latin = /\p{sc=Latn}/u;

/** What Wikipedia adds to the names of its pages, and Wikidata has taken over here and there. */
const withoutNote = (title: string): string =>
  title.replace(/ \((?:\d{4} )?(?:(?:South )?Korean )?(?:film|movie|영화)\)$/i, '');

/** Labels; in Korean also the title that the film bears (P1476). Of a film without an English name the Korean one is both. */
function titlesOf(film: WikidataFilm): Pick<Movie, 'title' | 'originalTitle' | 'aliases'> | undefined {
  const { labels = {}, aliases = [] } = film.facts ?? {};
  const borne = best(film, 'P1476').flatMap(({ value: { value, language = '' } }) => {
    const text = tidy(value);
    return text === undefined || !['en', 'ko'].includes(language) ? [] : [{ text, language }];
  });
  const borneIn = (wanted: string) => borne.find(({ language }) => language === wanted)?.text;
  const english = nameIn([labels['en'], labels['mul']], (name) => !hangul.test(name));
  const korean = nameIn([labels['ko'], borneIn('ko'), labels['mul'], labels['en']], (name) =>
    hangul.test(name),
  );
  const title = english ?? labels['ko'] ?? korean;
  if (title === undefined) return undefined;
  const original = korean ?? labels['ko'];
  const names = [
    ...Object.values(labels),
    ...borne.map(({ text }) => text),
    ...aliases.map(({ text }) => text),
  ];
  const others = names.flatMap((name) => (name === undefined ? [] : withoutNote(name)));
  const shown = new Set([withoutNote(title), withoutNote(original ?? title)]);
  return {
    title: withoutNote(title),
    ...(original === undefined || original === title ? {} : { originalTitle: withoutNote(original) }),
    aliases: [...new Set(others)].filter((name) => !shown.has(name)).slice(0, mostAliases),
  };
}

const nameIn = (names: readonly (string | undefined)[], fits: (name: string) => boolean) =>
  names.find((name) => name !== undefined && fits(name));

/** Those with a place in a series in that order, then the others by the age of their items: Wikidata's statements have no order. */
function peopleOf(film: WikidataFilm, properties: readonly string[]): Person[] {
  const inOrder = properties.flatMap((property) =>
    best(film, property).toSorted(
      (a, b) => (a.order ?? Infinity) - (b.order ?? Infinity) || numberOf(a) - numberOf(b),
    ),
  );
  const ids = new Set(inOrder.flatMap(({ value }) => itemId(value) ?? []));
  return [...ids].flatMap((id) => personOf(film.items.get(id)) ?? []);
}

const numberOf = ({ value }: Statement): number => Number(itemId(value)?.slice(1) ?? 0);

function personOf(facts: ItemFacts | undefined): Person | undefined {
  if (!facts) return undefined;
  const { labels, nativeName, aliases } = facts;
  const korean = labels['ko'] ?? nativeName;
  const name = labels['en'] ?? labels['mul'] ?? korean;
  if (name === undefined) return undefined;
  const others = aliases.filter(
    ({ text, language }) => language !== 'ko' && latin.test(text) && text !== name,
  );
  const otherNames = [...new Set(others.map(({ text }) => text))].toSorted().slice(0, mostOtherNames);
  return {
    name,
    ...(korean === undefined || korean === name ? {} : { originalName: korean }),
    ...(otherNames.length > 0 ? { otherNames } : {}),
  };
}

/** In English, as others call them: "Action" for "action film". */
function genresOf(film: WikidataFilm): string[] {
  const names = best(film, 'P136').flatMap((one) => labelOf(film, one) ?? []);
  const short = names
    .map((name) => name.replace(/ (?:film|movie|cinema)$/i, ''))
    .filter((name) => name !== '');
  const genres = short.map((name) => `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`);
  return [...new Set(genres)].toSorted().slice(0, mostGenres);
}

function labelOf(film: WikidataFilm, { value }: Statement): string | undefined {
  const labels = film.items.get(itemId(value) ?? '')?.labels;
  return labels?.['en'] ?? labels?.['mul'];
}

const pornographicFilm = 'Q185529';
const always = /porn|hentai|hardcore|softcore|pink film|adult film|adult video|sex film/i;
const perhaps = /erotic|sexploitation/i;

/**
 * By class (P31) or genre (P136). Pornographic, softcore and pink films are. An erotic one is unless a Wikipedia has a page
 * about it: the word also stands at films such as The Handmaiden, while what KOBIS lists as 성인물(에로) has none.
 */
function isAdult(film: WikidataFilm): boolean {
  const kinds = film.statements.filter(({ property }) => property === 'P31' || property === 'P136');
  if (kinds.some(({ value }) => itemId(value) === pornographicFilm)) return true;
  const names = kinds.flatMap((one) => labelOf(film, one) ?? []);
  if (names.some((name) => always.test(name))) return true;
  return names.some((name) => perhaps.test(name)) && (film.facts?.sitelinks ?? 0) === 0;
}

/** Where Wikidata has two ids of a kind it is not said which is right: none is taken. */
function idsOf(film: WikidataFilm): Movie['ids'] {
  const one = (property: string | undefined, form: RegExp): string | undefined => {
    const all = property === undefined ? [] : best(film, property).map(({ value }) => value.value);
    const fit = new Set(all.filter((id) => form.test(id)));
    return fit.size === 1 ? [...fit][0] : undefined;
  };
  const tmdb = one('P4947', /^[1-9]\d{0,9}$/);
  const imdb = one('P345', /^tt\d{7,10}$/);
  const kobis = one(film.kobisProperty, /^[0-9A-Za-z]{1,20}$/);
  return {
    wikidata: film.id,
    ...(tmdb === undefined ? {} : { tmdb: Number(tmdb) }),
    ...(kobis === undefined ? {} : { kobis }),
    ...(imdb === undefined ? {} : { imdb }),
  };
}
