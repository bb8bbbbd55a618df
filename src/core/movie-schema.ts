// The catalogue's file format, checked and brought into the form that the rest of the house sees.
import { z } from 'zod';
import { reasonsOf, shown, type Fault } from './fault.ts';
import type { Movie } from './movie.ts';
import { compareDates, isReleaseDate, precisionOf } from './release-date.ts';

const filled = z.string().refine((text) => text.trim() !== '', 'must not be empty');

const anyDate = z.string().refine(isReleaseDate, {
  error: ({ input }) => `${shown(input)} is not a calendar date`,
});

const day = anyDate.refine((date) => !isReleaseDate(date) || precisionOf(date) === 'day', {
  error: ({ input }) => `${shown(input)} is not a day such as 2023-02-17`,
});

const https = z.string().refine((url) => url.startsWith('https://') && URL.canParse(url), {
  error: ({ input }) => `${shown(input)} is not an https address`,
});

let regionNames: Intl.DisplayNames | undefined;
const regionName = (code: string): string | undefined =>
  (regionNames ??= new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })).of(code);
const region = z.string().refine((code) => /^[A-Z]{2}$/.test(code) && regionName(code) !== undefined, {
  error: ({ input }) => `${shown(input)} is not a region of ISO 3166, such as KR`,
});

const matching = (pattern: RegExp, example: string) =>
  z.string().refine((text) => pattern.test(text), {
    error: ({ input }) => `${shown(input)} does not look like ${example}`,
  });

/** Text where an object may stand as well: it is that object's `key`. */
const orText = <T extends z.ZodType>(key: string, object: T) =>
  z.preprocess((given) => (typeof given === 'string' ? { [key]: given } : given), object);

const person = orText(
  'name',
  z.strictObject({
    name: filled,
    originalName: filled.exactOptional(),
    otherNames: z.array(filled).exactOptional(),
  }),
);

const earlier = z.strictObject({
  date: anyDate.exactOptional(),
  asOf: day,
  source: filled.exactOptional(),
});

const release = z.strictObject({
  date: anyDate,
  region: region.exactOptional(),
  type: z.enum(['theatrical', 'streaming', 'festival', 'tv', 'other']).exactOptional(),
  platform: filled.exactOptional(),
  asOf: day.exactOptional(),
  source: filled.exactOptional(),
  earlier: z
    .array(earlier)
    .default([])
    .transform((list) => list.toSorted((a, b) => compareDates(a.asOf, b.asOf))),
});

const movie = z.strictObject({
  id: matching(/^[a-z0-9][a-z0-9:_-]{0,59}$/, 'kill-boksoon: a-z, 0-9 and :_- only, at most 60'),
  title: filled,
  originalTitle: filled.exactOptional(),
  aliases: z.array(filled).default([]),
  synopsis: orText('en', z.strictObject({ en: filled, ko: filled.exactOptional() })).exactOptional(),
  directors: z.array(person).default([]),
  cast: z.array(person).default([]),
  genres: z.array(filled).default([]),
  releases: z
    .array(release)
    .default([])
    .transform((list) => list.toSorted((a, b) => compareDates(a.date, b.date))),
  poster: https.exactOptional(),
  links: z.array(z.strictObject({ label: filled, url: https })).default([]),
  ids: z
    .strictObject({
      wikidata: matching(/^Q[1-9]\d*$/, 'Q42').exactOptional(),
      tmdb: z.int().positive().exactOptional(),
      kobis: matching(/^[0-9A-Za-z]{1,20}$/, '20228796').exactOptional(),
      imdb: matching(/^tt\d{7,10}$/, 'tt0364569').exactOptional(),
    })
    .default({}),
  notable: z.boolean().default(true),
  popularity: z.number().nonnegative().exactOptional(),
  source: orText(
    'name',
    z.strictObject({ name: filled, asOf: day.exactOptional(), url: https.exactOptional() }),
  ),
});

const catalogue = z.strictObject({ movies: z.array(movie) });

/** The movies of a parsed catalogue file, or all that is wrong with it. */
export function readCatalogue(json: unknown): { movies: Movie[] } | { faults: Fault[] } {
  const read = catalogue.safeParse(json, { reportInput: true });
  const faults = [...(read.error ? reasonsOf(read.error) : []), ...doubledIds(json)];
  return read.success && faults.length === 0 ? read.data : { faults };
}

// Read loosely, so that a doubled id is also named in a file with other faults.
const ids = z.object({
  movies: z.array(z.object({ id: z.string() }).or(z.unknown().transform(() => ({ id: undefined })))),
});

function doubledIds(json: unknown): Fault[] {
  const all = ids.safeParse(json).data?.movies.map(({ id }) => id) ?? [];
  // By id: to look for each in the list would keep a bot at work from all else for seconds.
  const places = new Map(all.map((id, index) => [id, index] as const).toReversed());
  return all.flatMap((id, index) => {
    const first = places.get(id);
    if (id === undefined || first === index) return [];
    return [{ path: `movies[${index}].id`, reason: `${shown(id)} is also the id of movies[${first}]` }];
  });
}
