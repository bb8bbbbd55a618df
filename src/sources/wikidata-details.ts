// The films of a page: what Wikidata says of them, and of the people, places and genres that they name.
import type { Movie } from '../core/movie.ts';
import type { SkippedRecord } from './source.ts';
import { SourceError } from './source-error.ts';
import type { Sparql } from './sparql.ts';
import { movieOf } from './wikidata-movie.ts';
import { factsOfFilms, factsOfItems, statementsOf } from './wikidata-queries.ts';
import { factsIn, itemId, statementsIn, type ItemFacts, type Statement } from './wikidata-rows.ts';

type Told = { movies: Movie[]; skipped: SkippedRecord[]; gone: string[] };

type Context = { asOf: string; kobisProperty: string | undefined };

/** People play in many films, and countries are few: what was heard of them is kept for a round. */
const mostKept = 50_000;
const itemsPerQuery = 300;
/** So many items have a name among them, if not each. */
const someNamed = 10;

export function createDetails(ask: Sparql, { asOf, kobisProperty }: Context) {
  const items = new Map<string, ItemFacts>();

  return async (films: readonly string[], signal: AbortSignal): Promise<Told> => {
    if (films.length === 0) return { movies: [], skipped: [], gone: [] };
    const more = kobisProperty === undefined ? [] : [kobisProperty];
    const facts = await ask(factsOfFilms(films), signal);
    const claims = await ask(statementsOf(films, more), signal);
    const factsById = factsIn(facts.rows);
    const statementsById = statementsIn(claims.rows);
    if (items.size > mostKept) items.clear();
    await learn(ask, items, [...statementsById.values()].flat(), signal);

    const told: Told = { movies: [], skipped: [], gone: [] };
    const broken = new Set([...facts.broken, ...claims.broken].map((url) => /Q\d+$/.exec(url)?.[0]));
    for (const id of films) {
      const statements = statementsById.get(id) ?? [];
      const film = { id, facts: factsById.get(id), statements, items, kobisProperty };
      // It has been deleted, or is no film any more, since the list was given.
      if (film.facts === undefined && statements.length === 0) continue;
      // Of each film there are facts and statements: how many sites have it, and its class.
      const isHalf = film.facts === undefined || statements.length === 0;
      add(told, id, broken.has(id) ? 'broken' : isHalf ? 'half' : movieOf(film, asOf));
    }
    return told;
  };
}

const reasons = {
  adult: 'an adult film',
  nameless: 'it has no English or Korean name',
  broken: 'an answer about it is not in the format of SPARQL results',
  half: 'an answer says nothing about it',
};

function add(told: Told, film: string, movie: Movie | keyof typeof reasons): void {
  const id = `wikidata:${film}`;
  if (typeof movie === 'object') told.movies.push(movie);
  else told.skipped.push({ id, reason: reasons[movie] });
  if (movie === 'adult') told.gone.push(id);
}

/** Asks for what the statements name and is not known yet, then for the countries of those places. */
async function learn(
  ask: Sparql,
  items: Map<string, ItemFacts>,
  statements: readonly Statement[],
  signal: AbortSignal,
): Promise<void> {
  const named = statements.flatMap(({ value, places, ways, distributors, occasions }) => [
    ...(itemId(value) === undefined ? [] : [itemId(value) ?? '']),
    ...places,
    ...ways,
    ...distributors,
    ...occasions,
  ]);
  await learnOf(ask, items, named, signal);
  const placed = new Set(statements.flatMap(({ places }) => [...places]));
  const countries = [...placed].flatMap((id) => items.get(id)?.country ?? []);
  await learnOf(ask, items, countries, signal);
}

/** An item of which nothing is said is not asked for again. */
async function learnOf(
  ask: Sparql,
  items: Map<string, ItemFacts>,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const unknown = [...new Set(ids)].filter((id) => !items.has(id));
  for (let first = 0; first < unknown.length; first += itemsPerQuery) {
    const asked = unknown.slice(first, first + itemsPerQuery);
    const { rows } = await ask(factsOfItems(asked), signal);
    const facts = factsIn(rows);
    // Without South Korea no date would be Korea's: films would lose what they had.
    if (facts.size === 0 && asked.length >= someNamed)
      throw new SourceError(`Wikidata said nothing of ${asked.length} items that films name`);
    for (const id of asked) items.set(id, facts.get(id) ?? { labels: {}, aliases: [], formerly: [] });
  }
}
