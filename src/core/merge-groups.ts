// Which records of several sources are of one movie: those that share an id, and of KOBIS those that agree in title, year and director.
import type { Movie, Person } from './movie.ts';
import { inOrder, keyOf, type SourceName, type SourceRecord } from './source-record.ts';

/** The records of one movie, in order of precedence, one a source. */
export type Group = readonly SourceRecord[];

/** Records that may be of one movie and were not joined. */
export type Doubt = { ids: readonly string[]; why: string };

type Grouped = { groups: Group[]; doubts: Doubt[] };

// ── By ids ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** Two records of one source are two movies, whatever ids they share: that is listed. */
export function joinByIds(records: readonly SourceRecord[]): Grouped {
  const sets = disjointSets(records);
  const doubts: Doubt[] = [];
  const firstWith = new Map<string, number>();
  for (const [index, record] of records.entries()) {
    for (const id of idsOf(record)) {
      const other = firstWith.get(id);
      if (other === undefined) firstWith.set(id, index);
      else if (!sets.join(other, index)) doubts.push(sharedId(id, [records[other], record]));
    }
  }
  return { groups: sets.groups(), doubts };
}

const sharedId = (id: string, records: readonly (SourceRecord | undefined)[]): Doubt => ({
  ids: records.flatMap((record) => (record ? keyOf(record) : [])),
  why: `both say they are ${id}`,
});

/** The same one may stand in it twice. */
function idsOf({ source, movie: { id, ids } }: SourceRecord): string[] {
  const found = source === 'file' ? [] : [id];
  if (ids.wikidata !== undefined) found.push(`wikidata:${ids.wikidata}`);
  if (ids.tmdb !== undefined) found.push(`tmdb:${ids.tmdb}`);
  if (ids.kobis !== undefined) found.push(`kobis:${ids.kobis}`);
  if (ids.imdb !== undefined) found.push(`imdb:${ids.imdb}`);
  return found;
}

const bits: Record<SourceName, number> = { file: 1, wikidata: 2, tmdb: 4, kobis: 8 };

/** Sets of records that never hold two of one source. */
function disjointSets(records: readonly SourceRecord[]) {
  const above = Int32Array.from(records.keys());
  const sources = Uint8Array.from(records, ({ source }) => bits[source]);
  const top = (index: number): number => {
    let at = index;
    for (let next = above[at] ?? at; next !== at; next = above[at] ?? at) at = next;
    above[index] = at;
    return at;
  };
  return {
    /** False: both hold a record of the same source. */
    join(one: number, other: number): boolean {
      const [a, b] = [top(one), top(other)];
      const [ofA = 0, ofB = 0] = [sources[a], sources[b]];
      if (a === b) return true;
      if ((ofA & ofB) !== 0) return false;
      above[b] = a;
      sources[a] = ofA | ofB;
      return true;
    },
    groups(): Group[] {
      const byTop = new Map<number, SourceRecord[]>();
      for (const [index, record] of records.entries()) {
        const key = top(index);
        const group = byTop.get(key);
        if (group) group.push(record);
        else byTop.set(key, [record]);
      }
      return [...byTop.values()].map((group) => (group.length === 1 ? group : inOrder(group)));
    },
  };
}

// ── KOBIS ────────────────────────────────────────────────────────────────────────────────────────────────────────

type Title = { form: string; years: readonly number[]; people: ReadonlySet<string> };

/**
 * Joins a record of KOBIS that no id joins to the one movie that has its Hangul title, a director of it and a year within one
 * of its own; what was joined before, as the `known` ids tell, stays so while title and year agree. Where less agrees, or more
 * than one movie does, nothing is joined and it is listed.
 */
