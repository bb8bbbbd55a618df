// Builds every part of the bot once and joins them.
import type { APIInteraction } from 'discord-api-types/v10';
import { commands } from '../commands/index.ts';
import { startAlerts, type Alerts } from './alerts/alerts.ts';
import type { AlertEvent, AlertParts } from './alerts/parts.ts';
import { plannedWishes } from './alerts/wishes.ts';
import type { Context } from './command.ts';
import type { Config } from './config.ts';
import type { House } from './discord/context-of.ts';
import { discordClock, type DiscordClock } from './discord/discord-clock.ts';
import { connectGateway, FatalDiscordError } from './discord/gateway.ts';
import { inviteLink } from './discord/invite-link.ts';
import { createPoster } from './discord/poster.ts';
import { keepTrying } from './discord/keep-trying.ts';
import { registerCommands } from './discord/registration.ts';
import { createRequests, type Requests } from './discord/requests.ts';
import { createRouter, type Notice } from './discord/router.ts';
import { createSender } from './discord/sender.ts';
import { steadyClock } from './ops/clock.ts';
import { newReference, type Log } from './ops/log.ts';
import type { HeldCatalogue } from './store/catalogue.ts';
import type { Database } from './store/database.ts';
import { factStore } from './store/facts.ts';
import { ledger } from './store/ledger.ts';
import { claimDatabase, knownBotUser } from './store/owner.ts';
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
  /** Told as soon as alerts run, which may be long before Discord's gateway can be reached. */
  onAlerts(alerts: Alerts): void;
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

  const onTokenRefused = () => parts.onFatal(tokenRefused);
  const clocks = { calendar: parts.calendar, real: steadyClock(), discord: clock.now, startedAt };
  const start = async (botUserId: string) => {
    const sender = createSender({ ...config, clock, botUserId, onTokenRefused });
    const running = await startAlerts(alertPartsOf(parts, { stores, sender, clocks, refusedPeople }));
    parts.onAlerts(running);
    alerts.resolve(running);
  };
  const known = await knownBotUser(stores.facts, config.token);
  if (known) await start(known);
  const gateway = await connectGateway({
    token: config.token,
    apiUrl: config.apiUrl,
    onInteraction: (interaction) => void route(interaction),
    onFatal: parts.onFatal,
    onWaiting: (why, seconds) => log.warn(`${why}; trying again in ${seconds} s`),
    onConnection: (state) => log.info(`the connection to Discord is ${state}`),
  });
  await claimDatabase(stores.facts, gateway.bot, config.token);
  if (!known) await start(gateway.bot.userId);
  const running = await alerts.promise;
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

const tokenRefused = new FatalDiscordError(
  'Discord does not accept this token any more: set DISCORD_TOKEN to a new one.',
);

const requestsOf = ({ config, onFatal }: BotParts, clock: DiscordClock): Requests =>
  createRequests({
    token: config.token,
    apiUrl: config.apiUrl,
    clock,
    retries: 2,
    perSecond: 50,
    timeLimitMs: 10_000,
    rejectOnRateLimit: ({ retryAfter }) => retryAfter === 0 || retryAfter > 10_000,
    onTokenRefused: () => onFatal(tokenRefused),
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
  const wishes = plannedWishes(stores, calendar, needs.alerts);
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
    notice: (context) => noticeOf(context, stores, refusedPeople),
  });
}

async function noticeOf(
  context: Context,
  { people }: Stores,
  refused: Set<string>,
): Promise<Notice | undefined> {
  const { id } = context.user;
  // Taken off at once: a second command typed meanwhile is not told the same.
  if (!refused.delete(id)) return undefined;
  const refusal = await people.refusal(id).catch((error: unknown) => {
    refused.add(id);
    throw error;
  });
  if (!refusal) return undefined;
  return {
    message: refusalNotice(refusal.movieIds, context),
    async settle(delivered) {
      if (delivered) await people.forgetRefusal(id, refusal.movieIds);
      else refused.add(id);
    },
  };
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
  const key = 'commands in server';
  const lastGuild = {
    get: () => stores.facts.get(key),
    set: (id: string | undefined) =>
      id === undefined ? stores.facts.remove(key) : stores.facts.set(key, id),
  };
  const options = { requests, applicationId, commands, lastGuild, ...(guildId ? { guildId } : {}) };
  try {
    const { ids, written } = await keepTrying(
      () => registerCommands(options),
      // In one server: the bot may be invited to it later.
      ({ name }) => name === 'later' || (guildId !== undefined && ['no access', 'gone'].includes(name)),
      (error, seconds) => log.warn({ error }, `commands not registered; trying again in ${seconds} s`),
    );
    for (const [name, id] of ids) commandIds.set(name, id);
    log.info({ written }, 'commands registered');
  } catch (error) {
    log.error({ error }, 'Discord does not take the commands');
  }
}

function reportAlert({ log }: BotParts, { name, ...details }: AlertEvent): void {
  if (name === 'error') log.error(details, 'alerts');
  else if (name === 'posted' || name === 'resumed') log.info(details, `alert ${name}`);
  else log.warn(details, `alert ${name}`);
}
