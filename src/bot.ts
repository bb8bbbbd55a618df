// Builds every part of the bot once and joins them.
import { routerOf } from './bot/answering.ts';
import { onceReady } from './bot/once-ready.ts';
import { houseOf } from './bot/house.ts';
import type { Joined } from './bot/joined.ts';
import { listen } from './bot/listening.ts';
import { overGateway } from './bot/over-gateway.ts';
import { overHttp } from './bot/over-http.ts';
import type { BotParts, RunningBot } from './bot/parts.ts';
import { tellingOf } from './bot/telling.ts';
import { noMetrics } from './ops/metrics.ts';
import { knownBotUser } from './store/owner.ts';

/**
 * Throws a FatalDiscordError where Discord, or the database of another bot, refuses it for good, and a ListenError
 * where it cannot listen.
 */
export async function startBot(parts: BotParts): Promise<RunningBot> {
  const { httpPort } = parts.config;
  if (httpPort === undefined) return open(joinedOf(parts, noMetrics));
  const { createPrometheus } = await import('./ops/prometheus.ts');
  const figures = createPrometheus(parts.version);
  const joined = joinedOf(parts, figures);
  const server = await listen(joined, httpPort, figures);
  try {
    const bot = await open(joined, server.url);
    return {
      ...bot,
      stop: async () => void (await Promise.all([server.close(), bot.stop()])),
    };
  } catch (error) {
    await server.close();
    throw error;
  }
}

function joinedOf(parts: BotParts, metrics: Joined['house']['metrics']): Joined {
  const house = houseOf(parts, metrics);
  return { house, tell: tellingOf(house), route: onceReady(routerOf(house), parts.ready) };
}

/** `httpUrl`: where it listens. */
async function open(joined: Joined, httpUrl = ''): Promise<RunningBot> {
  const { config, ready, stores } = joined.house;
  const known = await knownBotUser(stores.facts, config.token);
  const telling = known ? joined.tell(known) : undefined;
  if (!ready) await telling;
  const opening = config.publicKey ? overHttp(joined, config.publicKey, httpUrl) : overGateway(joined);
  const [bot] = await Promise.all([opening, telling]);
  return bot;
}
