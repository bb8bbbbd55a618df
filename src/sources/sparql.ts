// Questions in SPARQL, answered in the results format of https://www.w3.org/TR/sparql11-results-json/.
import { z } from 'zod';
import type { Http } from './http.ts';
import { SourceError } from './source-error.ts';

const term = z
  .object({
    // Older services write typed-literal for a literal of some type.
    type: z.enum(['uri', 'literal', 'typed-literal', 'bnode']),
    value: z.string(),
    'xml:lang': z.string().optional(),
  })
  .transform(({ type, value, 'xml:lang': language }) => ({ isLink: type === 'uri', value, language }));

/** `isLink`: the value is an address. A blank node is neither that nor text. */
export type Term = z.infer<typeof term>;

/** What a row binds: variables without a value are not there. */
export type Row = Readonly<Partial<Record<string, Term>>>;

const row = z.record(z.string(), term);
const results = z.object({ results: z.object({ bindings: z.array(z.unknown()) }) });
const namesItem = z.object({ item: term });

/** `broken`: addresses of the items in rows that are not in the format. */
export type Answer = { rows: Row[]; broken: Set<string> };

export type Sparql = (query: string, signal: AbortSignal) => Promise<Answer>;

/** Posts, since queries that list many items are too long for an address. */
export function createSparql(url: string, http: Http): Sparql {
  return async (query, signal) => {
    const read = results.safeParse(await http.postForm(url, { query, format: 'json' }, signal));
    const { host, pathname } = new URL(url);
    if (!read.success) throw new SourceError(`${host}${pathname} answered with no SPARQL results`);
    const answer: Answer = { rows: [], broken: new Set() };
    for (const given of read.data.results.bindings) {
      const one = row.safeParse(given);
      if (one.success) answer.rows.push(one.data);
      else answer.broken.add(itemIn(given, `${host}${pathname}`));
    }
    return answer;
  };
}

function itemIn(given: unknown, where: string): string {
  const read = namesItem.safeParse(given);
  if (!read.success) throw new SourceError(`${where} answered with a row that is none of SPARQL results`);
  return read.data.item.value;
}
