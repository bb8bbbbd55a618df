// People's commands: the router, joined to movies, wishes and notices.
import { commands } from '../../commands/index.ts';
import { plannedWishes } from '../alerts/wishes.ts';
import type { Context } from '../command.ts';
import type { House } from '../discord/context-of.ts';
import { createPoster } from '../discord/poster.ts';
import { createRouter, type Notice, type Router } from '../discord/router.ts';
import { newReference } from '../ops/log.ts';
import { refusalNotice } from '../view/refusal-notice.ts';
import type { BotHouse } from './house.ts';
import type { Stores } from './stores.ts';

export function routerOf(house: BotHouse): Router {
  const { calendar, catalogue, config, log, requests, stores } = house;
  const wishes = plannedWishes(stores, house.clocks, house.alerts.promise);
  const post = createPoster(requests);
  const now = (): House => ({
    ...wishes,
    now: calendar(),
    timeZone: config.timeZone,
    movies: catalogue.current(),
    post,
    commandIds: house.commandIds,
    version: house.version,
  });
  return createRouter({
    commands,
    requests,
    house: now,
    newReference,
    onError: (error, reference, what) => log.error({ error, reference }, what),
    notice: noticesOf(stores),
  });
}

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
