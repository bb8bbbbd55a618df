// People's commands: the router, joined to movies, wishes and notices.
import { commands } from '../../commands/index.ts';
import { plannedWishes } from '../alerts/wishes.ts';
import type { Context } from '../command.ts';
import type { House } from '../discord/context-of.ts';
import { createPoster } from '../discord/poster.ts';
import { createRouter, type Done, type Notice, type Router } from '../discord/router.ts';
import { newReference } from '../ops/log.ts';
import { refusalNotice } from '../view/refusal-notice.ts';
import type { BotHouse } from './house.ts';
import { createServerRegions, type ServerRegions } from './server-regions.ts';
import type { Stores } from './stores.ts';

export function routerOf(house: BotHouse): Router {
  const { calendar, catalogue, config, log, requests, stores } = house;
  const regions = createServerRegions(stores.subscriptions, house.clocks.real);
  const wishes = plannedWishes(withRegions(stores, regions), house.clocks, house.alerts.promise);
  // They are there by the time that somebody asks; else the home region's dates are shown.
  regions.refresh().catch((error: unknown) => log.warn({ error }, 'the regions of servers cannot be read'));
  const post = createPoster(requests);
  const now = (): House => ({
    ...wishes,
    now: calendar(),
    timeZone: config.timeZone,
    regionOf: regions.of,
    movies: catalogue.current(),
    sources: house.sourceStates(),
    post,
    commandIds: house.commandIds,
    version: house.version,
  });
  return createRouter({
    commands,
    requests,
    house: now,
    newReference,
    onError: (error, { reference, what, typed }) => log.error({ error, reference, typed }, what),
    onDone: (done) => noteDone(house, done),
    notice: noticesOf(stores),
  });
}

/** While somebody types there is one with each letter. */
function noteDone({ log, metrics }: BotHouse, { what, result, reference, seconds }: Done): void {
  metrics.interaction(what, result, seconds);
  if (result === 'failed') return;
  const level = what.endsWith('suggestions') ? 'debug' : 'info';
  log[level]({ reference, what, ms: Math.round(seconds * 1000) }, 'answered');
}

/** What a command changes is shown at once. */
const withRegions = (stores: Stores, regions: ServerRegions): Stores => ({
  ...stores,
  subscriptions: {
    ...stores.subscriptions,
    async change(channelId, change) {
      const changed = await stores.subscriptions.change(channelId, change);
      // It stands, whether or not it can be read now.
      if (changed) await regions.refresh().catch(() => {});
      return changed;
    },
  },
});

/** Whom Discord refused a direct message, and who does not know it yet: any process may have noted it. */
function noticesOf({ people }: Stores): (context: Context) => Promise<Notice | undefined> {
  const beingTold = new Set<string>();
  return async (context) => {
    const { id } = context.user;
    const refusal = await people.refusal(id);
    // A second command typed meanwhile is not told the same.
    if (!refusal || beingTold.has(id)) return undefined;
    beingTold.add(id);
    return {
      message: refusalNotice(refusal.movieIds, context),
      async settle(delivered) {
        try {
          if (delivered) await people.forgetRefusal(id, refusal.movieIds);
        } finally {
          beingTold.delete(id);
        }
      },
    };
  };
}
