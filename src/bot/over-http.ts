// Interactions over HTTP, which every process takes; the one that leads plans and registers the commands.
import { interactionsPath } from '../discord/endpoint.ts';
import { identify } from './identify.ts';
import { followLead, type Joined } from './joined.ts';
import { heldByLeader } from './leading.ts';
import type { RunningBot } from './parts.ts';
import { learnCommandIds, register } from './registering.ts';

/** `publicKey`: 64 hexadecimal digits. Resolves when Discord has said who the bot is; what comes before then is answered too. */
export async function overHttp(
  { house, tell }: Joined,
  publicKey: string,
  httpUrl: string,
): Promise<RunningBot> {
  const { leadership } = house.store;
  const bot = await identify(house, publicKey);
  await tell(bot.userId);
  const registered = Promise.withResolvers<void>();
  let isStopping = false;
  const held = heldByLeader(leadership.isLeading, async () => {
    void register(house, bot.applicationId).then(registered.resolve);
    return async () => {};
  });
  followLead(house, held);
  await held.settle();
  if (!leadership.isLeading()) {
    registered.resolve();
    void learnCommandIds(house, bot.applicationId, () => !isStopping && !leadership.isLeading());
  }
  const endpoint = `${httpUrl}${interactionsPath}`;
  house.log.info({ ready: bot.name, endpoint }, 'ready');
  const alerts = await house.alerts.promise;
  return {
    alerts,
    registered: registered.promise,
    endpoint,
    async stop() {
      isStopping = true;
      await alerts.stop();
      await held.close();
    },
  };
}
