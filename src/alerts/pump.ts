// Claims what is due and delivers it: many places at once, one post at a time in each, until nothing is left that is due.
import type { Claim, Settlement } from '../core/alert.ts';
import { deliver } from './deliver.ts';
import type { AlertParts } from './parts.ts';

export type Pump = {
  /** Resolves when nothing more is due. */
  run(): Promise<void>;
  /** Makes a run that is under way look at once for what has become due meanwhile. */
  poke(): void;
};

/** Longer than the requests of one delivery mostly take. When it ends earlier, the nonce and reading back still hold. */
const leaseMs = 90_000;
const mostInFlight = 128;
/** Claimed together, so that a transaction serves several posts. */
const leastFree = 8;

/** `onLater` is told, in real time, when a post that was put off may be tried again. */
export function createPump(
  parts: AlertParts,
  isStopping: () => boolean,
  onLater: (at: number) => void,
): Pump {
  let poked = Promise.withResolvers<void>();
  return {
    poke: () => poked.resolve(),
    async run() {
      const flights = createFlights(parts, onLater);
      for (;;) {
        poked = Promise.withResolvers();
        const free = mostInFlight - flights.size();
        const claims = free >= leastFree && !isStopping() ? await claimDue(parts, free) : [];
        claims.forEach(flights.start);
        if (flights.size() === 0) return;
        await Promise.race([flights.landing(), poked.promise]);
      }
    },
  };
}

/** Posts on their way: those of one place one after the other. */
function createFlights(parts: AlertParts, onLater: (at: number) => void) {
  const flights = new Set<Promise<void>>();
  const queues = new Map<string, Promise<void>>();
  const fly = async (claim: Claim, before: Promise<void> | undefined): Promise<void> => {
    await before;
    const settlement = await deliverAndSettle(parts, claim);
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

async function claimDue({ ledger, clocks }: AlertParts, most: number): Promise<Claim[]> {
  const discordNow = clocks.discord();
  return ledger.claim({ now: clocks.calendar(), real: clocks.real(), leaseMs, discordNow, most });
}

async function deliverAndSettle(parts: AlertParts, claim: Claim): Promise<Settlement> {
  const settlement = await deliver(parts, claim).catch((error: unknown): Settlement => {
    parts.report({ name: 'error', error, what: `post ${claim.id}` });
    const visibleAt = parts.clocks.real() + 60_000;
    return { state: 'later', visibleAt, reason: 'an error of the bot', inDoubt: true };
  });
  try {
    await parts.ledger.settle(claim, settlement);
    report(parts, claim, settlement);
  } catch (error) {
    // It stays claimed: after its lease the channel is read back before anything is sent again.
    parts.report({ name: 'error', error, what: `settling post ${claim.id}` });
  }
  return settlement;
}

function report(
  { report, clocks }: AlertParts,
  { id: post, place, due }: Claim,
  settlement: Settlement,
): void {
  if (settlement.state === 'sent') {
    const lateMinutes = Math.max(0, Math.floor(clocks.calendar().since(due).total('minutes')));
    report({ name: 'posted', post, place, lateMinutes });
  } else if (settlement.state === 'later') {
    const seconds = Math.round((settlement.visibleAt - clocks.real()) / 1000);
    report({ name: 'put off', post, place, why: settlement.reason, seconds });
  } else {
    report({ name: settlement.state, post, place, why: settlement.reason });
  }
}
