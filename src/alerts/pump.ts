// Claims what is due and delivers it: many places at once, one post at a time in each, until nothing is left that is due.
import { deliver } from './deliver.ts';
import type { AlertParts, Claim, Settlement } from './parts.ts';

/** Longer than every request of one delivery together. */
const leaseMs = 90_000;
const mostInFlight = 64;
/** Claimed together, so that a transaction serves several posts. */
const leastFree = 8;

/** Resolves when nothing more is due now. Gives the real times at which the posts that were put off may be tried again. */
export async function pump(parts: AlertParts, isStopping: () => boolean): Promise<readonly number[]> {
  const flights = new Set<Promise<void>>();
  const queues = new Map<string, Promise<void>>();
  const later: number[] = [];
  const onSettled = (settlement: Settlement): void => {
    if (settlement.state === 'later') later.push(settlement.visibleAt);
  };
  for (;;) {
    const free = mostInFlight - flights.size;
    const claims = free >= leastFree && !isStopping() ? await claimDue(parts, free) : [];
    for (const claim of claims) {
      const flight = (queues.get(claim.place) ?? Promise.resolve())
        .then(() => deliverAndSettle(parts, claim))
        .then(onSettled)
        .finally(() => {
          flights.delete(flight);
          if (queues.get(claim.place) === flight) queues.delete(claim.place);
        });
      queues.set(claim.place, flight);
      flights.add(flight);
    }
    if (flights.size === 0) return later;
    await Promise.race(flights);
  }
}

async function claimDue({ ledger, clocks }: AlertParts, most: number): Promise<Claim[]> {
  const discordNow = clocks.discord();
  return ledger.claim({ now: clocks.calendar(), real: clocks.real(), leaseMs, discordNow, most });
}

async function deliverAndSettle(parts: AlertParts, claim: Claim): Promise<Settlement> {
  const settlement = await deliver(parts, claim).catch((error: unknown): Settlement => {
    parts.report({ name: 'error', error, what: `post ${claim.id}` });
    return {
      state: 'later',
      visibleAt: parts.clocks.real() + 60_000,
      reason: 'an error of the bot',
      inDoubt: true,
    };
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
  } else if (settlement.state === 'failed') {
    report({ name: 'failed', post, place, why: settlement.reason });
  } else {
    const seconds = Math.round((settlement.visibleAt - clocks.real()) / 1000);
    report({ name: 'put off', post, place, why: settlement.reason, seconds });
  }
}
