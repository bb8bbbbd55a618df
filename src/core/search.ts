// Finds things by their names: whole, by their beginning, inside, or by few edits, in this order.
import { editsToBeginning } from './edit-distance.ts';
import { formsOf, lettersOf, missingLetters, queryForms } from './normal-form.ts';

/** `names` are its own; `otherNames` are those of what belongs to it, and count after them. */
export type Findable<T> = {
  item: T;
  names: readonly string[];
  otherNames?: readonly string[];
  years?: readonly string[];
};

export type Search<T> = {
  /** Best first. Empty: nothing is near enough. */
  find: (text: string) => T[];
  /** The nearest, however far, nearest first. */
  nearest: (text: string, most: number) => T[];
};

/** Things of equal rank keep the order in which they are given. */
export function searchOf<T>(findables: readonly Findable<T>[]): Search<T> {
  const entries = findables.map(entryOf);
  const find = (text: string): T[] => {
    const ranked = rankAll(entries, text, meet);
    const best = ranked.filter(({ rank }) => rank.how < how.near);
    return (best.length > 0 ? best : ranked).map(({ item }) => item);
  };
  return {
    find,
    nearest(text, most) {
      const found = find(text);
      const far = found.length < most ? rankAll(entries, text, meetFar) : [];
      const all = new Set([...found, ...[...far, ...entries].map(({ item }) => item)]);
      return [...all].slice(0, most);
    },
  };
}

// ── Names, prepared once ─────────────────────────────────────────────────────────────────────────────────────────

/** A name from its first word on, or from a later one. */
type Name = { form: string; letters: number; isWhole: boolean; isOther: boolean };

type Entry<T> = { item: T; names: Name[]; years: readonly string[] };

function entryOf<T>({ item, names, otherNames = [], years = [] }: Findable<T>): Entry<T> {
  const own = names.flatMap((name) => namesOf(name, false));
  return { item, names: [...own, ...otherNames.flatMap((name) => namesOf(name, true))], years };
}

const namesOf = (name: string, isOther: boolean): Name[] =>
  formsOf(name).map((form, index) => ({ form, letters: lettersOf(form), isWhole: index === 0, isOther }));

// ── How a query meets a name ─────────────────────────────────────────────────────────────────────────────────────

/** Of those that are near, each edit counts as a step of its own: `near + edits`. */
const how = { whole: 0, beginning: 1, inside: 2, near: 3 };

type Query = { form: string; letters: number };

/** `how`, and then how far, lower is better. */
type Meeting = { how: number; far: number };

type MeetBy = (query: Query, name: Name, best?: Meeting) => Meeting | undefined;

function meet(query: Query, name: Name): Meeting | undefined {
  const place = name.form.indexOf(query.form);
  if (place === -1) return meetNear(query, name, editsAllowed(query.form));
  const far = 1 - query.form.length / name.form.length;
  if (!name.isWhole) return { how: how.inside, far };
  if (place === 0) return { how: far === 0 ? how.whole : how.beginning, far };
  return query.form.length >= 3 ? { how: how.inside, far } : undefined;
}

/** Short words are a few edits from everything: an edit for four letters, two for seven, three for ten. */
const editsAllowed = ({ length }: string): number => Math.max(0, Math.min(3, Math.floor((length - 1) / 3)));

function meetNear(query: Query, { form, letters }: Name, most: number): Meeting | undefined {
  if (missingLetters(query.letters, letters) > most) return undefined;
  const edits = editsToBeginning(query.form, form, most);
  if (edits > most) return undefined;
  return { how: how.near + edits, far: Math.max(0, 1 - query.form.length / form.length) };
}

/** However far, but not farther than what was met already. */
function meetFar(query: Query, name: Name, best?: Meeting): Meeting | undefined {
  const most = best ? best.how - how.near : query.form.length;
  return name.isWhole ? meetNear(query, name, most) : undefined;
}

// ── Ranking ──────────────────────────────────────────────────────────────────────────────────────────────────────

type Rank = Meeting & { isOther: boolean };

type Ranked<T> = { item: T; rank: Rank; isOtherYear: boolean };

function rankAll<T>(entries: readonly Entry<T>[], text: string, meetBy: MeetBy): Ranked<T>[] {
  const { forms, year } = queryForms(text);
  const queries = forms.map((form) => ({ form, letters: lettersOf(form) }));
  const ranked = entries.flatMap(({ item, names, years }) => {
    const rank = bestRank(queries, names, meetBy);
    return rank ? [{ item, rank, isOtherYear: year !== undefined && !years.includes(year) }] : [];
  });
  return ranked.toSorted(
    (a, b) =>
      a.rank.how - b.rank.how ||
      Number(a.rank.isOther) - Number(b.rank.isOther) ||
      Number(a.isOtherYear) - Number(b.isOtherYear) ||
      a.rank.far - b.rank.far,
  );
}

function bestRank(queries: readonly Query[], names: readonly Name[], meetBy: MeetBy): Rank | undefined {
  let best: Rank | undefined;
  for (const name of names) {
    for (const query of queries) {
      const meeting = meetBy(query, name, best);
      if (meeting && (!best || isBetter({ ...meeting, isOther: name.isOther }, best))) {
        best = { ...meeting, isOther: name.isOther };
      }
    }
  }
  return best;
}

const isBetter = (a: Rank, b: Rank): boolean =>
  (a.how - b.how || Number(a.isOther) - Number(b.isOther) || a.far - b.far) < 0;
