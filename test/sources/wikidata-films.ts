// Items for the Wikidata of our own: few that are real and public, and any number that are plainly made.

/** 'somevalue' and 'blank': the two ways in which the query service has written a value that is not known. */
export type Value =
  | { item: string }
  | { text: string; language?: string }
  | { time: string; precision?: number; calendar?: string }
  | 'somevalue'
  | 'blank';

export type Claim = {
  property: string;
  value: Value;
  rank?: 'preferred' | 'normal' | 'deprecated';
  order?: string;
  places?: Value[];
  ways?: Value[];
  distributors?: Value[];
  occasions?: Value[];
};

export type Item = {
  id: string;
  labels?: Record<string, string>;
  aliases?: Record<string, string[]>;
  nativeName?: string;
  sitelinks?: number;
  formerly?: string[];
  code?: string;
  country?: string;
  claims?: Claim[];
};

export const item = (id: string): Value => ({ item: id });

export const ofItems = (property: string, ...ids: string[]): Claim[] =>
  ids.map((id) => ({ property, value: item(id) }));

export const ofText = (property: string, text: string, language?: string): Claim => ({
  property,
  value: language === undefined ? { text } : { text, language },
});

/** The precision is that of the text. `more`: qualifiers and rank. */
export const published = (date: string, more: Omit<Partial<Claim>, 'property' | 'value'> = {}): Claim => ({
  property: 'P577',
  value: {
    time: `${date}${'-01-01'.slice(date.length - 4)}T00:00:00Z`,
    precision: [9, 10, 11][(date.length - 4) / 3] ?? 11,
  },
  ...more,
});

export const inKorea = { places: [item('Q884')] };

/** Of a film that Wikidata has as Korean. */
export const film = (
  id: string,
  labels: Record<string, string>,
  claims: Claim[] = [],
  more: Partial<Item> = {},
): Item => ({
  id,
  labels,
  claims: [...ofItems('P31', 'Q11424'), ...claims],
  ...more,
});

export const places: Item[] = [
  { id: 'Q884', labels: { en: 'South Korea', ko: '대한민국' }, code: 'KR', country: 'Q884' },
  { id: 'Q142', labels: { en: 'France', ko: '프랑스' }, code: 'FR', country: 'Q142' },
  { id: 'Q16520', labels: { en: 'Busan', ko: '부산광역시' }, country: 'Q884' },
  { id: 'Q42369', labels: { en: 'Cannes Film Festival', ko: '칸 영화제' }, country: 'Q142' },
  { id: 'Q49', labels: { en: 'North America' } },
  { id: 'Q13780930', labels: { en: 'worldwide' } },
];

/** Plainly artificial: film n is Movie n, with its director, 5 of its cast and a date in Korea. */
export function manyFilms(count: number): { films: Item[]; items: Item[] } {
  const people = Array.from({ length: 500 }, (_, n) => ({
    id: `Q${90_000_000 + n}`,
    labels: { en: `Person ${n}`, ko: `사람 ${n}` },
  }));
  const personOf = (n: number) => `Q${90_000_000 + (n % people.length)}`;
  const films = Array.from({ length: count }, (_, index) => index + 1).map((n) =>
    film(
      `Q${1000 + n}`,
      { en: `Movie ${n}`, ko: `영화 ${n}` },
      [
        ...ofItems('P57', personOf(n)),
        ...ofItems('P161', ...[1, 2, 3, 4, 5].map((place) => personOf(n * 7 + place))),
        published(dayOf(n), inKorea),
        ofText('P4947', String(n)),
      ],
      { sitelinks: n % 12 },
    ),
  );
  return { films, items: [...places, ...people] };
}

const dayOf = (n: number): string =>
  Temporal.PlainDate.from('1990-01-01')
    .add({ days: (n * 37) % 14_000 })
    .toString();
