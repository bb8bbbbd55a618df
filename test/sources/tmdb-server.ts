// A TMDB of our own: the parts of its API that are used, in the form that developer.themoviedb.org/reference has them.
import { faultyServer, type Answer, type FaultyServer } from './faulty-server.ts';
import { detailsOf, type TmdbFilm } from './tmdb-films.ts';

export type TmdbServer = FaultyServer & {
  /** As they are at the moment: a test puts another list in its place. */
  films: TmdbFilm[];
  /** What a person is also known as, by their id. */
  alsoKnownAs: Map<number, string[]>;
  /** Ids of movies by the day on which they were changed: 2023-02-01. */
  changed: Map<string, number[]>;
  /** Called before each answer. */
  before?: (path: string) => void;
  change(id: number, given: Partial<TmdbFilm>): void;
};

/** `undated`: where those without a date stand in a list by date. */
type Options = { films?: TmdbFilm[]; undated?: 'first' | 'last' };

export async function tmdbServer({ films = [], undated = 'first' }: Options = {}): Promise<TmdbServer> {
  const state: Pick<TmdbServer, 'films' | 'alsoKnownAs' | 'changed' | 'before'> = {
    films,
    alsoKnownAs: new Map(),
    changed: new Map(),
  };
  const lists = listsOf(state, undated);
  const server = await faultyServer('/3', (url) => {
    state.before?.(`${url.pathname}${url.search}`);
    if (url.pathname === '/discover/movie') return lists(url.searchParams);
    if (url.pathname === '/movie/changes') return changes(state.changed, url.searchParams);
    const [, kind, id] = /^\/(movie|person)\/(\d+)$/.exec(url.pathname) ?? [];
    if (kind === 'movie') return movie(state.films, Number(id), url.searchParams);
    if (kind === 'person') return person(state.alsoKnownAs.get(Number(id)), Number(id));
    return notFound;
  });
  return Object.assign(state, server, {
    change(id: number, given: Partial<TmdbFilm>) {
      state.films = state.films.map((film) => (film.id === id ? { ...film, ...given } : film));
    },
  });
}

const refused = (status: number, code: number, message: string): Answer => ({
  status,
  json: { success: false, status_code: code, status_message: message },
});
const notFound = refused(404, 34, 'The resource you requested could not be found.');
const badPage = refused(400, 22, 'Invalid page: Pages start at 1 and max at 500.');

const byPages = <T>(all: readonly T[], page: number, size: number) => ({
  page,
  results: all.slice((page - 1) * size, page * size),
  total_pages: Math.ceil(all.length / size),
  total_results: all.length,
});

function listsOf(state: Pick<TmdbServer, 'films'>, undated: 'first' | 'last') {
  const known = new Map<string, TmdbFilm[]>();
  let of: readonly [TmdbFilm[], number] | undefined;
  return (search: URLSearchParams): Answer => {
    const page = Number(search.get('page') ?? 1);
    if (!(page >= 1 && page <= 500)) return badPage;
    if (of?.[0] !== state.films || of[1] !== state.films.length) known.clear();
    of = [state.films, state.films.length];
    const asked = new URLSearchParams(search);
    asked.delete('page');
    const list = known.get(asked.toString()) ?? listed(state.films, search, undated);
    known.set(asked.toString(), list);
    const given = byPages(list, page, 20);
    return { json: { ...given, results: given.results.map(inList) } };
  };
}

function listed(films: readonly TmdbFilm[], search: URLSearchParams, undated: 'first' | 'last'): TmdbFilm[] {
  const [from, until] = [search.get('primary_release_date.gte'), search.get('primary_release_date.lte')];
  const [country, language] = [search.get('with_origin_country'), search.get('with_original_language')];
  const sign = search.get('sort_by') === 'primary_release_date.desc' ? -1 : 1;
  const place = (date: string): string => date || (undated === 'first' ? '' : sign === 1 ? '9' : '');
  return films
    .filter(
      (film) =>
        (search.get('include_adult') === 'true' || !film.adult) &&
        (country === null || film.origin_country.includes(country)) &&
        (language === null || film.original_language === language) &&
        (from === null || (film.release_date !== '' && film.release_date >= from)) &&
        (until === null || (film.release_date !== '' && film.release_date <= until)),
    )
    .toSorted((a, b) => sign * compare(place(a.release_date), place(b.release_date)) || a.id - b.id);
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

const inList = ({
  id,
  adult,
  title,
  original_title,
  original_language,
  release_date,
  popularity,
}: TmdbFilm) => ({
  adult,
  backdrop_path: null,
  genre_ids: [18],
  id,
  original_language,
  original_title,
  overview: '',
  popularity,
  poster_path: null,
  release_date,
  title,
  video: false,
  vote_average: 0,
  vote_count: 0,
});

function changes(changed: ReadonlyMap<string, readonly number[]>, search: URLSearchParams): Answer {
  const [start, end] = [search.get('start_date') ?? '', search.get('end_date') ?? '9999'];
  if (search.has('end_date') && (Date.parse(end) - Date.parse(start)) / 86_400_000 > 14)
    return refused(422, 20, 'Invalid date range: Should be a range no longer than 14 days.');
  const ids = [...changed].filter(([day]) => day >= start && day < end).flatMap(([, some]) => some);
  const given = byPages(ids, Number(search.get('page') ?? 1), 100);
  return { json: { ...given, results: given.results.map((id) => ({ id, adult: false })) } };
}

const byId = new WeakMap<readonly TmdbFilm[], Map<number, TmdbFilm>>();

function filmWith(films: readonly TmdbFilm[], id: number): TmdbFilm | undefined {
  const known = byId.get(films);
  if (known?.size === films.length) return known.get(id);
  const made = new Map(films.map((film) => [film.id, film]));
  byId.set(films, made);
  return made.get(id);
}

function movie(films: readonly TmdbFilm[], id: number, search: URLSearchParams): Answer {
  const film = filmWith(films, id);
  if (!film) return notFound;
  const names = search.get('append_to_response')?.split(',') ?? [];
  if (names.length > 20)
    return refused(400, 27, 'Too many append to response objects: The maximum number of remote calls is 20.');
  return { json: detailsOf(film, names) };
}

const person = (names: readonly string[] | undefined, id: number): Answer =>
  names
    ? { json: { adult: false, also_known_as: names, biography: '', birthday: null, id, name: '' } }
    : notFound;
