// What a merged movie is called: a movie keeps the id under which it was known first, whichever source joins it later.
import type { Group } from './merge-groups.ts';
import { keyOf, keysOf } from './source-record.ts';

/** The movie's id by the key of a record, those that were known first in front. */
export type KnownIds = ReadonlyMap<string, string>;

export type NamedGroup = { id: string; alsoIds: readonly string[]; records: Group };

/** Of all records, in the order of `groups`. `ids` holds what was known as well, in the same order. */
export function namedGroups(
  groups: readonly Group[],
  known: KnownIds,
): { named: NamedGroup[]; ids: Map<string, string> } {
  const taken = new Set<string>();
  const ids = new Map(known);
  const old = new Set(known.values());
  const named = new Map<Group, NamedGroup>();
  const wantedBy = idsWanted(known);
  for (const group of thoseWithIdsFirst(groups, known)) {
    const { wanted, had } = wantedBy(group);
    const isFree = (id: string) => !taken.has(id) && (had.includes(id) || !old.has(id));
    const id = wanted.find(isFree) ?? freeId(wanted[0] ?? '', isFree);
    taken.add(id);
    for (const key of group.flatMap(keysOf)) ids.set(key, id);
    named.set(group, { id, alsoIds: wanted.filter((one) => one !== id), records: group });
  }
  for (const group of named.values()) group.alsoIds = group.alsoIds.filter((id) => isNew(taken, id));
  followInto(named.values(), ids);
  return { named: groups.flatMap((group) => named.get(group) ?? []), ids };
}

/** A record that its source lacks now is of the movie that took its id: nothing else keeps that id alive. */
function followInto(named: Iterable<NamedGroup>, ids: Map<string, string>): void {
  const into = new Map([...named].flatMap(({ id, alsoIds }) => alsoIds.map((also) => [also, id] as const)));
  for (const [key, id] of ids) ids.set(key, into.get(id) ?? id);
}

/** A movie that is new takes no id that is another's; where one movie became two, the record that gave the id keeps it. */
function thoseWithIdsFirst(groups: readonly Group[], known: KnownIds): Group[] {
  const isKnown = (group: Group) => group.some((record) => keysOf(record).some((key) => known.has(key)));
  const isOwner = (group: Group) => group.some((record) => known.get(keyOf(record)) === record.movie.id);
  const [owners, others] = halves(groups, isOwner);
  const [old, fresh] = halves(others, isKnown);
  return [...owners, ...old, ...fresh];
}

function halves<T>(list: readonly T[], isFirst: (item: T) => boolean): [T[], T[]] {
  const [first, second]: [T[], T[]] = [[], []];
  for (const item of list) (isFirst(item) ? first : second).push(item);
  return [first, second];
}

/** The ids that a movie may have, each once, best first: what it was known by longest, then those of its records. */
function idsWanted(known: KnownIds): (group: Group) => { wanted: string[]; had: string[] } {
  const age = new Map<string, number>();
  for (const id of known.values()) if (!age.has(id)) age.set(id, age.size);
  return (group) => {
    const had = group.flatMap(keysOf).flatMap((key) => known.get(key) ?? []);
    const oldest = had.toSorted((a, b) => (age.get(a) ?? 0) - (age.get(b) ?? 0));
    const own = group.flatMap(({ movie }) => [movie.id, ...(movie.alsoIds ?? [])]);
    return { wanted: [...new Set([...oldest, ...own])], had };
  };
}

/** The file may use an id that was another movie's. */
function freeId(id: string, isFree: (id: string) => boolean): string {
  for (let count = 2; ; count += 1) if (isFree(`${id}-${count}`)) return `${id}-${count}`;
}

/** An id leads to one movie: to that which is called so, else to that which was. */
function isNew(taken: Set<string>, id: string): boolean {
  if (taken.has(id)) return false;
  taken.add(id);
  return true;
}
