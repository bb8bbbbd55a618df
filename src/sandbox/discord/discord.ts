// A Discord of one's own on 127.0.0.1: REST and gateway for a bot, keyboards for people, and faults on request.
import type { AddressInfo } from 'node:net';
import { applicationRoutes } from './application-routes.ts';
import { channelRoutes } from './channel-routes.ts';
import { commandRoutes } from './command-routes.ts';
import { faultList, type Fault } from './faults.ts';
import { followUpRoutes } from './follow-up-routes.ts';
import { gateway } from './gateway.ts';
import { restServer, type Beside, type BesideSocket, type Served } from './http.ts';
import { interactionRoutes } from './interaction-routes.ts';
import { person, type Person } from './person.ts';
import { probe, publicKeyOf } from './posting.ts';
import type { Breach, GatewayEvent, Loss, State, Times } from './state.ts';
import type { World } from './world.ts';

export type { Answer, Form } from './answer.ts';
export type { Fault } from './faults.ts';
export type { Served } from './http.ts';
export type { Message } from './message.ts';
export type { Person } from './person.ts';
export type { Breach, GatewayEvent, Loss } from './state.ts';
export type { World } from './world.ts';

export type LocalDiscord = {
  /** The base of its REST API without version: http://127.0.0.1:PORT/api */
  url: string;
  /** The bot's token. */
  token: string;
  /** The application's, with which a bot's endpoint knows this Discord. */
  publicKey: string;
  /**
   * Where the bot takes interactions over HTTP from now on: one address, or several that are taken in turn as a load
   * balancer does; none: over the gateway. Throws where one does not answer as it has to.
   */
  setEndpoint(urls: readonly string[]): Promise<void>;
  world: World;
  breaches: Breach[];
  losses: Loss[];
  /** The newest last, at most 20,000. */
  requests: Served[];
  /** Of the gateway, the newest last, at most 20,000. */
  events: GatewayEvent[];
  /** Someone at a keyboard in a channel. */
  as(userId: string, options: { channelId: string; locale?: string }): Person;
  fail(fault: Fault): void;
  heal(): void;
  /** What is to fail, now. */
  faults(): Fault[];
  /** Forgets what was asked and what went wrong so far. */
  forget(): void;
  /** Resolves when a bot is connected and was told READY; at once when one is. */
  connected(): Promise<void>;
  /** Closes the gateway's connections; 4000, which lets a bot resume, unless told otherwise. */
  disconnectGateway(code?: number): void;
  close(): Promise<void>;
};

export type LocalDiscordOptions = {
  /** 0: any that is free. */
  port?: number;
  /** Discord's clock: for ids, timestamps and the Date header. Limits, tokens and the nonce window run on real time. */
  calendar: () => Temporal.Instant;
  world: World;
  /** Called after each change and before it is acknowledged. */
  changed?: () => void;
  times?: Partial<Times>;
  /** From 0 to 1, for faults that are left to chance. */
  random?: () => number;
  /** Lifts the rate limits, for measurements. */
  withoutLimits?: boolean;
  beside?: Beside;
  besideSocket?: BesideSocket;
  /** Called after each request, with it, and after each gateway event. */
  watched?: (served?: Served) => void;
};

const discordTimes: Times = { firstAnswer: 3000, token: 15 * 60_000, nonceWindow: 3 * 60_000 };
const routes = [
  ...applicationRoutes,
  ...channelRoutes,
  ...commandRoutes,
  ...interactionRoutes,
  ...followUpRoutes,
];
const mostRemembered = 20_000;

/** Throws what listening throws, such as EADDRINUSE. */
export async function startLocalDiscord(options: LocalDiscordOptions): Promise<LocalDiscord> {
  const state = newState(options);
  const faults = faultList(options.random);
  const { beside, besideSocket, watched = () => {}, withoutLimits = false } = options;
  const { all: requests, add: served } = remembered<Served>((one) => watched(one));
  const { all: events, add: saw } = remembered<GatewayEvent>(() => watched());
  state.saw = saw;
  const http = restServer({ state, routes, faults, withoutLimits, served, ...(beside ? { beside } : {}) });
  const doors = gateway(http, state, faults, besideSocket);
  state.dispatch = doors.dispatch;
  state.url = `http://127.0.0.1:${await listening(http, options.port ?? 0)}/api`;

  return {
    url: state.url,
    token: state.world.token,
    publicKey: publicKeyOf(state.world),
    async setEndpoint(urls) {
      for (const url of urls) await probe(state, url);
      state.endpoints = urls;
    },
    world: state.world,
    breaches: state.breaches,
    losses: state.losses,
    requests,
    events,
    as: (userId, where) => keyboard(state, userId, where),
    fail: faults.add,
    heal: faults.heal,
    faults: faults.active,
    forget() {
      for (const list of [requests, events, state.breaches, state.losses]) list.length = 0;
    },
    connected: doors.connected,
    disconnectGateway: doors.disconnect,
    async close() {
      for (const tell of state.watchers.values()) tell({ kind: 'closed' });
      doors.close();
      const closed = new Promise((resolve) => void http.close(resolve));
      http.closeAllConnections();
      await closed;
    },
  };
}

function remembered<T>(watched: (one: T) => void): { all: T[]; add: (one: T) => void } {
  const all: T[] = [];
  const add = (one: T): void => {
    all.push(one);
    if (all.length > mostRemembered) all.shift();
    watched(one);
  };
  return { all, add };
}

function newState({ world, calendar, times, changed }: LocalDiscordOptions): State {
  return {
    world,
    calendar,
    times: { ...discordTimes, ...times },
    url: '',
    breaches: [],
    losses: [],
    watchers: new Map(),
    dispatch: () => {},
    changed: changed ?? (() => {}),
    endpoints: [],
    noncesSweptAt: Date.now(),
    saw: () => {},
  };
}

function keyboard(state: State, userId: string, where: { channelId: string; locale?: string }): Person {
  const someone = state.world.people[userId];
  const channel = state.world.channels[where.channelId];
  if (!someone) throw new Error(`there is no person ${userId}`);
  if (!channel) throw new Error(`there is no channel ${where.channelId}`);
  return person({ state, userId, channel, locale: where.locale ?? someone.locale });
}

function listening(http: ReturnType<typeof restServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, '127.0.0.1', () => {
      http.off('error', reject);
      resolve((http.address() as AddressInfo).port);
    });
  });
}
