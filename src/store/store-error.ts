/** What the database could not do, in one plain sentence for the person who runs the bot. */
export class StoreError extends Error {
  override name = 'StoreError';
}

const full = (file: string) =>
  `The disk is full: the database ${file} could not be written. Free some space on it.`;

export const damaged = (file: string): string =>
  `The database ${file} is damaged: put a backup in its place.`;

// https://sqlite.org/rescode.html: primary codes, and an extended one where it says more.
const sentences: Record<number, (file: string) => string> = {
  5: (file) => `The database ${file} is held by another process: stop that one first.`,
  8: (file) =>
    `The database ${file} is read-only: give the user that runs the bot the right to write it and its folder.`,
  10: (file) => `The database ${file} could not be read or written: the disk reports a fault.`,
  11: damaged,
  13: full,
  14: (file) => `The database ${file} could not be opened: check that its folder exists and may be written.`,
  26: (file) => `The database ${file} is not a SQLite database: name another file, or move this one away.`,
  // No room for the index of what was written ahead.
  4874: full,
};

function sentenceFor(error: unknown) {
  if (!(error instanceof Error && 'errcode' in error && typeof error.errcode === 'number')) return undefined;
  return sentences[error.errcode] ?? sentences[error.errcode & 0xff];
}

/** Damaged, or no database: that is what was read, whatever was being written. */
const ofReading = [damaged, sentences[26]];

/**
 * Turns SQLite's errors that a person can do something about into a StoreError; all others pass through. `from`: what is
 * read, where that is not the file that is written.
 */
export function explained<T>(file: string, work: () => T, from = file): T {
  try {
    return work();
  } catch (error) {
    const sentence = sentenceFor(error);
    if (!sentence) throw error;
    throw new StoreError(sentence(ofReading.includes(sentence) ? from : file), { cause: error });
  }
}
