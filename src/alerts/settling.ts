// What became of posts is written down together: a transaction serves many.
import type { Claim, Settlement } from '../core/alert.ts';
import type { Ledger } from './parts.ts';
import { pause, within } from './time-limit.ts';

export type Settling = {
  /** Resolves once it is written down: false, where the post was not this process's any more. Throws where it cannot be. */
  settle(claim: Claim, settlement: Settlement): Promise<boolean>;
};

type Waiting = PromiseWithResolvers<boolean> & { claim: Claim; settlement: Settlement };

const longestWaitMs = 50;
const most = 64;
const limitMs = 10_000;
/** After that it stays claimed: when its lease ends, the channel is read back before anything is sent again. */
const pausesMs = [100, 400, 1500];

export function createSettling(ledger: Pick<Ledger, 'settle'>): Settling {
  let waiting: Waiting[] = [];
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    const together = waiting;
    waiting = [];
    if (together.length > 0) void write(ledger, together);
  };
  return {
    settle(claim, settlement) {
      const one = { claim, settlement, ...Promise.withResolvers<boolean>() };
      waiting.push(one);
      if (waiting.length >= most) flush();
      else timer ??= setTimeout(flush, longestWaitMs);
      return one.promise;
    },
  };
}

async function write(ledger: Pick<Ledger, 'settle'>, together: readonly Waiting[]): Promise<void> {
  const settled = together.map(({ claim, settlement }) => ({ claim, settlement }));
  for (const pauseMs of [...pausesMs, undefined]) {
    try {
      const own = await within(limitMs, ledger.settle(settled), 'settling');
      return together.forEach(({ resolve }, at) => resolve(own[at] ?? false));
    } catch (error) {
      if (pauseMs === undefined) return together.forEach(({ reject }) => reject(error));
      await pause(pauseMs);
    }
  }
}
