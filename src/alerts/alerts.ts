// The tick: what is due is claimed, sent and settled; each hour, and on a change, is planned anew.
// Start-up runs the same tick: that is the whole catch-up.
import type { Place } from '../core/alert.ts';
import type { AlertParts } from './parts.ts';
import { nextInstant, planAll, planPlace } from './planner.ts';
import { createPump } from './pump.ts';
import { startTicker } from './ticker.ts';
import { createWakes } from './wakes.ts';

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

export async function startAlerts(parts: AlertParts): Promise<Alerts> {
  const inTurn = createQueue();
  const planInTurn = createQueue();
  let stopping = false;
  let plannedAt = Number.NEGATIVE_INFINITY;
  const calendarMs = () => parts.clocks.calendar().epochMilliseconds;

  const planNow = () =>
    planInTurn(async () => {
      await planAll(parts);
      plannedAt = calendarMs();
    });
  const pump = createPump(
    parts,
    () => stopping,
    (at) => stopping || wakes.at(at),
  );
  const sendDue = () => {
    pump.poke();
    return inTurn(async () => {
      if (stopping) return;
      await expire(parts);
      await pump.run();
    });
  };
  const tick = async () => {
    // What was planned before is sent, whatever keeps a planning from being done.
    if (Math.abs(calendarMs() - plannedAt) >= hourMs) await planNow().catch(reporting('planning'));
    await sendDue();
  };
  const reporting = (what: string) => (error: unknown) => parts.report({ name: 'error', error, what });
  const tickSafely = () => void tick().catch(reporting('tick'));

  const wakes = createWakes(parts.clocks.real, tickSafely);
  await parts.ledger.reopen();
  const ticker = startTicker(tickSafely);
  tickSafely();
  return {
    tick,
    replan: () => planNow().then(sendDue),
    replanPlace: (place) => planInTurn(() => planPlace(parts, place)),
    next: () => nextInstant(parts),
    async stop() {
      stopping = true;
      wakes.stop();
      await ticker.stop();
      await inTurn(async () => {});
    },
  };
}

async function expire({ ledger, clocks, report }: AlertParts): Promise<void> {
  for (const { id, place } of await ledger.expire(clocks.calendar())) {
    report({ name: 'expired', post: id, place });
  }
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
