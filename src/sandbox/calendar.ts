// A calendar clock that runs on by itself and can be moved forward.

export type Calendar = { now(): Temporal.Instant; set(to: Temporal.Instant): void };

export function createCalendar(
  start: Temporal.Instant,
  monotonic: () => number = () => performance.now(),
): Calendar {
  let base = start;
  let setAt = monotonic();
  return {
    now: () => base.add({ milliseconds: Math.floor(monotonic() - setAt) }),
    set(to) {
      base = to;
      setAt = monotonic();
    },
  };
}

/**
 * Moves a calendar to `target` through each instant at which the bot has something to do. `arrive` lets the bot do it and
 * gives the next one; undefined: there is none.
 */
export async function travel(
  calendar: Calendar,
  target: Temporal.Instant,
  arrive: (at: Temporal.Instant) => Promise<Temporal.Instant | undefined>,
): Promise<void> {
  let next = await arrive(calendar.now());
  while (next && Temporal.Instant.compare(next, target) <= 0) {
    if (Temporal.Instant.compare(next, calendar.now()) > 0) calendar.set(next);
    next = await arrive(next);
  }
  calendar.set(target);
  await arrive(target);
}
