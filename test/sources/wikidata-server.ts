// A Wikidata of our own on loopback: it answers the queries that src/sources/wikidata-queries.ts asks, in the JSON of
// https://www.w3.org/TR/sparql11-results-json/, as the query service does for items of its RDF format.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Claim, Item, Value } from './wikidata-films.ts';

/** What the next request gets instead of its answer. 'never': nothing at all. */
export type Fault =
  | { status: number; headers?: Record<string, string> }
  | 'cut'
  | 'page'
  | 'broken rows'
  | 'no results'
  /** As it should be, but for the rows. */
  | 'no rows'
  | 'never'
  /** As it should be. */
  | 'none';

type Term = { type: 'uri' | 'literal' | 'bnode'; value: string; 'xml:lang'?: string; datatype?: string };
type Binding = Record<string, Term>;

export type WikidataServer = {
  url: string;
  films: Map<string, Item>;
  items: Map<string, Item>;
  /** For requests to come, in order. */
  faults: Fault[];
  /** Left out of lists, or in them twice, as films are that move while pages are asked for. */
  lost: Set<string>;
  twice: Set<string>;
  /** Lists do not go on: each is the first. */
  repeats: boolean;
  /** All that was asked. */
  asked: { query: string; headers: IncomingMessage['headers'] }[];
  close(): Promise<void>;
};

const entity = 'http://www.wikidata.org/entity/';

