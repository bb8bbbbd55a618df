// Interactions that come while the catalogue is still being read.
import { atMost } from '../alerts/time-limit.ts';
import type { Router } from '../discord/router.ts';

/** Discord waits three seconds for an answer: after this one it is given with the movies that are there. */
const waitMs = 1_500;

export function onceReady(route: Router, ready: Promise<void> | undefined, mostMs = waitMs): Router {
  if (!ready) return route;
  let isWaiting = true;
  const over = ready.catch(() => {}).then(() => void (isWaiting = false));
  return async (...interaction) => {
    if (isWaiting) await atMost(mostMs, over);
    return route(...interaction);
  };
}
