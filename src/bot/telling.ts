// Alerts, joined to stores, clocks and Discord.
import { startAlerts } from '../alerts/alerts.ts';
import type { AlertEvent, AlertParts } from '../alerts/parts.ts';
import { createSender } from '../discord/sender.ts';
import type { Log } from '../ops/log.ts';
import type { Metrics } from '../ops/metrics.ts';
import { tokenRefused, type BotHouse } from './house.ts';

/** Gives a function that starts the alerts as this bot user, the first time that it is called. */
export function tellingOf(house: BotHouse): (botUserId: string) => Promise<void> {
  let starting: Promise<void> | undefined;
  const start = async (botUserId: string): Promise<void> => {
    await house.ready;
    const alerts = await startAlerts(alertPartsOf(house, botUserId));
    house.condition.alerts = alerts;
    house.onAlerts(alerts);
    house.alerts.resolve(alerts);
  };
  return (botUserId) => (starting ??= start(botUserId));
}

function alertPartsOf(house: BotHouse, botUserId: string): AlertParts {
  const { config, log, metrics, onFatal, discordClock: clock, breaker, store } = house;
  const onTokenRefused = () => onFatal(tokenRefused);
  return {
    ...house.stores,
    clocks: house.clocks,
    sender: createSender({
      ...config,
      clock,
      breaker,
      botUserId,
      observed: metrics,
      onTokenRefused,
      ...paceOf(store),
    }),
    catalogue: house.catalogue.current,
    timeZone: config.timeZone,
    shared: store.shared,
    isLeading: store.leadership.isLeading,
    report(event) {
      count(metrics, event);
      reportAlert(log, event);
    },
  };
}

/** What became of a post. */
const counted: readonly AlertEvent['name'][] = ['put off', 'failed', 'withdrawn', 'expired'];

const asHoped: readonly AlertEvent['name'][] = ['posted', 'resumed', 'released', 'published', 'edited'];

const paceOf = ({ pace }: BotHouse['store']) => (pace ? { pace } : {});

function count(metrics: Metrics, event: AlertEvent): void {
  if (event.name === 'posted') metrics.post('sent', event.lateSeconds);
  else if (counted.includes(event.name)) metrics.post(event.name);
}

function reportAlert(log: Log, { name, ...details }: AlertEvent): void {
  if (name === 'error') log.error(details, 'alerts');
  else if (asHoped.includes(name)) log.info(details, `alert ${name}`);
  else log.warn(details, `alert ${name}`);
}
