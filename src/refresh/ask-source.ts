// One round of asking a source: each page is kept before the next one is asked for.
import { within } from '../alerts/time-limit.ts';
import { SourceError } from '../sources/source-error.ts';
import type { Source, SourcePage } from '../sources/source.ts';
import type { RoundEnd } from '../store/source-rounds.ts';
import { failureBackoffMs } from './failure-backoff.ts';
import { namesOfSources, type RefreshParts } from './parts.ts';
import { createProgress, type Progress } from './progress.ts';

/** A page may have waited for a source that asks for patience, several times. */
const longestPageMs = 30 * 60_000;
const shortMs = 60_000;

type Asker = Pick<RefreshParts, 'movies' | 'calendar' | 'real' | 'isLeading' | 'log'> & {
  /** False: nobody is there who would. */
  asksAgain?: boolean;
};

/**
 * Asks until the source has no more to say now, and goes on where an earlier round broke off. What is kept stays. A fault is
 * one line in the log, and says when it is asked next, if it is. `onPage`: after each page that was kept, but for the last. Gives
 * whether anything that was kept is of movies.
 */
export async function askSource(
  parts: Asker,
  source: Source,
  signal: AbortSignal,
  onPage: () => Promise<void>,
): Promise<boolean> {
  const ended = new AbortController();
  const progress = createProgress(parts, source.name);
  try {
    await keepPages(parts, source, AbortSignal.any([signal, ended.signal]), { progress, onPage });
  } catch (error) {
    if (!signal.aborted) await noteFailure(parts, source, error);
  } finally {
    progress.tellSkipped();
    ended.abort();
  }
  return progress.hasMovies();
}

type Following = { progress: Progress; onPage: () => Promise<void> };

async function keepPages(
  parts: Asker,
  source: Source,
  signal: AbortSignal,
  { progress, onPage }: Following,
): Promise<void> {
  const { movies, calendar, isLeading } = parts;
  const { name } = source;
  const { next: from } = await within(shortMs, movies.state(name), 'reading the state of a source');
  const asking = { from, now: calendar(), known: () => movies.moviesOf(name), signal };
  const pages = source.pages(asking)[Symbol.asyncIterator]();
  try {
    for (;;) {
      const page = await within(longestPageMs, pages.next(), 'a page');
      if (signal.aborted || !isLeading()) return;
      if (page.done) return await endQuietly(parts, source);
      await keepPage(parts, source, page.value, progress);
      if (page.value.end) return;
      await onPage();
    }
  } finally {
    // One that still waits for its page ends when its signal is aborted: nobody waits for that.
    void pages.return?.().catch(() => {});
  }
}

const endQuietly = ({ movies, real }: Asker, { name, everyMs }: Source): Promise<void> =>
  within(shortMs, movies.later(name, real() + everyMs), 'keeping the state of a source');

async function keepPage(
  { movies, calendar, real, log }: Asker,
  { name, everyMs }: Source,
  page: SourcePage,
  progress: Progress,
): Promise<void> {
  const today = calendar().toZonedDateTimeISO('UTC').toPlainDate().toString();
  const at = { real: real(), dueAt: real() + everyMs, today };
  const round = await within(shortMs, movies.keep(name, page, at), 'keeping a page');
  progress.add(page);
  if (round) tellOfRound(log, name, round);
}

function tellOfRound(log: Asker['log'], name: Source['name'], round: RoundEnd): void {
  const { missing, known, distrusted, withdrawn } = round;
  const source = namesOfSources[name];
  if (distrusted) {
    log.warn({ missing, known }, `${source} lacks too many movies that it had: none is taken away`);
  } else if (withdrawn.length > 0) {
    const first = withdrawn.slice(0, 5);
    log.info(
      { withdrawn: withdrawn.length, first },
      `movies that ${source} lacks since a day are taken away`,
    );
  }
}

async function noteFailure(
  { movies, real, log, asksAgain = true }: Asker,
  { name }: Source,
  error: unknown,
): Promise<void> {
  const isExpected = error instanceof SourceError;
  const message = isExpected ? error.message : 'an unexpected error';
  const { failures } = await within(shortMs, movies.state(name), 'reading the state of a source');
  const wait = Math.max(failureBackoffMs(failures), isExpected ? (error.waitMs ?? 0) : 0);
  await within(shortMs, movies.failed(name, message, real() + wait), 'keeping the state of a source');
  const again = asksAgain ? `; asked again in ${Math.ceil(wait / 60_000)} min` : '';
  const details = isExpected ? {} : { error };
  log.warn(details, `${namesOfSources[name]}: ${message}${again}`);
}
