// What went wrong at a source, in words for a log that others may read: without keys, and nothing the source wrote.

export class SourceError extends Error {
  override name = 'SourceError';
  /** Of the answer, where there was one. */
  readonly status: number | undefined;
  /** The source wants no question before so many milliseconds have passed. */
  readonly waitMs: number | undefined;

  constructor(message: string, more: { status?: number | undefined; waitMs?: number | undefined } = {}) {
    super(message);
    this.status = more.status;
    this.waitMs = more.waitMs;
  }
}
