// Claims what is due and delivers it: many places at once, one post at a time in each, until nothing is left that is due.
import type { Claim, Settlement } from '../core/alert.ts';
import { deliver, type Delivery } from './deliver.ts';
import { createSettling, type Settling } from './settling.ts';
import { within } from './time-limit.ts';

export type Pump = {
  /** Resolves when nothing more is due. */
  run(): Promise<void>;
  /** Makes a run that is under way look at once for what has become due meanwhile. */
  poke(): void;
  isBusy(): boolean;
  /** Nothing is written down any more: what is still on its way stays claimed. */
  abandon(): void;
};

/** Longer than the requests of one delivery take. When it ends earlier, the nonce and reading back still hold. */
const leaseMs = 45_000;
/** A delivery that takes longer is left to whoever claims it next. */
const deliveryMs = 40_000;
/** What has waited so long for its turn leaves no time to be sent in. */
const latestStartMs = 25_000;
const claimingMs = 30_000;
const mostInFlight = 128;
/** Claimed together, so that a transaction serves several posts. */
const leastFree = 8;

type Pumping = Delivery & { settling: Settling; isAbandoned(): boolean };

/** `onLater` is told, in real time, when a post that was put off may be tried again. */
export function createPump(parts: Delivery, isStopping: () => boolean, onLater: (at: number) => void): Pump {
  let poked = Promise.withResolvers<void>();
  let abandoned = false;
  const settling = createSettling(parts.ledger);
  const flights = createFlights({ ...parts, settling, isAbandoned: () => abandoned }, onLater);
  const claimMore = async (): Promise<Claim[]> => {
    const free = mostInFlight - flights.size();
    const heldMs = parts.holds.everythingMs();
    if (heldMs > 0) onLater(parts.clocks.real() + heldMs);
    return free >= leastFree && heldMs === 0 && !isStopping() ? claimDue(parts, free) : [];
  };
  return {
    poke: () => poked.resolve(),
    isBusy: () => flights.size() > 0,
    abandon: () => void (abandoned = true),
    async run() {
      for (;;) {
        poked = Promise.withResolvers();
        (await claimMore()).forEach(flights.start);
        if (flights.size() === 0) return;
        await Promise.race([flights.landing(), poked.promise]);
      }
    },
  };
}

/** Posts on their way: those of one place one after the other. */
function createFlights(parts: Pumping, onLater: (at: number) => void) {
  const flights = new Set<Promise<void>>();
  const queues = new Map<string, Promise<void>>();
  const fly = async (claim: Claim, before: Promise<void> | undefined): Promise<void> => {
    const hasTime = stopwatch(parts);
    await before;
    const settlement = hasTime() ? await deliverSafely(parts, claim) : tooLate(parts, claim);
    await settle(parts, claim, settlement);
    if (settlement.state === 'later') onLater(settlement.visibleAt);
  };
  return {
    size: () => flights.size,
    landing: () => Promise.race(flights),
    start(claim: Claim) {
      const flight = fly(claim, queues.get(claim.place)).finally(() => {
        flights.delete(flight);
        if (queues.get(claim.place) === flight) queues.delete(claim.place);
      });
      queues.set(claim.place, flight);
      flights.add(flight);
    },
  };
}

/** Whether a claim made now is still young. A suspended machine's monotonic clock may have stood still: the calendar has not. */
function stopwatch({ clocks }: Delivery): () => boolean {
  const [real, calendar] = [clocks.real(), clocks.calendar()];
  return () =>
    clocks.real() - real < latestStartMs &&
    Math.abs(clocks.calendar().epochMilliseconds - calendar.epochMilliseconds) < latestStartMs;
}

const tooLate = ({ clocks }: Delivery, { doubtSince }: Claim): Settlement => ({
  state: 'later',
  visibleAt: clocks.real(),
  reason: 'waited too long for its turn',
  inDoubt: doubtSince !== undefined,
});

async function claimDue({ ledger, clocks }: Delivery, most: number): Promise<Claim[]> {
  const at = { now: clocks.calendar(), real: clocks.real(), discordNow: clocks.discord() };
  return within(claimingMs, ledger.claim({ ...at, leaseMs, most }), 'claiming');
}

const deliverSafely = (parts: Pumping, claim: Claim): Promise<Settlement> =>
  within(deliveryMs, deliver(parts, claim), `post ${claim.id}`).catch((error: unknown): Settlement => {
    if (!parts.isAbandoned()) parts.report({ name: 'error', error, what: 'posting', post: claim.id });
    const visibleAt = parts.clocks.real() + 60_000;
    return { state: 'later', visibleAt, reason: 'an error of the bot', inDoubt: true };
  });

async function settle(parts: Pumping, claim: Claim, settlement: Settlement): Promise<void> {
  if (parts.isAbandoned()) return;
  try {
    await parts.settling.settle(claim, settlement);
    report(parts, claim, settlement);
  } catch (error) {
    // It stays claimed: after its lease the channel is read back before anything is sent again.
    parts.report({ name: 'error', error, what: 'settling', post: claim.id });
  }
}

function report({ report, clocks }: Delivery, { id: post, place, due }: Claim, settlement: Settlement): void {
  if (settlement.state === 'sent') {
    const lateSeconds = Math.max(0, Math.floor(clocks.calendar().since(due).total('seconds')));
    report({ name: 'posted', post, place, lateSeconds });
  } else if (settlement.state === 'later') {
    const seconds = Math.round((settlement.visibleAt - clocks.real()) / 1000);
    report({ name: 'put off', post, place, why: settlement.reason, seconds });
  } else {
    report({ name: settlement.state, post, place, why: settlement.reason });
  }
}
