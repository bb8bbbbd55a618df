// gaebong catalogue show: each value of a movie with who said it, and when.
import { catalogueOf } from '../core/catalogue.ts';
import { originsOf, type Origin } from '../core/merge-origins.ts';
import type { Doubt } from '../core/merge-groups.ts';
import type { NamedGroup } from '../core/merge-ids.ts';
import type { mergeSources } from '../core/merge.ts';
import { keysOf } from '../core/source-record.ts';
import { UseError } from './leave.ts';
import { printable } from '../ops/printable.ts';

type Merged = ReturnType<typeof mergeSources>;

/**
 * The lines about the movie of an id: its own, an old one, or that of a source, such as tmdb:670. Throws a UseError with the
 * nearest movies where no movie has it.
 */
export function showMovie(merged: Merged, typed: string, today: Temporal.PlainDate): string[] {
  const group = groupOf(merged, typed);
  if (!group) throw new UseError(printable(noSuch(merged, typed, today)));
  const keys = group.records.flatMap(keysOf);
  const doubts = merged.doubts.filter(({ ids }) => ids.some((id) => keys.includes(id)));
  const notable = merged.movies.find(({ id }) => id === group.id)?.notable ?? false;
  const lines = [
    headOf(group),
    ...originsOf(group.records).map(originLine),
    notableLine(notable, group),
    ...(doubts.length === 0
      ? []
      : ['Not joined, though it may be the same movie:', ...doubts.map(doubtLine)]),
  ];
  return lines.map(printable);
}

function groupOf({ named, ids }: Merged, typed: string): NamedGroup | undefined {
  const byId = (id: string | undefined) => named.find((group) => group.id === id);
  return (
    byId(typed) ??
    named.find(({ alsoIds }) => alsoIds.includes(typed)) ??
    named.find(({ records }) => records.some((record) => keysOf(record).includes(typed))) ??
    named.find(({ records }) => records.some(({ movie }) => idsOf(movie.ids).includes(typed))) ??
    byId(ids.get(typed))
  );
}

const idsOf = (ids: Readonly<Record<string, string | number>>): string[] =>
  Object.entries(ids).flatMap(([name, id]) => [`${name}:${id}`, String(id)]);

function noSuch({ movies }: Merged, typed: string, today: Temporal.PlainDate): string {
  const catalogue = catalogueOf(movies);
  const near = [...new Set([...catalogue.find(typed, today).slice(0, 5), ...catalogue.nearest(typed, 5)])];
  const list = near.slice(0, 5).map(({ id, title }) => `\n  ${id}  ${title}`);
  return `No movie has the id ${oneLine(typed)}.${list.length > 0 ? ` The nearest are:${list.join('')}` : ''}`;
}

function headOf({ id, alsoIds, records }: NamedGroup): string {
  const others = [...new Set([...alsoIds, ...records.map(({ movie }) => movie.id)])].filter(
    (one) => one !== id,
  );
  return others.length === 0 ? id : `${id}, also ${others.join(', ')}`;
}

const fieldWidth = 15;

const originLine = ({ field, value, source, asOf }: Origin): string =>
  `  ${field.padEnd(fieldWidth)}${oneLine(value)}  [${[source, asOf].filter(Boolean).join(', ')}]`;

function notableLine(notable: boolean, { records: [first] }: NamedGroup): string {
  const by = first?.source === 'file' ? 'file' : 'by the rule';
  return `  ${'notable'.padEnd(fieldWidth)}${notable ? 'yes' : 'no'}  [${by}]`;
}

const doubtLine = ({ ids, why }: Doubt): string => `  ${ids.join(', ')}: ${why}`;

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');