export async function startWikidata(films: readonly Item[], items: readonly Item[]): Promise<WikidataServer> {
  const wikidata: WikidataServer = {
    url: '',
    films: new Map(films.map((one) => [one.id, one])),
    items: new Map(items.map((one) => [one.id, one])),
    faults: [],
    lost: new Set(),
    twice: new Set(),
    repeats: false,
    asked: [],
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
  const server = createServer((request, response) => void answer(wikidata, request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  wikidata.url = `http://127.0.0.1:${port}/sparql`;
  return wikidata;
}

async function answer(
  wikidata: WikidataServer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const form = new URLSearchParams(Buffer.concat(await request.toArray()).toString());
  const query = form.get('query') ?? '';
  wikidata.asked.push({ query, headers: request.headers });
  const fault = wikidata.faults.shift() ?? 'none';
  if (fault === 'never') return;
  if (typeof fault === 'object') return void response.writeHead(fault.status, fault.headers).end('trouble');
  if (fault === 'page') return void response.end('<!DOCTYPE html><title>Wikimedia Error</title>');
  if (fault === 'no results') return void response.end('{"error":"no"}');
  const rows = fault === 'no rows' ? [] : rowsFor(wikidata, query);
  const broken = rows.map(({ item, ...more }) => ({
    ...(item ? { item } : {}),
    ...more,
    value: { value: 7 },
  }));
  const bindings = fault === 'broken rows' ? [...broken.slice(0, 1), ...rows] : rows;
  const json = JSON.stringify({ head: { vars: [] }, results: { bindings } });
  response.setHeader('content-type', 'application/sparql-results+json');
  response.end(fault === 'cut' ? json.slice(0, -20) : json);
}

function rowsFor(wikidata: WikidataServer, query: string): Binding[] {
  const after = Number(/\?number > (\d+)/.exec(query)?.[1]);
  if (query.includes('COUNT(')) return [{ count: number(idsAfter(wikidata, after).length) }];
  if (query.includes('KOBIS film ID')) return [{ property: uri(`${entity}P99999`) }];
  const most = Number(/LIMIT (\d+)/.exec(query)?.[1]);
  if (most > 0) return listed(wikidata, after, most);
  const ids = (/VALUES \?item \{([^}]*)\}/.exec(query)?.[1] ?? '').match(/Q\d+/g) ?? [];
  const found = ids.flatMap((id) => wikidata.films.get(id) ?? wikidata.items.get(id) ?? []);
  if (query.includes('?statement')) {
    const wanted = new Set(query.match(/ps:P\d+/g)?.map((name) => name.slice(3)));
    return found.flatMap((one) => statementRows(one, wanted));
  }
  const wanted = new Set(/VALUES \?property \{([^}]*)\}/.exec(query)?.[1]?.trim().split(' '));
  if (query.includes('owl:sameAs ?item')) wanted.add('owl:sameAs');
  return found.flatMap((one) => factRows(one, wanted));
}

const numberOf = (id: string): number => Number(id.slice(1));

const idsAfter = ({ films, lost }: WikidataServer, after: number): string[] =>
  [...films.keys()]
    .filter((id) => numberOf(id) > after && !lost.has(id))
    .toSorted((a, b) => numberOf(a) - numberOf(b));

const listed = (wikidata: WikidataServer, after: number, most: number): Binding[] =>
  idsAfter(wikidata, wikidata.repeats ? 0 : after)
    .flatMap((id) => (wikidata.twice.has(id) ? [id, id] : [id]))
    .slice(0, most)
    .map((id) => ({ item: uri(entity + id), number: number(numberOf(id)) }));

const uri = (value: string): Term => ({ type: 'uri', value });
const number = (value: number): Term => ({
  type: 'literal',
  value: String(value),
  datatype: 'http://www.w3.org/2001/XMLSchema#integer',
});
const text = (value: string, language?: string): Term => ({
  type: 'literal',
  value,
  ...(language === undefined ? {} : { 'xml:lang': language }),
});

const addresses: Record<string, string> = {
  'rdfs:label': 'http://www.w3.org/2000/01/rdf-schema#label',
  'skos:altLabel': 'http://www.w3.org/2004/02/skos/core#altLabel',
  'wikibase:sitelinks': 'http://wikiba.se/ontology#sitelinks',
  'owl:sameAs': 'http://www.w3.org/2002/07/owl#sameAs',
  'wdt:P1559': 'http://www.wikidata.org/prop/direct/P1559',
  'wdt:P297': 'http://www.wikidata.org/prop/direct/P297',
  'wdt:P17': 'http://www.wikidata.org/prop/direct/P17',
};

const answered = ['en', 'ko', 'mul'];

function factRows(one: Item, wanted: ReadonlySet<string>): Binding[] {
  const named = answered.flatMap((language) => {
    const label = one.labels?.[language];
    const aliases = one.aliases?.[language] ?? [];
    return [
      ...(label === undefined ? [] : [['rdfs:label', text(label, language)] as const]),
      ...aliases.map((alias) => ['skos:altLabel', text(alias, language)] as const),
    ];
  });
  const facts = [
    ...named,
    ['wikibase:sitelinks', number(one.sitelinks ?? 0)] as const,
    ...(one.formerly ?? []).map((id) => ['owl:sameAs', uri(entity + id)] as const),
    ...(one.nativeName === undefined ? [] : [['wdt:P1559', text(one.nativeName, 'ko')] as const]),
    ...(one.code === undefined ? [] : [['wdt:P297', text(one.code)] as const]),
    ...(one.country === undefined ? [] : [['wdt:P17', uri(entity + one.country)] as const]),
  ];
  return facts
    .filter(([property]) => wanted.has(property))
    .map(([property, value]) => ({
      item: uri(entity + one.id),
      property: uri(addresses[property] ?? ''),
      value,
    }));
}

function statementRows(one: Item, wanted: ReadonlySet<string>): Binding[] {
  return (one.claims ?? []).flatMap((claim, index) => {
    if (!wanted.has(claim.property)) return [];
    const { rank = 'normal', order } = claim;
    const fixed: Binding = {
      item: uri(entity + one.id),
      claim: uri(`http://www.wikidata.org/prop/${claim.property}`),
      statement: uri(`${entity}statement/${one.id}-${index}`),
      rank: uri(`http://wikiba.se/ontology#${rank.slice(0, 1).toUpperCase()}${rank.slice(1)}Rank`),
      value: termOf(claim.value),
      ...(order === undefined ? {} : { order: text(order) }),
      ...precisionOf(claim),
    };
    return qualified(fixed, claim);
  });
}

function precisionOf({ value }: Claim): Binding {
  if (typeof value !== 'object' || !('time' in value)) return {};
  const { precision = 11, calendar = 'Q1985727' } = value;
  return { precision: number(precision), calendar: uri(entity + calendar) };
}

/** A row for each combination of qualifiers, as OPTIONAL gives them. */
function qualified(row: Binding, { places, ways, distributors, occasions }: Claim): Binding[] {
  const lists = { place: places, way: ways, distributor: distributors, occasion: occasions };
  return Object.entries(lists).reduce<Binding[]>(
    (rows, [name, values = []]) =>
      values.length === 0
        ? rows
        : rows.flatMap((row) => values.map((value) => ({ ...row, [name]: termOf(value) }))),
    [row],
  );
}

function termOf(value: Value): Term {
  if (value === 'blank') return { type: 'bnode', value: 't1' };
  if (value === 'somevalue')
    return uri('http://www.wikidata.org/.well-known/genid/5d41402abc4b2a76b9719d911017c592');
  if ('item' in value) return uri(entity + value.item);
  if ('text' in value) return text(value.text, value.language);
  return { ...text(value.time), datatype: 'http://www.w3.org/2001/XMLSchema#dateTime' };
}
