// What TMDB answers (developer.themoviedb.org/reference), as much of it as is used here. Texts may be "", values may be null.
import { z } from 'zod';

const id = z.int().positive();
const text = z.string().trim().nullish();

const listed = z.object({ id, adult: z.boolean().nullish(), release_date: text });

/** GET /discover/movie: 20 movies a page. */
export const listPage = z.object({
  page: z.int(),
  results: z.array(listed),
  total_pages: z.int().nonnegative(),
  total_results: z.int().nonnegative(),
});
export type ListPage = z.infer<typeof listPage>;

/** GET /movie/changes: 100 a page. */
export const changesPage = z.object({
  results: z.array(z.object({ id: id.nullish(), adult: z.boolean().nullish() })),
  page: z.int(),
  total_pages: z.int().nonnegative(),
});
export type ChangesPage = z.infer<typeof changesPage>;

const credited = z.object({ id, name: z.string().trim(), original_name: text });
const cast = credited.extend({ order: z.number().nullish() });
const crew = credited.extend({ job: text });

const releaseDate = z.object({ release_date: z.string(), type: z.int(), note: text });
const releaseDates = z.object({
  results: z.array(z.object({ iso_3166_1: z.string(), release_dates: z.array(releaseDate) })),
});
export type ReleaseDates = z.infer<typeof releaseDates>;

const provider = z.object({ provider_name: z.string().trim() });
const watchProviders = z.object({
  results: z.record(z.string(), z.object({ link: text, flatrate: z.array(provider).nullish() })),
});
export type WatchProviders = z.infer<typeof watchProviders>;

/** What says whether a movie is one of ours: GET /movie/{id} alone. */
export const movieKind = z.object({
  id,
  adult: z.boolean().nullish(),
  original_language: text,
  origin_country: z.array(z.string()).nullish(),
});
export type MovieKind = z.infer<typeof movieKind>;

/** What is asked for together with a movie; at most 20 names are taken. */
export const appended =
  'credits,alternative_titles,release_dates,translations,external_ids,watch/providers' as const;

/** GET /movie/{id} with `appended`. */
export const movieDetails = movieKind.extend({
  title: z.string().trim().min(1),
  original_title: z.string().trim().min(1),
  overview: text,
  release_date: text,
  popularity: z.number().nonnegative().nullish(),
  poster_path: text,
  imdb_id: text,
  genres: z.array(z.object({ name: z.string().trim() })),
  credits: z.object({ cast: z.array(cast), crew: z.array(crew) }),
  alternative_titles: z.object({
    titles: z.array(z.object({ iso_3166_1: z.string(), title: z.string().trim(), type: text })),
  }),
  release_dates: releaseDates,
  translations: z.object({
    translations: z.array(
      z.object({ iso_639_1: z.string(), data: z.object({ title: text, overview: text }) }),
    ),
  }),
  external_ids: z.object({ imdb_id: text, wikidata_id: text }).nullish(),
  'watch/providers': watchProviders.nullish(),
});
export type MovieDetails = z.infer<typeof movieDetails>;

/** GET /person/{id}. */
export const personDetails = z.object({ also_known_as: z.array(z.string().trim()) });
export type PersonDetails = z.infer<typeof personDetails>;
