// What the bot is made of, and what has come of it when it runs.
import type { Alerts } from '../alerts/alerts.ts';
import type { Config } from '../config.ts';
import type { SourceState } from '../core/source-record.ts';
import type { FatalDiscordError } from '../discord/gateway.ts';
import type { Log } from '../ops/log.ts';
import type { HeldCatalogue } from '../store/catalogue.ts';
import type { OpenStore } from '../store/open-store.ts';

export type BotParts = {
  config: Config & { token: string };
  store: OpenStore;
  catalogue: HeldCatalogue;
  /** The catalogue is whole: nothing is planned before. Not given: it is. */
  ready?: Promise<void>;
  /** Where movies come from, and how old that is. */
  sourceStates(): readonly SourceState[];
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
  /** Resolves when Discord has the commands, or will not take them; where another process leads, at once. */
  registered: Promise<void>;
  /** Where it takes interactions over HTTP. */
  endpoint?: string;
  stop(): Promise<void>;
};
