// What makes the tick come: node-cron each minute, and a watchdog where that is silent.
import { schedule } from 'node-cron';

const checkEveryMs = 20_000;
/** A minute tick that is so late will not come by itself. */
const overdueMs = 75_000;

/** Ticks each minute. node-cron goes by the wall clock, and is silent while one that was set back catches up. */
export function startTicker(tick: () => void): { stop(): Promise<void>; tickedAgoMs(): number } {
  let tickedAt = performance.now();
  const ticking = (): void => {
    tickedAt = performance.now();
    tick();
  };
  const options = { timezone: 'UTC', missedExecutionTolerance: 59_000, suppressMissedWarning: true };
  const cron = schedule('* * * * *', ticking, options);
  const watchdog = setInterval(() => {
    if (performance.now() - tickedAt > overdueMs) ticking();
  }, checkEveryMs);
  return {
    tickedAgoMs: () => performance.now() - tickedAt,
    async stop() {
      clearInterval(watchdog);
      await cron.destroy();
    },
  };
}
