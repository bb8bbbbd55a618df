import type { Bot } from '../discord/gateway.ts';
import { whoAmI } from '../discord/who-am-i.ts';
import { claimDatabase } from '../store/owner.ts';
import type { BotHouse } from './house.ts';

/** Asks Discord over REST who the bot is, and that the database is its own. */
export async function identify(
  { config, log, requests, stores }: BotHouse,
  publicKey?: string,
): Promise<Bot> {
  const bot = await whoAmI({
    requests,
    ...(publicKey ? { publicKey } : {}),
    onWaiting: (error, seconds) =>
      log.warn({ error }, `Discord does not say who the bot is; trying again in ${seconds} s`),
  });
  await claimDatabase(stores.facts, bot, config.token);
  return bot;
}
