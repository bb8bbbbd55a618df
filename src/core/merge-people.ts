// The people of one movie, as several sources write them. Over movies nobody is merged: two people may bear one name.
import { formsOfPerson } from './merge-groups.ts';
import type { Person } from './movie.ts';

/** The people of the first list that has any; what others call the same people in this movie is added to them. */
export function mergedPeople(lists: readonly (readonly Person[])[]): readonly Person[] {
  const [first = [], ...others] = lists.filter((list) => list.length > 0);
  if (others.length === 0) return first;
  const namesakes = namesakesIn(others.flat());
  return first.map((person) => withNames(person, namesakes(person)));
}

/** Most are written alike: only for the others are names brought into a common form, which takes time. */
function namesakesIn(others: readonly Person[]): (person: Person) => Person[] {
  let forms: (readonly [person: Person, forms: readonly string[]])[] | undefined;
  return (person) => {
    const alike = others.filter(({ name, originalName }) =>
      originalName === undefined ? name === person.name : originalName === person.originalName,
    );
    if (alike.some(({ name }) => name === person.name)) return alike;
    forms ??= others.map((other) => [other, formsOfPerson(other)]);
    const own = new Set(formsOfPerson(person));
    return forms.flatMap(([other, names]) => (names.some((form) => own.has(form)) ? other : []));
  };
}

function withNames(person: Person, same: readonly Person[]): Person {
  const more = same.filter((other) => !isSame(person, other));
  if (more.length === 0) return person;
  const originalName =
    person.originalName ?? more.find((other) => other.originalName !== undefined)?.originalName;
  const otherNames = namesBesides(
    [person.name, ...(originalName === undefined ? [] : [originalName])],
    [person, ...more].flatMap(({ name, originalName: hangul, otherNames: further = [] }) => [
      name,
      ...(hangul === undefined ? [] : [hangul]),
      ...further,
    ]),
  );
  return {
    name: person.name,
    ...(originalName === undefined ? {} : { originalName }),
    ...(otherNames.length === 0 ? {} : { otherNames }),
  };
}

const isSame = (a: Person, b: Person): boolean =>
  a.name === b.name && a.originalName === b.originalName && !b.otherNames;

function namesBesides(known: readonly string[], names: readonly string[]): string[] {
  const forms = new Set(known.flatMap((name) => formsOfPerson({ name })));
  return names.filter((name) => {
    const [form = ''] = formsOfPerson({ name });
    if (form === '' || forms.has(form)) return false;
    forms.add(form);
    return true;
  });
}
