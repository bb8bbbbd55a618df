// The tick: what is due is claimed, sent and settled; each hour, and on a change, is planned anew.
// Start-up runs the same tick: that is the whole catch-up.
import type { Place } from '../core/alert.ts';
import type { Delivery } from './deliver.ts';
import { runErrands } from './errands.ts';
import { createHolds } from './holds.ts';
import type { AlertParts } from './parts.ts';
import { nextInstant } from './planner.ts';
import { createPlanning } from './planning.ts';
import { createPump } from './pump.ts';
import { oneForAll } from './queue.ts';
import { startTicker } from './ticker.ts';
import { atMost, pause, within } from './time-limit.ts';
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
  /** Since the minute's tick came last. */
  tickedAgoMs(): number;
  /** Claims no more, finishes what is being sent, and leaves what takes longer than `mostMs` claimed. */
  stop(mostMs?: number): Promise<void>;
};

/** A planning may be long where there are very many wishes: what was planned before is then sent beside it. */
const planningFirstMs = 60_000;
const stopMs = 10_000;
const shortMs = 30_000;
const mostExpired = 500;

export async function startAlerts(parts: AlertParts): Promise<Alerts> {
  let stopping = false;
  const delivery: Delivery = { ...parts, holds: createHolds(parts) };
  const planning = createPlanning(parts);
  const onLater = (at: number) => void (stopping || wakes.at(at));
  const isStopping = () => stopping;
  const pump = createPump(delivery, isStopping, onLater);
  // Posts may be sent for hours, and many wake meanwhile.
  const sending = oneForAll(async () => {
    if (stopping) return;
    await expire(parts, isStopping);
    await pump.run();
  });
  const errands = oneForAll(() => runErrands(delivery, () => stopping || pump.isBusy(), onLater));

  const sendDue = async () => {
    pump.poke();
    await sending();
    await errands();
  };
  const tick = async () => {
    if (stopping) return;
    await noteRunning(parts).catch(reporting('noting that it runs'));
    // What was planned before is sent, whatever keeps a planning from being done.
    await atMost(planningFirstMs, planning.ifOld().catch(reporting('planning')));
    await sendDue();
  };
  const reporting = (what: string) => (error: unknown) => parts.report({ name: 'error', error, what });
  const tickSafely = () => void tick().catch(reporting('tick'));

  const wakes = createWakes(parts.clocks.real, tickSafely);
  // Where others are at work, what is claimed may be theirs: their leases end by themselves.
  if (!parts.shared) await parts.ledger.reopen();
  const ticker = startTicker(tickSafely);
  tickSafely();
  return {
    tick,
    replan: () => planning.now().then(sendDue),
    replanPlace: planning.place,
    next: () => nextInstant(parts),
    tickedAgoMs: ticker.tickedAgoMs,
    async stop(mostMs = stopMs) {
      stopping = true;
      planning.stop();
      wakes.stop();
      await ticker.stop();
      // What still begins does nothing any more.
      const idle = [sending(), errands(), planning.idle(async () => {})];
      await atMost(mostMs, Promise.allSettled(idle));
      pump.abandon();
    },
  };
}

async function noteRunning({ clocks, isLeading, offPeriods }: AlertParts): Promise<void> {
  if (isLeading()) await within(shortMs, offPeriods.noteRunning(clocks.calendar()), 'noting that it runs');
}

/** A million that were not sent in time are never in memory at once. */
async function expire(parts: AlertParts, isStopping: () => boolean): Promise<void> {
  const { clocks, isLeading, ledger, report } = parts;
  while (isLeading() && !isStopping()) {
    const ended = ledger.expire(clocks.calendar(), mostExpired);
    const expired = await within(shortMs, ended, 'expiring');
    for (const { id, place } of expired) report({ name: 'expired', post: id, place });
    if (expired.length < mostExpired) return;
    await pause(0);
  }
}
