// Interactions over Discord's gateway, which one process holds.
import { connectGateway, type Gateway } from '../discord/gateway.ts';
import { inviteLink } from '../discord/invite-link.ts';
import { claimDatabase } from '../store/owner.ts';
import type { BotHouse } from './house.ts';
import { identify } from './identify.ts';
import { followLead, type Joined } from './joined.ts';
import { heldByLeader } from './leading.ts';
import type { RunningBot } from './parts.ts';
import { register } from './registering.ts';

/** Where this process leads it resolves when the gateway is there, else when the alerts run. */
export async function overGateway(joined: Joined): Promise<RunningBot> {
  const { house, tell } = joined;
  const { leadership } = house.store;
  const registered = Promise.withResolvers<void>();
  const held = heldByLeader(leadership.isLeading, async (signal) => {
    const gateway = await connect(joined, signal);
    await claimDatabase(house.stores.facts, gateway.bot, house.config.token);
    house.condition.gateway = gateway;
    await tell(gateway.bot.userId);
    void register(house, gateway.bot.applicationId).then(registered.resolve);
    greet(house, gateway);
    return () => {
      house.condition.gateway = undefined;
      return gateway.close();
    };
  });
  followLead(house, held);
  if (!leadership.isLeading()) {
    registered.resolve();
    await tell((await identify(house)).userId);
  }
  await held.settle();
  const alerts = await house.alerts.promise;
  return {
    alerts,
    registered: registered.promise,
    async stop() {
      await alerts.stop();
      await held.close();
    },
  };
}

const connect = ({ house, route }: Joined, signal: AbortSignal): Promise<Gateway> =>
  connectGateway({
    token: house.config.token,
    apiUrl: house.config.apiUrl,
    signal,
    onInteraction: (interaction) => void route(interaction),
    onFatal: house.onFatal,
    onWaiting: (why, seconds) => house.log.warn(`${why}; trying again in ${seconds} s`),
    onConnection: (state) => house.log.info(`the connection to Discord is ${state}`),
  });

function greet({ log }: BotHouse, { bot, servers }: Gateway): void {
  if (servers === 0) log.info(`in no server yet; invite it: ${inviteLink(bot.applicationId)}`);
  log.info({ ready: bot.name, servers }, 'ready');
}
