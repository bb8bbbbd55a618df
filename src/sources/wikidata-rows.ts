// Wikidata's answers, gathered by item.
import type { Row, Term } from './sparql.ts';

/** The id in an item's address. Undefined for all else: values that are unknown have an address or a node of their own. */
export const itemId = (term: Term | undefined): string | undefined =>
  term?.isLink ? /^https?:\/\/www\.wikidata\.org\/entity\/(Q[1-9]\d*)$/.exec(term.value)?.[1] : undefined;

/** The id at the end of a property's address, also where it stands for a kind of statement. */
export const propertyId = (term: Term | undefined): string | undefined =>
  /\/(P[1-9]\d*)$/.exec(term?.value ?? '')?.[1];

export type ItemFacts = {
  /** By language: en, ko, and mul for all languages without one of their own. */
  labels: Partial<Record<string, string>>;
  aliases: { text: string; language: string }[];
  /** How people are called in their own language, where that is Korean. */
  nativeName?: string;
  sitelinks?: number;
  /** Items that were merged into this one. */
  formerly: string[];
  /** ISO 3166-1. */
  code?: string;
  country?: string;
};

type Reader = (facts: ItemFacts, value: Term) => void;

const readers: Record<string, Reader> = {
  label: (facts, { value, language = '' }) => {
    const name = tidy(value);
    if (name !== undefined) facts.labels[language] ??= name;
  },
  altLabel: (facts, { value, language = '' }) => {
    const text = tidy(value);
    if (text !== undefined) facts.aliases.push({ text, language });
  },
  P1559: (facts, { value, language }) => {
    const name = tidy(value);
    if (language === 'ko' && name !== undefined) facts.nativeName ??= name;
  },
  sitelinks: (facts, { value }) => {
    if (/^\d{1,6}$/.test(value)) facts.sitelinks ??= Number(value);
  },
  sameAs: (facts, value) => {
    const former = itemId(value);
    if (former !== undefined) facts.formerly.push(former);
  },
  P297: (facts, { value }) => {
    if (/^[A-Z]{2}$/.test(value)) facts.code ??= value;
  },
  P17: (facts, value) => {
    const country = itemId(value);
    if (country !== undefined) facts.country ??= country;
  },
};

/** Of several values the first in the order of their text: that of the rows is any. */
export function factsIn(rows: readonly Row[]): Map<string, ItemFacts> {
  const all = new Map<string, ItemFacts>();
  for (const { item, property, value } of rows.toSorted(byValue)) {
    const id = itemId(item);
    const read = readers[/[^/#]*$/.exec(property?.value ?? '')?.[0] ?? ''];
    if (id === undefined || value === undefined || read === undefined) continue;
    const facts = all.get(id) ?? { labels: {}, aliases: [], formerly: [] };
    all.set(id, facts);
    read(facts, value);
  }
  return all;
}

const byValue = (a: Row, b: Row): number => {
  const [one, other] = [a['value']?.value ?? '', b['value']?.value ?? ''];
  return Number(one > other) - Number(one < other);
};

const longestName = 300;

/** One line without control characters. Undefined: nothing, or too long for a name. */
export function tidy(text: string): string | undefined {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  return line === '' || line.length > longestName ? undefined : line;
}

export type Rank = 'preferred' | 'normal';

export type Statement = {
  property: string;
  rank: Rank;
  value: Term;
  /** Of a value in a series. */
  order?: number;
  places: Set<string>;
  ways: Set<string>;
  distributors: Set<string>;
  occasions: Set<string>;
  /** Said to be published somewhere, but not where. */
  someplace: boolean;
  /** Of a date: 9 year, 10 month, 11 day. */
  precision?: string;
  calendar?: string;
};

const ranks: Record<string, Rank> = { PreferredRank: 'preferred', NormalRank: 'normal' };

/** The statements of each item. Deprecated ones are left out. A statement has a row for each combination of its qualifiers. */
export function statementsIn(rows: readonly Row[]): Map<string, Statement[]> {
  const all = new Map<string, Map<string, Statement>>();
  for (const row of rows) {
    const id = itemId(row.item);
    const key = row.statement?.value;
    if (id === undefined || key === undefined) continue;
    const ofItem = all.get(id) ?? new Map<string, Statement>();
    all.set(id, ofItem);
    const statement = ofItem.get(key) ?? statementOf(row);
    if (!statement) continue;
    ofItem.set(key, statement);
    addQualifiers(statement, row);
  }
  return new Map([...all].map(([id, statements]) => [id, [...statements.values()]]));
}

function statementOf({ claim, rank, value, order, precision, calendar }: Row): Statement | undefined {
  const property = propertyId(claim);
  const known = ranks[/[^#]*$/.exec(rank?.value ?? '')?.[0] ?? ''];
  if (property === undefined || known === undefined || value === undefined) return undefined;
  const place = Number(order?.value ?? Number.NaN);
  return {
    property,
    rank: known,
    value,
    ...(Number.isFinite(place) ? { order: place } : {}),
    places: new Set(),
    ways: new Set(),
    distributors: new Set(),
    occasions: new Set(),
    someplace: false,
    ...(precision ? { precision: precision.value } : {}),
    ...(calendar ? { calendar: itemId(calendar) ?? '' } : {}),
  };
}

function addQualifiers(statement: Statement, row: Row): void {
  const add = (to: Set<string>, term: Term | undefined): void => {
    const id = itemId(term);
    if (id !== undefined) to.add(id);
  };
  add(statement.places, row.place);
  add(statement.ways, row.way);
  add(statement.distributors, row.distributor);
  add(statement.occasions, row.occasion);
  if (row.place !== undefined && itemId(row.place) === undefined) statement.someplace = true;
}

/** Wikidata's own rule: preferred statements if there are any, else the normal ones. */
export function bestOf<T extends { rank: Rank }>(statements: readonly T[]): T[] {
  const preferred = statements.filter(({ rank }) => rank === 'preferred');
  return preferred.length > 0 ? preferred : [...statements];
}
