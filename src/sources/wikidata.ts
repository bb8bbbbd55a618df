// Korean films of Wikidata (https://www.wikidata.org, CC0), by its query service.
import { z } from 'zod';
import { areTooManyMissing } from '../core/too-many-missing.ts';
import { createHttp, type HttpOptions } from './http.ts';
import type { Asking, Source, SourcePage } from './source.ts';
import { SourceError } from './source-error.ts';
import { createSparql, type Sparql } from './sparql.ts';
import { createDetails } from './wikidata-details.ts';
import { countAfter, filmsAfter, kobisProperty } from './wikidata-queries.ts';
import { itemId, propertyId } from './wikidata-rows.ts';

/** `url`: the query service. All else has defaults that are kind to it. */
export type WikidataOptions = HttpOptions & { url: string; filmsPerPage?: number; idsPerQuery?: number };

/**
 * The service ends a query after 60 seconds and lets a client have 60 seconds of its time a minute, and 5 queries at once:
 * https://www.mediawiki.org/wiki/Wikidata_Query_Service/User_Manual#Query_limits. One at a time, and two a second at most.
 */
const kind = { timeLimitMs: 70_000, perSecond: 2 };
const dayMs = 24 * 60 * 60 * 1000;

export function createWikidata({
  url,
  filmsPerPage = 50,
  idsPerQuery = 5000,
  ...http
}: WikidataOptions): Source {
  const ask = createSparql(url, createHttp({ ...kind, ...http }));
  return {
    name: 'wikidata',
    everyMs: dayMs,
    pages: (asking) => pagesOf(ask, asking, { filmsPerPage, idsPerQuery }),
  };
}

/** The number of the last film that was given, and how many were since the round began. */
const mark = z.object({ after: z.int().nonnegative(), done: z.int().nonnegative() });
type Mark = z.infer<typeof mark>;

const start: Mark = { after: 0, done: 0 };

function markIn(text: string | undefined): Mark {
  try {
    return mark.parse(JSON.parse(text ?? ''));
  } catch {
    return start;
  }
}

type Sizes = { filmsPerPage: number; idsPerQuery: number };

async function* pagesOf(ask: Sparql, asking: Asking, sizes: Sizes): AsyncGenerator<SourcePage> {
  const { signal } = asking;
  let { after, done } = markIn(asking.from);
  const total = done + (await countOf(ask, after, signal));
  await assertPlausible(total, asking);
  const day = asking.now.toZonedDateTimeISO('UTC').toPlainDate().toString();
  const details = createDetails(ask, { asOf: day, kobisProperty: await kobisPropertyOf(ask, signal) });
  for (;;) {
    const { ids, isLast: isLastList } = await idsAfter(ask, after, sizes.idsPerQuery, signal);
    const listed = done + ids.length;
    if (isLastList && areTooManyMissing(total - listed, total))
      throw new SourceError(`Wikidata listed ${listed} of ${total} Korean films: not believed`);
    const chunks = ids.length === 0 ? [[]] : chunksOf(ids, sizes.filmsPerPage);
    for (const [index, chunk] of chunks.entries()) {
      after = Number(chunk.at(-1)?.slice(1) ?? after);
      done += chunk.length;
      const isLast = isLastList && index === chunks.length - 1;
      const page = await details(chunk, signal);
      const progress = { done, ahead: isLast ? 0 : Math.max(0, total - done) };
      const next = JSON.stringify(isLast ? start : { after, done });
      yield { ...page, next, progress, ...(isLast ? { end: 'all' as const } : {}) };
    }
    if (isLastList) return;
  }
}

const chunksOf = (ids: readonly string[], size: number): string[][] =>
  Array.from({ length: Math.ceil(ids.length / size) }, (_, index) =>
    ids.slice(index * size, (index + 1) * size),
  );

/** In order of their numbers, each once. A row that stands twice counts twice for whether there is more. */
async function idsAfter(
  ask: Sparql,
  after: number,
  most: number,
  signal: AbortSignal,
): Promise<{ ids: string[]; isLast: boolean }> {
  const { rows } = await ask(filmsAfter(after, most), signal);
  const ids = [...new Set(rows.flatMap(({ item }) => itemId(item) ?? []))].filter(
    (id) => numberOf(id) > after,
  );
  const isLast = rows.length < most;
  if (!isLast && ids.length === 0) throw new SourceError('Wikidata listed films that it had listed before');
  return { ids: ids.toSorted((a, b) => numberOf(a) - numberOf(b)), isLast };
}

const numberOf = (id: string): number => Number(id.slice(1));

async function countOf(ask: Sparql, after: number, signal: AbortSignal): Promise<number> {
  const { rows } = await ask(countAfter(after), signal);
  const count = Number(rows[0]?.['count']?.value ?? Number.NaN);
  if (!Number.isInteger(count)) throw new SourceError('Wikidata did not say how many Korean films it has');
  return count;
}

/** A service that has lost its data answers as well: that half of all films are gone is not believed. */
async function assertPlausible(total: number, { known }: Asking): Promise<void> {
  const before = (await known()).length;
  if (total > 0 && total * 2 >= before) return;
  throw new SourceError(`Wikidata names ${total} Korean films where ${before} were known: not believed`);
}

async function kobisPropertyOf(ask: Sparql, signal: AbortSignal): Promise<string | undefined> {
  const { rows } = await ask(kobisProperty, signal);
  return propertyId(rows[0]?.['property']);
}
