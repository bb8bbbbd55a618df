// Records of films for a TMDB of our own.

type Credit = { id: number; name: string; original_name?: string };
type ReleaseDate = { type: number; release_date: string; note?: string };

export type TmdbFilm = {
  id: number;
  title: string;
  original_title: string;
  original_language: string;
  origin_country: string[];
  release_date: string;
  adult: boolean;
  popularity: number;
  overview: string;
  poster_path: string | null;
  genres: string[];
  directors: Credit[];
  cast: Credit[];
  titles: { iso_3166_1: string; title: string; type?: string }[];
  /** By region: its release dates. */
  dates: Record<string, ReleaseDate[]>;
  translations: { iso_639_1: string; title?: string; overview?: string }[];
  imdb: string | null;
  wikidata: string | null;
  /** By region: where subscribers see it. */
  watch: Record<string, string[]>;
  /** What stands in its details instead: to spoil them. */
  spoiled?: Record<string, unknown>;
};

export const filmOf = (id: number, given: Partial<TmdbFilm> = {}): TmdbFilm => ({
  id,
  title: `Movie ${id}`,
  original_title: `영화 ${id}`,
  original_language: 'ko',
  origin_country: ['KR'],
  release_date: '',
  adult: false,
  popularity: 0.1,
  overview: '',
  poster_path: null,
  genres: [],
  directors: [],
  cast: [],
  titles: [],
  dates: {},
  translations: [],
  imdb: null,
  wikidata: null,
  watch: {},
  ...given,
});

/** Opens in Korean cinemas on a day. */
export const openingOn = (id: number, date: string, given: Partial<TmdbFilm> = {}): TmdbFilm =>
  filmOf(id, {
    release_date: date,
    dates: { KR: [{ type: 3, release_date: `${date}T00:00:00.000Z` }] },
    ...given,
  });

/** So many, over the years from 1960 to 2026, in an order that is not that of their dates; each ninth has no date. */
export function manyFilms(count: number): TmdbFilm[] {
  return Array.from({ length: count }, (_, index) => {
    const id = index + 1;
    if (id % 9 === 0) return filmOf(id);
    const day = Temporal.PlainDate.from('1960-01-01').add({ days: (id * 7919) % 24_400 });
    return openingOn(id, day.toString(), id % 5 === 0 ? { origin_country: ['US'] } : {});
  });
}

/** GET /movie/{id}?append_to_response=… */
export function detailsOf(film: TmdbFilm, appended: readonly string[]): unknown {
  const parts = appendedTo(film);
  return {
    adult: film.adult,
    backdrop_path: null,
    belongs_to_collection: null,
    budget: 0,
    genres: film.genres.map((name, index) => ({ id: index + 1, name })),
    homepage: '',
    id: film.id,
    imdb_id: film.imdb,
    origin_country: film.origin_country,
    original_language: film.original_language,
    original_title: film.original_title,
    overview: film.overview,
    popularity: film.popularity,
    poster_path: film.poster_path,
    release_date: film.release_date,
    runtime: 0,
    status: 'Released',
    tagline: '',
    title: film.title,
    video: false,
    vote_average: 0,
    vote_count: 0,
    ...Object.fromEntries(appended.map((name) => [name, parts[name]])),
    ...film.spoiled,
  };
}

function appendedTo(film: TmdbFilm): Record<string, unknown> {
  return {
    credits: {
      cast: film.cast.map((person, order) => ({ adult: false, character: '', order, ...credit(person) })),
      crew: film.directors.map((person) => ({ department: 'Directing', job: 'Director', ...credit(person) })),
    },
    alternative_titles: { titles: film.titles.map((title) => ({ type: '', ...title })) },
    release_dates: {
      results: Object.entries(film.dates).map(([iso_3166_1, dates]) => ({
        iso_3166_1,
        release_dates: dates.map((date) => ({
          certification: '',
          descriptors: [],
          iso_639_1: '',
          note: '',
          ...date,
        })),
      })),
    },
    translations: {
      translations: film.translations.map(({ iso_639_1, title = '', overview = '' }) => ({
        iso_3166_1: iso_639_1 === 'ko' ? 'KR' : 'US',
        iso_639_1,
        name: '',
        english_name: '',
        data: { homepage: '', overview, runtime: 0, tagline: '', title },
      })),
    },
    external_ids: { imdb_id: film.imdb, wikidata_id: film.wikidata, facebook_id: null },
    'watch/providers': { results: Object.fromEntries(Object.entries(film.watch).map(offers)) },
  };
}

const credit = ({ id, name, original_name = name }: Credit) => ({
  id,
  name,
  original_name,
  gender: 0,
  popularity: 0,
  profile_path: null,
});

const offers = ([region, names]: [string, string[]]): [string, unknown] => [
  region,
  {
    link: `https://www.themoviedb.org/movie/1/watch?locale=${region}`,
    flatrate: names.map((provider_name, index) => ({
      logo_path: '',
      provider_id: index,
      provider_name,
      display_priority: index,
    })),
  },
];