export function joinKobis(groups: readonly Group[], known: ReadonlyMap<string, string>): Grouped {
  const alone = groups.filter(([first, second]) => first?.source === 'kobis' && !second);
  if (alone.length === 0) return { groups: [...groups], doubts: [] };
  const byForm = Map.groupBy(
    groups.filter((group) => group.every(({ source }) => source !== 'kobis')),
    (group) => formOf(hangulTitle(group)),
  );
  const found = alone.map((group) => ({ group, ...match(group, byForm, known) }));
  const byOther = Map.groupBy(found, ({ other }) => other);
  // Two of KOBIS that are one movie: neither is joined.
  const joined = found.flatMap(({ group, other }) =>
    other && byOther.get(other)?.length === 1 ? [{ group, other }] : [],
  );
  const gone = new Set<Group>(joined.flatMap(({ group, other }) => [group, other]));
  const twice = [...byOther].flatMap(([other, same]) =>
    other && same.length > 1
      ? [doubtOf([other, ...same.map(({ group }) => group)], 'several of KOBIS agree with it')]
      : [],
  );
  return {
    groups: [
      ...groups.filter((group) => !gone.has(group)),
      ...joined.map(({ group, other }) => inOrder([...other, ...group])),
    ],
    doubts: [...found.flatMap(({ doubt }) => doubt ?? []), ...twice],
  };
}

function match(
  group: Group,
  byForm: ReadonlyMap<string, readonly Group[]>,
  known: ReadonlyMap<string, string>,
): { other?: Group; doubt?: Doubt } {
  const mine = titleOf(group);
  const others = mine.form === '' ? [] : (byForm.get(mine.form) ?? []);
  const near = others.filter((other) => yearsApart(mine, titleOf(other)) !== 'far');
  const old = near.filter((other) => wereOne(group, other, known));
  const sure = old.length > 0 ? old : near.filter((other) => isSure(mine, titleOf(other)));
  const [other, second] = sure;
  if (other && !second) return { other };
  if (other) return { doubt: doubtOf([group, ...sure], 'title, year and director agree with more than one') };
  return near.length === 0
    ? {}
    : { doubt: doubtOf([group, ...near], 'the title agrees; year and director do not both') };
}

const wereOne = (group: Group, other: Group, known: ReadonlyMap<string, string>): boolean => {
  const ids = new Set(group.flatMap((record) => known.get(keyOf(record)) ?? []));
  return other.some((record) => ids.has(known.get(keyOf(record)) ?? ''));
};

const isSure = (a: Title, b: Title): boolean =>
  yearsApart(a, b) === 'near' && !a.people.isDisjointFrom(b.people);

function yearsApart(a: Title, b: Title): 'near' | 'far' | 'unknown' {
  if (a.years.length === 0 || b.years.length === 0) return 'unknown';
  return a.years.some((year) => b.years.some((other) => Math.abs(year - other) <= 1)) ? 'near' : 'far';
}

const doubtOf = (groups: readonly Group[], why: string): Doubt => ({
  ids: groups.flat().map(keyOf),
  why,
});

const hangulTitle = (group: Group): string =>
  group.map(({ movie }) => movie.originalTitle ?? movie.title).find((title) => /\p{sc=Hang}/u.test(title)) ??
  '';

const titleOf = (group: Group): Title => ({
  form: formOf(hangulTitle(group)),
  years: group.flatMap(({ movie }) => yearsOf(movie)),
  people: new Set(group.flatMap(({ movie }) => movie.directors.flatMap(formsOfPerson))),
});

const yearsOf = ({ releases }: Movie): number[] => releases.map(({ date }) => Number(date.slice(0, 4)));

/** Of one film: a Hangul name, and a Latin one whatever its case and the order of its parts. */
export const formsOfPerson = ({ name, originalName, otherNames = [] }: Person): string[] =>
  [name, ...(originalName === undefined ? [] : [originalName]), ...otherNames]
    .map(formOfName)
    .filter((form) => form !== '');

const formOfName = (name: string): string => {
  const parts = name.split(/\s+/).map(formOf);
  return parts.length === 1 ? (parts[0] ?? '') : parts.toSorted().join(' ');
};

/** Letters and digits alone. */
export const formOf = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
