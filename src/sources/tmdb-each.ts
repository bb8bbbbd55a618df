// One question for each of some ids, where one answer may be an error of TMDB's own for ever.
import { SourceError } from './source-error.ts';
import type { Asked } from './tmdb-api.ts';

/** Of more at once the server has trouble, and not they. */
const mostTroubled = 3;

/**
 * An id at which TMDB fails is a fault where it answers at the next one, if only that it has none: then the trouble is
 * that id's alone.
 */
export async function askEach<T>(
  ids: readonly number[],
  ask: (id: number) => Promise<Asked<T>>,
): Promise<{ id: number; asked: Asked<T> }[]> {
  const troubled: { id: number; error: SourceError }[] = [];
  const answers = await Promise.all(
    ids.map(async (id): Promise<{ id: number; asked: Asked<T> }> => {
      try {
        return { id, asked: await ask(id) };
      } catch (error) {
        if (!isTrouble(error)) throw error;
        troubled.push({ id, error });
        return { id, asked: { fault: error.message } };
      }
    }),
  );
  const [first] = troubled;
  if (first && troubled.length > mostTroubled) throw first.error;
  if (first) await ask(Math.max(...troubled.map(({ id }) => id)) + 1);
  return answers;
}

const isTrouble = (error: unknown): error is SourceError =>
  error instanceof SourceError && (error.status ?? 0) >= 500 && error.waitMs === undefined;
