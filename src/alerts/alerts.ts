// The tick: each minute, what is due is claimed, sent and settled; each hour, and on a change, is planned anew.
// Start-up runs the same tick: that is the whole catch-up.
import { schedule } from 'node-cron';
import type { Place } from '../core/alert.ts';
import type { AlertParts } from './parts.ts';
import { nextInstant, planAll, planPlace } from './planner.ts';
import { pump } from './pump.ts';

export type Alerts = {
  /** Plans, where an hour has passed, and sends what is due. Resolves when nothing more is due now. */
  tick(): Promise<void>;
  /** Plans everything anew, after the catalogue changed, and sends what is due. */
  replan(): Promise<void>;
  /** Plans one place anew, whose wish changed. */
  replanPlace(place: Place): Promise<void>;
  /** When anything is owed next, however far off. */
  next(): Promise<Temporal.Instant | undefined>;
  /** Finishes what is being sent, and no more. */
  stop(): Promise<void>;
};

const hourMs = 3_600_000;
const checkEveryMs = 20_000;
/** A minute tick that is so late will not come by itself: the wall clock was set back, or the machine slept. */
const overdueMs = 75_000;

export async function startAlerts(parts: AlertParts): Promise<Alerts> {
  const inTurn = createQueue();
  const planInTurn = createQueue();
  let stopping = false;
  let plannedAt: number | undefined;
  let tickedAt = performance.now();
  let wakeAt = Number.POSITIVE_INFINITY;
  let wake: NodeJS.Timeout | undefined;

  const planNow = () =>
    planInTurn(async () => {
      await planAll(parts);
      plannedAt = parts.clocks.calendar().epochMilliseconds;
    });
  const planIsOld = () => Math.abs(parts.clocks.calendar().epochMilliseconds - (plannedAt ?? 0)) >= hourMs;

  const sendDue = async () => {
    if (stopping) return;
    for (const { id, place } of await parts.ledger.expire(parts.clocks.calendar())) {
      parts.report({ name: 'expired', post: id, place });
    }
    const next = await pump(parts, () => stopping);
    if (next !== undefined) wakeFor(next);
  };
  const wakeFor = (at: number) => {
    if (at >= wakeAt || stopping) return;
    clearTimeout(wake);
    wakeAt = at;
    wake = setTimeout(
      () => {
        wakeAt = Number.POSITIVE_INFINITY;
        safely('tick', tick)();
      },
      Math.max(0, at - parts.clocks.real()),
    );
  };
  async function tick(): Promise<void> {
    tickedAt = performance.now();
    if (planIsOld()) await planNow();
    await inTurn(sendDue);
  }
  const safely = (what: string, run: () => Promise<void>) => () =>
    void run().catch((error: unknown) => parts.report({ name: 'error', error, what }));

  await parts.ledger.reopen();
  const cron = schedule('* * * * *', safely('tick', tick), {
    timezone: 'UTC',
    missedExecutionTolerance: 59_000,
    suppressMissedWarning: true,
  });
  // node-cron goes by the wall clock, and is silent while one that was set back catches up.
  const watchdog = setInterval(() => {
    if (performance.now() - tickedAt > overdueMs) safely('tick', tick)();
  }, checkEveryMs);
  safely('first tick', tick)();

  return {
    tick,
    async replan() {
      await planNow();
      await inTurn(sendDue);
    },
    replanPlace: (place) => planInTurn(() => planPlace(parts, place)),
    next: () => nextInstant(parts),
    async stop() {
      stopping = true;
      clearInterval(watchdog);
      clearTimeout(wake);
      await cron.destroy();
      await inTurn(async () => {});
    },
  };
}

/** Runs one after the other what it is given. */
function createQueue(): (run: () => Promise<void>) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return (run) => {
    const result = last.then(run);
    last = result.catch(() => {});
    return result;
  };
}
