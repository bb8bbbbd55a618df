// What both doors and the alerts share in one process.
import type { Alerts } from '../alerts/alerts.ts';
import type { Clocks } from '../alerts/parts.ts';
import { createBreaker, type Breaker } from '../discord/breaker.ts';
import { discordClock, type DiscordClock } from '../discord/discord-clock.ts';
import { FatalDiscordError, type Gateway } from '../discord/gateway.ts';
import { createRequests, type RequestOptions, type Requests } from '../discord/requests.ts';
import type { Metrics } from '../ops/metrics.ts';
import type { BotParts } from './parts.ts';
import { storesOf, type Stores } from './stores.ts';

export type BotHouse = BotParts & {
  stores: Stores;
  requests: Requests;
  discordClock: DiscordClock;
  /** Hears all answers: Discord counts the bot's, not one client's. */
  breaker: Breaker;
  clocks: Clocks;
  /** By command name, once they are known. */
  commandIds: Map<string, string>;
  /** They may start long after the first command was typed. */
  alerts: PromiseWithResolvers<Alerts>;
  metrics: Metrics;
  condition: Condition;
};

/** What has come of the parts so far. */
export type Condition = {
  /** Undefined: not connected. */
  gateway?: Gateway | undefined;
  /** Undefined: they do not run yet. */
  alerts?: Alerts;
  /** The catalogue is whole. */
  isLoaded: boolean;
  /** Discord refused the bot: the process ends. */
  isClosed: boolean;
};

export function houseOf(given: BotParts, metrics: Metrics): BotHouse {
  const clock = discordClock();
  const breaker = createBreaker();
  const condition: Condition = { isLoaded: given.ready === undefined, isClosed: false };
  given.ready?.then(
    () => void (condition.isLoaded = true),
    () => {},
  );
  const onFatal: BotParts['onFatal'] = (error) => {
    condition.isClosed = true;
    given.onFatal(error);
  };
  const parts = { ...given, onFatal };
  return {
    ...parts,
    metrics,
    condition,
    stores: storesOf(parts.store.db),
    requests: requestsOf(parts, { clock, breaker, observed: metrics }),
    discordClock: clock,
    breaker,
    clocks: {
      calendar: parts.calendar,
      real: parts.store.real,
      discord: clock.now,
      startedAt: parts.calendar(),
    },
    commandIds: new Map(),
    alerts: Promise.withResolvers<Alerts>(),
  };
}

export const tokenRefused = new FatalDiscordError(
  'Discord does not accept this token any more: set DISCORD_TOKEN to a new one.',
);

const requestsOf = (
  { config, onFatal }: BotParts,
  heard: Pick<RequestOptions, 'clock' | 'breaker' | 'observed'>,
): Requests =>
  createRequests({
    ...heard,
    token: config.token,
    apiUrl: config.apiUrl,
    retries: 2,
    perSecond: 50,
    timeLimitMs: 10_000,
    rejectOnRateLimit: ({ retryAfter }) => retryAfter === 0 || retryAfter > 10_000,
    onTokenRefused: () => onFatal(tokenRefused),
  });
