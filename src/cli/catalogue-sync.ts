// gaebong catalogue sync: asks the sources now, whether or not a bot is at work on the same database.
import { askSource } from '../refresh/ask-source.ts';
import { nextVersion } from '../refresh/catalogue-version.ts';
import { namesOfSources, type RefreshParts } from '../refresh/parts.ts';
import type { Source, SourcePage } from '../sources/source.ts';
import type { Database } from '../store/database.ts';
import { factStore } from '../store/facts.ts';
import { sourceMovies } from '../store/source-movies.ts';
import { UseError } from './leave.ts';
import { counted } from '../core/counted.ts';
import type { Print } from './move.ts';

type SyncParts = Pick<RefreshParts, 'movies' | 'facts' | 'calendar' | 'real' | 'log'> & {
  sources: readonly Source[];
  /** A bot is at work on the database: it may be asking as well. */
  isBotAtWork: boolean;
  print: Print;
};

/** On the clocks of this machine. */
export const syncParts = (db: Database): Pick<SyncParts, 'movies' | 'facts' | 'calendar' | 'real'> => ({
  movies: sourceMovies(db),
  facts: factStore(db),
  calendar: () => Temporal.Now.instant(),
  real: Date.now,
});

/** A bot does not ask for so long after each page. */
const keepOffMs = 10 * 60_000;
const printEveryMs = 5_000;

/** One source after the other. A bot at work reads what was kept within its next look. Throws a UseError with all that failed. */
export async function syncCatalogue(parts: SyncParts): Promise<void> {
  const failed: string[] = [];
  for (const source of parts.sources) {
    const fault = await syncSource(parts, source);
    if (fault !== undefined) failed.push(`${namesOfSources[source.name]}: ${fault}`);
  }
  if (failed.length > 0) throw new UseError(failed.join('\n'));
}

/** Gives what went wrong. */
async function syncSource(parts: SyncParts, source: Source): Promise<string | undefined> {
  const { movies, real, facts, print, isBotAtWork } = parts;
  const { name } = source;
  const { dueAt } = await movies.state(name);
  if (isBotAtWork && dueAt <= real())
    return 'the bot that is at work asks it already: its log says how far it is.';
  const keepOff = () => movies.later(name, real() + keepOffMs);
  await keepOff();
  const asker = { ...parts, isLeading: () => true, asksAgain: isBotAtWork };
  const { signal } = new AbortController();
  const isChanged = await askSource(asker, watched(parts, source), signal, keepOff);
  // Who builds a catalogue names the movies too: a bot does, at its next look.
  if (isChanged) await nextVersion(facts);
  const { lastError } = await movies.state(name);
  if (lastError !== undefined) return lastError;
  print(`${namesOfSources[name]}: done, ${counted(await movies.count(name), 'movie')} kept.`);
  return undefined;
}

/** The same source, of which some pages are told. */
const watched = ({ print, real }: SyncParts, source: Source): Source => ({
  ...source,
  async *pages(asking) {
    let printedAt = Number.NEGATIVE_INFINITY;
    for await (const page of source.pages(asking)) {
      if (page.progress && real() - printedAt >= printEveryMs) {
        printedAt = real();
        print(`${namesOfSources[source.name]}: ${progressText(page.progress)}`);
      }
      yield page;
    }
  },
});

const progressText = ({ done, ahead }: NonNullable<SourcePage['progress']>): string =>
  `${number(done)}, ${number(ahead)} still to come`;

const number = (many: number): string => many.toLocaleString('en');
