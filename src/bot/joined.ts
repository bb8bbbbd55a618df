import type { FatalDiscordError } from '../discord/gateway.ts';
import type { Router } from '../discord/router.ts';
import type { BotHouse } from './house.ts';
import type { HeldByLeader } from './leading.ts';

/** What a door needs. */
export type Joined = {
  house: BotHouse;
  route: Router;
  /** Starts the alerts, unless they run. */
  tell(botUserId: string): Promise<void>;
};

/** From now on, what only the process that leads holds is opened and closed as that changes. */
export function followLead({ alerts, log, onFatal, store }: BotHouse, held: HeldByLeader): void {
  const { leadership } = store;
  if (!leadership.isLeading()) log.info(standingBy);
  leadership.onChange((leads) => {
    log.info(leads ? 'this process leads now' : standingBy);
    held.settle().catch((error: FatalDiscordError) => onFatal(error));
    // What the process that led before has not planned any more is planned at once.
    if (leads) void alerts.promise.then((running) => running.tick()).catch(reporting(log));
  });
}

const standingBy = 'standing by: another process leads';

const reporting =
  (log: BotHouse['log']) =>
  (error: unknown): void =>
    log.error({ error }, 'a first tick as the process that leads');
