// Builds every part of the bot once and joins them.
import type { APIInteraction } from 'discord-api-types/v10';
import { commands } from '../commands/index.ts';
import { startAlerts, type Alerts } from './alerts/alerts.ts';
import type { AlertEvent, AlertParts } from './alerts/parts.ts';
import type { Config } from './config.ts';
import { placeOfChannel, placeOfUser } from './core/alert.ts';
import type { House } from './discord/context-of.ts';
import { discordClock, type DiscordClock } from './discord/discord-clock.ts';
import { connectGateway, FatalDiscordError, type Bot } from './discord/gateway.ts';
import { inviteLink } from './discord/invite-link.ts';
import { createPoster } from './discord/poster.ts';
import { keepTrying, registerCommands } from './discord/registration.ts';
import { createRequests, type Requests } from './discord/requests.ts';
import { createRouter } from './discord/router.ts';
import { createSender } from './discord/sender.ts';
import { steadyClock } from './ops/clock.ts';
import { newReference, type Log } from './ops/log.ts';
import type { HeldCatalogue } from './store/catalogue.ts';
import type { Database } from './store/database.ts';
import { factStore } from './store/facts.ts';
import { ledger } from './store/ledger.ts';
import { peopleStore } from './store/people.ts';
import { reminderStore } from './store/reminders.ts';
import { subscriptionStore } from './store/subscriptions.ts';
import { refusalNotice } from './view/refusal-notice.ts';

export type BotParts = {
  config: Config & { token: string };
  database: Database;
  catalogue: HeldCatalogue;
  /** The clock of planning, due, expiry and words. */
  calendar(): Temporal.Instant;
  log: Log;
  version: string;
  /** The bot cannot go on: Discord refused its token or its connection. */
  onFatal(error: FatalDiscordError): void;
};

export type RunningBot = {
  alerts: Alerts;
  /** Resolves when Discord has the commands, or will not take them. */
  registered: Promise<void>;
  stop(): Promise<void>;
};

/** Throws a FatalDiscordError where Discord, or the database of another bot, refuses it for good. */
export async function startBot(parts: BotParts): Promise<RunningBot> {
  const { config, log } = parts;
  const clock = discordClock();
  const startedAt = parts.calendar();
  const alerts = Promise.withResolvers<Alerts>();
  const stores = storesOf(parts);
  const refusedPeople = new Set(await stores.people.refusals());
  const commandIds = new Map<string, string>();
  const requests = requestsOf(parts, clock);
  const route = routerOf({ ...parts, stores, requests, commandIds, refusedPeople, alerts: alerts.promise });

  const gateway = await connectGateway({
    token: config.token,
    apiUrl: config.apiUrl,
    onInteraction: (interaction) => void route(interaction),
    onFatal: parts.onFatal,
    onWaiting: (why, seconds) => log.warn(`${why}; trying again in ${seconds} s`),
  });
  try {
    await claimDatabase(stores.facts, gateway.bot);
  } catch (error) {
    await gateway.close();
    throw error;
  }
  const sender = createSender({ ...config, clock, botUserId: gateway.bot.userId });
  const clocks = { calendar: parts.calendar, real: steadyClock(), discord: clock.now, startedAt };
  const running = await startAlerts(alertPartsOf(parts, { stores, sender, clocks, refusedPeople }));
  alerts.resolve(running);
  const registered = register(parts, {
    requests,
    stores,
    commandIds,
    applicationId: gateway.bot.applicationId,
  });
  if (gateway.servers === 0)
    log.info(`in no server yet; invite it: ${inviteLink(gateway.bot.applicationId)}`);
  log.info({ ready: gateway.bot.name, servers: gateway.servers }, 'ready');
  return {
    alerts: running,
    registered,
    async stop() {
      await running.stop();
      await gateway.close();
    },
  };
}

const requestsOf = ({ config }: BotParts, clock: DiscordClock): Requests =>
  createRequests({
    token: config.token,
    apiUrl: config.apiUrl,
    clock,
    retries: 2,
    perSecond: 50,
    timeLimitMs: 10_000,
    rejectOnRateLimit: ({ retryAfter }) => retryAfter === 0 || retryAfter > 10_000,
  });

type Stores = ReturnType<typeof storesOf>;

const storesOf = ({ database }: BotParts) => ({
  subscriptions: subscriptionStore(database),
  reminders: reminderStore(database),
  people: peopleStore(database),
  facts: factStore(database),
  ledger: ledger(database),
});

type RouterNeeds = BotParts & {
  stores: Stores;
  requests: Requests;
  commandIds: ReadonlyMap<string, string>;
  /** Whom Discord refused a direct message, and who does not know it yet. */
  refusedPeople: Set<string>;
  alerts: Promise<Alerts>;
};

