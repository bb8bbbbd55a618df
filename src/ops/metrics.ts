// What is counted, for whoever counts it.

/** Told of what happens; seconds as they are. */
export type Metrics = {
  /** `what`: /movie, /movie suggestions, movie/remind. */
  interaction(what: string, result: 'answered' | 'failed', seconds: number): void;
  /** `lateSeconds`: of one that was sent, since it was due. */
  post(state: string, lateSeconds?: number): void;
  /** What became of a request: the status of Discord's answer; 'none': it was cut, or took too long. */
  answer(status: number | 'none'): void;
  /** A request waited, so as not to break a rate limit. Not told of those that did not. */
  waited(seconds: number): void;
};

export const noMetrics: Metrics = { interaction() {}, post() {}, answer() {}, waited() {} };
