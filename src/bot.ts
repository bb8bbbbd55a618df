// Builds every part of the bot once and joins them.
import { routerOf } from './bot/answering.ts';
import { onceReady } from './bot/once-ready.ts';
import { houseOf } from './bot/house.ts';
import { overGateway } from './bot/over-gateway.ts';
import { overHttp } from './bot/over-http.ts';
import type { BotParts, RunningBot } from './bot/parts.ts';
import { tellingOf } from './bot/telling.ts';
import { knownBotUser } from './store/owner.ts';

/**
 * Throws a FatalDiscordError where Discord, or the database of another bot, refuses it for good, and an EndpointError
 * where it cannot listen.
 */
export async function startBot(parts: BotParts): Promise<RunningBot> {
  const { publicKey, token } = parts.config;
  const house = houseOf(parts);
  const tell = tellingOf(house);
  const known = await knownBotUser(house.stores.facts, token);
  const joined = { house, tell, route: onceReady(routerOf(house), parts.ready) };
  const telling = known ? tell(known) : undefined;
  if (!parts.ready) await telling;
  const opening = publicKey ? overHttp(joined, publicKey) : overGateway(joined);
  const [bot] = await Promise.all([opening, telling]);
  return bot;
}
