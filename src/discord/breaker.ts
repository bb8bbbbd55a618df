// Counts the answers that Discord takes ill: after 10,000 of them in 10 minutes it blocks this address for everything.
// Source: https://discord.com/developers/docs/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans

export type Breaker = {
  /** An answer arrived. `scope` is that of a rate limit: a shared one is nobody's fault. */
  heard(status: number, scope: string | null): void;
  /** How long nothing should be sent, in milliseconds; 0: it may be sent. */
  openForMs(): number;
};

const windowMs = 600_000;
const mostInWindow = 2000;

/** Opens at `most`, and closes when half of them have aged: else the next refusal would open it again. */
export function createBreaker(most = mostInWindow, now: () => number = () => performance.now()): Breaker {
  let refusals: number[] = [];
  let isOpen = false;
  const forgetOld = () => {
    const since = now() - windowMs;
    if ((refusals[0] ?? since) < since) refusals = refusals.filter((at) => at >= since);
  };
  return {
    heard(status, scope) {
      const isTakenIll = status === 401 || status === 403 || (status === 429 && scope !== 'shared');
      if (!isTakenIll) return;
      forgetOld();
      refusals.push(now());
      isOpen ||= refusals.length >= most;
    },
    openForMs() {
      forgetOld();
      const lastTooMany = isOpen ? refusals.at(-Math.ceil(most / 2)) : undefined;
      isOpen = lastTooMany !== undefined;
      return lastTooMany === undefined ? 0 : lastTooMany + windowMs - now() + 1;
    },
  };
}
