// Plannings in turn: all wishes by the process that leads, one place by whichever process changed its wish.
import type { Place } from '../core/alert.ts';
import type { AlertParts } from './parts.ts';
import { planAll, planPlace } from './planner.ts';
import { createQueue, type Queue } from './queue.ts';
import { within } from './time-limit.ts';

export type Planning = {
  now(): Promise<void>;
  /** Plans where an hour has passed since the last time. */
  ifOld(): Promise<void>;
  place(place: Place): Promise<void>;
  /** What is planned of a place after this has not begun. */
  stop(): void;
  idle: Queue;
};

const hourMs = 3_600_000;
/** One that hangs is waited for no longer. Another beside it does no harm: each page is written in one transaction. */
const longestMs = 15 * 60_000;
const longestPlaceMs = 30_000;

export function createPlanning(parts: AlertParts): Planning {
  const inTurn = createQueue();
  /** Places whose wish changed while all were planned: their page may have been read before. */
  let changed: Set<Place> | undefined;
  let plannedAt = Number.NEGATIVE_INFINITY;
  let isStopped = false;
  const calendarMs = () => parts.clocks.calendar().epochMilliseconds;

  const all = async () => {
    changed = new Set();
    try {
      await within(longestMs, planAll(parts), 'planning');
      plannedAt = calendarMs();
    } finally {
      const again = changed;
      changed = undefined;
      for (const place of again) await one(place);
    }
  };
  const one = (place: Place) => within(longestPlaceMs, planPlace(parts, place), 'planning a place');
  const isOld = () => Math.abs(calendarMs() - plannedAt) >= hourMs;
  const mayPlan = () => parts.isLeading() && !isStopped;
  const now = () => inTurn(async () => void (mayPlan() && (await all())));
  return {
    now,
    idle: inTurn,
    stop: () => void (isStopped = true),
    async ifOld() {
      // A planning may be longer than the time between two ticks: whose turn comes after it has nothing to do.
      if (parts.isLeading() && isOld())
        await inTurn(async () => void (mayPlan() && isOld() && (await all())));
    },
    place(place) {
      if (!changed) return inTurn(() => one(place));
      // A person waits for the answer: it is planned at once, and once more when all others are.
      changed.add(place);
      return one(place);
    },
  };
}
