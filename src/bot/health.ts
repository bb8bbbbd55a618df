// How a bot stands: whether its process lives, and whether it can serve people.
import { within } from '../alerts/time-limit.ts';
import type { Report } from '../ops/health-routes.ts';
import type { Standing } from '../ops/prometheus.ts';
import { answers } from '../store/answers.ts';
import type { BotHouse } from './house.ts';

/** The tick comes each minute. */
const longestBetweenTicksMs = 180_000;
/** Discord asks for a heartbeat every 41 seconds; two may be lost. */
const oldestHeartbeatMs = 125_000;

/** Before the alerts run, which wait for Discord to say who the bot is, a process that answers lives. */
export function live({ condition: { alerts } }: BotHouse): Report {
  const ms = alerts?.tickedAgoMs();
  return {
    ok: ms === undefined || ms < longestBetweenTicksMs,
    lastTickSeconds: ms === undefined ? null : Math.round(ms / 1000),
  };
}

/**
 * Tells, when asked, of each part and what it lacks. A process that stands by is not ready, unless it takes interactions
 * over HTTP, as all do.
 */
export function readiness(house: BotHouse, databaseMs = 2000): () => Promise<Report> {
  const database = databaseAsker(house, databaseMs);
  return async () => {
    const parts = { discord: discord(house), database: await database(), catalogue: catalogue(house) };
    return { ok: Object.values(parts).every(({ ok }) => ok), ...parts };
  };
}

function discord({ condition, config, store }: BotHouse): Report {
  if (condition.isClosed) return { ok: false, is: 'closed for good' };
  if (config.publicKey !== undefined)
    return condition.alerts
      ? { ok: true, is: 'over HTTP' }
      : { ok: false, is: 'has not said who the bot is' };
  if (!store.leadership.isLeading()) return { ok: false, is: 'held by another process: standing by' };
  const state = condition.gateway?.state();
  if (!state) return { ok: false, is: 'not connected so far' };
  const heartbeatSeconds = Math.round(state.heartbeatAgoMs / 1000);
  if (!state.isConnected) return { ok: false, is: 'connection lost', heartbeatSeconds };
  const isFresh = state.heartbeatAgoMs < oldestHeartbeatMs;
  return { ok: isFresh, is: isFresh ? 'connected' : 'connected, and silent', heartbeatSeconds };
}

/** One query at a time, which all who ask meanwhile share: a database that hangs gets no more of them. */
function databaseAsker({ store }: BotHouse, limitMs: number): () => Promise<Report> {
  let asking: Promise<void> | undefined;
  return async () => {
    asking ??= answers(store.db).finally(() => (asking = undefined));
    try {
      await within(limitMs, asking, 'the database');
      return { ok: true, is: 'there' };
    } catch {
      return { ok: false, is: 'no answer' };
    }
  };
}

function catalogue({ catalogue: held, condition }: BotHouse): Report {
  const movies = held.current().movies.length;
  if (!condition.isLoaded) return { ok: false, is: 'being read', movies };
  return { ok: true, is: 'there', movies };
}

export function standing(house: BotHouse): Standing {
  const { calendar, catalogue: held, condition, sourceStates, store } = house;
  const ms = condition.alerts?.tickedAgoMs();
  const today = calendar().toZonedDateTimeISO('UTC').toPlainDate();
  const ages = sourceStates().flatMap(({ name, asOf }) =>
    asOf === undefined ? [] : [[name, Temporal.PlainDate.from(asOf).until(today).days] as const],
  );
  return {
    movies: held.current().movies.length,
    sourceAgeDays: Object.fromEntries(ages),
    leads: store.leadership.isLeading(),
    connected: condition.gateway?.state().isConnected ?? false,
    lastTickSeconds: ms === undefined ? undefined : ms / 1000,
  };
}
