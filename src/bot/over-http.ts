// Interactions over HTTP, which every process takes; the one that leads plans and registers the commands.
import { startEndpoint, type Endpoint } from '../discord/endpoint.ts';
import { identify } from './identify.ts';
import { followLead, type Joined } from './joined.ts';
import { heldByLeader } from './leading.ts';
import type { RunningBot } from './parts.ts';
import { learnCommandIds, register } from './registering.ts';

/** `publicKey`: 64 hexadecimal digits. Resolves when Discord has said who the bot is; what comes before then is answered too. */
export async function overHttp(joined: Joined, publicKey: string): Promise<RunningBot> {
  const { house, route } = joined;
  const endpoint = await startEndpoint({
    host: house.config.httpHost,
    port: house.config.httpPort,
    publicKey,
    times: () => [house.discordClock.now(), house.calendar().epochMilliseconds],
    onInteraction: route,
  });
  try {
    return await serving(joined, endpoint, publicKey);
  } catch (error) {
    await endpoint.close();
    throw error;
  }
}

async function serving(joined: Joined, endpoint: Endpoint, publicKey: string): Promise<RunningBot> {
  const { house, tell } = joined;
  const { leadership } = house.store;
  const bot = await identify(house, publicKey);
  await tell(bot.userId);
  const registered = Promise.withResolvers<void>();
  let isStopping = false;
  const held = heldByLeader(leadership.isLeading, async () => {
    void register(house, bot.applicationId).then(registered.resolve);
    return async () => {};
  });
  followLead(joined, held);
  await held.settle();
  if (!leadership.isLeading()) {
    registered.resolve();
    void learnCommandIds(house, bot.applicationId, () => !isStopping && !leadership.isLeading());
  }
  house.log.info({ ready: bot.name, endpoint: endpoint.url }, 'ready');
  const alerts = await house.alerts.promise;
  return {
    alerts,
    registered: registered.promise,
    endpoint: endpoint.url,
    async stop() {
      isStopping = true;
      await Promise.all([endpoint.close(), alerts.stop()]);
      await held.close();
    },
  };
}
