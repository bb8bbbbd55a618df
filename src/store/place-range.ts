import { sql, type RawBuilder } from 'kysely';
import type { Place, PlaceRange } from '../core/alert.ts';

/** `column`: of places, as in post.place. A range without ends is true of all. */
export function within(column: string, range: PlaceRange | Place): RawBuilder<boolean> {
  const place = sql.ref<string>(column);
  if (typeof range === 'string') return sql<boolean>`${place} = ${range}`;
  const ends = [
    ...(range.after === undefined ? [] : [sql<boolean>`${place} > ${range.after}`]),
    ...(range.upTo === undefined ? [] : [sql<boolean>`${place} <= ${range.upTo}`]),
  ];
  return ends.length > 0 ? sql<boolean>`${sql.join(ends, sql` and `)}` : sql<boolean>`1 = 1`;
}

export function isWithin(place: Place, range: PlaceRange | Place): boolean {
  if (typeof range === 'string') return place === range;
  const { after, upTo } = range;
  return (after === undefined || place > after) && (upTo === undefined || place <= upTo);
}