function routerOf(needs: RouterNeeds): (interaction: APIInteraction) => Promise<void> {
  const { calendar, catalogue, config, log, refusedPeople, requests, stores } = needs;
  const wishes = replanning(stores, calendar, needs.alerts);
  const post = createPoster(requests);
  const house = (): House => ({
    ...wishes,
    now: calendar(),
    timeZone: config.timeZone,
    movies: catalogue.current(),
    post,
    commandIds: needs.commandIds,
    version: needs.version,
  });
  return createRouter({
    commands,
    requests,
    house,
    newReference,
    onError: (error, reference, what) => log.error({ error, reference }, what),
    async notice(userId, context) {
      const refusal = refusedPeople.delete(userId) ? await stores.people.takeRefusal(userId) : undefined;
      return refusal && refusalNotice(refusal.movieIds, context);
    },
  });
}

type AlertNeeds = Pick<AlertParts, 'sender' | 'clocks'> & { stores: Stores; refusedPeople: Set<string> };

function alertPartsOf(parts: BotParts, { stores, refusedPeople, ...rest }: AlertNeeds): AlertParts {
  return {
    ...stores,
    ...rest,
    people: {
      ...stores.people,
      async refused(userId, at, movieIds) {
        await stores.people.refused(userId, at, movieIds);
        refusedPeople.add(userId);
      },
    },
    catalogue: parts.catalogue.current,
    timeZone: parts.config.timeZone,
    report: (event) => reportAlert(parts, event),
  };
}

type RegistrationNeeds = {
  requests: Requests;
  stores: Stores;
  commandIds: Map<string, string>;
  applicationId: string;
};

async function register(
  { config, log }: BotParts,
  { requests, stores, commandIds, applicationId }: RegistrationNeeds,
): Promise<void> {
  const { guildId } = config;
  const lastGuild = factOf(stores.facts, 'commands in server');
  const options = { requests, applicationId, commands, lastGuild, ...(guildId ? { guildId } : {}) };
  try {
    const { ids, written } = await keepTrying(
      () => registerCommands(options),
      (error, seconds) => log.warn({ error }, `commands not registered; trying again in ${seconds} s`),
    );
    for (const [name, id] of ids) commandIds.set(name, id);
    log.info({ written }, 'commands registered');
  } catch (error) {
    log.error({ error }, 'Discord does not take the commands');
  }
}

/** The stores as commands see them: what changes a wish also plans its place anew. */
function replanning(
  { subscriptions, reminders, ledger }: Stores,
  calendar: () => Temporal.Instant,
  alerts: Promise<Alerts>,
): Pick<House, 'subscriptions' | 'reminders'> {
  const channelChanged = async (channelId: string) => (await alerts).replanPlace(placeOfChannel(channelId));
  const personChanged = async (userId: string) => (await alerts).replanPlace(placeOfUser(userId));
  return {
    subscriptions: {
      get: subscriptions.get,
      inGuild: subscriptions.inGuild,
      history: (channelId) => ledger.history(placeOfChannel(channelId), calendar()),
      async save(subscription) {
        await subscriptions.save(subscription);
        await channelChanged(subscription.channelId);
      },
      async setState(channelId, state) {
        await subscriptions.setState(channelId, state);
        await ledger.makeVisible(placeOfChannel(channelId));
        await channelChanged(channelId);
      },
      async remove(channelId) {
        await subscriptions.remove(channelId);
        await ledger.withdraw(placeOfChannel(channelId));
        await channelChanged(channelId);
      },
    },
    reminders: {
      of: reminders.of,
      async add(reminder) {
        const added = await reminders.add(reminder);
        await personChanged(reminder.userId);
        return added;
      },
      async remove(userId, movieId) {
        const removed = await reminders.remove(userId, movieId);
        await personChanged(userId);
        return removed;
      },
    },
  };
}

type Facts = Stores['facts'];

const factOf = (facts: Facts, key: string) => ({
  get: () => facts.get(key),
  set: (value: string | undefined) => (value === undefined ? facts.remove(key) : facts.set(key, value)),
});

/** A database belongs to one bot: with another's token, alerts that were sent would be sent again under another name. */
async function claimDatabase(facts: Facts, { applicationId, name }: Bot): Promise<void> {
  const owner = await facts.get('application id');
  if (owner && owner !== applicationId) {
    throw new FatalDiscordError(
      `This database belongs to another bot (application ${owner}), and DISCORD_TOKEN is the token of ${name} (application ${applicationId}): use that bot's token, or another DATABASE_URL.`,
    );
  }
  if (!owner) await facts.set('application id', applicationId);
}

function reportAlert({ log, onFatal }: BotParts, { name, ...details }: AlertEvent): void {
  if (name === 'token refused') {
    onFatal(
      new FatalDiscordError('Discord does not accept this token any more: set DISCORD_TOKEN to a new one.'),
    );
  } else if (name === 'error') log.error(details, 'alerts');
  else if (name === 'posted' || name === 'resumed') log.info(details, `alert ${name}`);
  else log.warn(details, `alert ${name}`);
}
