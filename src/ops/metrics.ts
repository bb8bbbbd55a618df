// What is counted, for whoever counts it.

/** Told of what happens; seconds as they are. */
export type Metrics = {
  /** `what`: /movie, /movie suggestions, movie/remind. */
  interaction(what: string, result: 'answered' | 'failed', seconds: number): void;
  /** `lateSeconds`: of one that was sent, since it was due. */
  post(state: string, lateSeconds?: number): void;
  /** An answer of Discord's to a request. */
  answer(status: number): void;
  /** A request waited for its turn, so as not to break a rate limit. */
  waited(seconds: number): void;
};

export const noMetrics: Metrics = { interaction() {}, post() {}, answer() {}, waited() {} };
