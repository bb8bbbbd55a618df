// Real time that never steps while the process runs: the wall clock as it was at start, carried on by a monotonic one.

/** Gives milliseconds since 1970. */
export function steadyClock(
  wall: () => number = Date.now,
  monotonic: () => number = () => performance.now(),
): () => number {
  const ahead = wall() - monotonic();
  return () => Math.round(monotonic() + ahead);
}
