// What listens, where HTTP_PORT or DISCORD_PUBLIC_KEY say so: health, figures, and the door for Discord's interactions.
import { interactionsDoor, interactionsPath } from '../discord/endpoint.ts';
import { healthRoutes } from '../ops/health-routes.ts';
import { startHttpServer, type HttpServer } from '../ops/http-server.ts';
import type { Prometheus } from '../ops/prometheus.ts';
import { live, readiness, standing } from './health.ts';
import type { Joined } from './joined.ts';

/** Throws a ListenError where it cannot listen. */
export async function listen(
  { house, route }: Joined,
  port: number,
  figures: Prometheus,
): Promise<HttpServer> {
  const { calendar, config, discordClock, log } = house;
  const { httpHost: host, publicKey } = config;
  const health = healthRoutes({
    live: () => live(house),
    ready: readiness(house),
    metrics: { type: figures.type, text: () => figures.text(standing(house)) },
  });
  const times = () => [discordClock.now(), calendar().epochMilliseconds];
  const door = publicKey && {
    [interactionsPath]: interactionsDoor({ publicKey, times, onInteraction: route }),
  };
  const onError = (error: unknown) => log.error({ error }, 'an answer over HTTP');
  const server = await startHttpServer({ host, port, routes: { ...health, ...door }, onError });
  log.info({ health: `${server.url}/readyz` }, 'listening');
  return server;
}
