// What alerts need of the rest of the house. bot.ts brings it.
import type { Alert, Claim, Place, Post, Settlement } from '../core/alert.ts';
import type { Catalogue } from '../core/catalogue.ts';
import type { Outcome } from '../core/outcome.ts';
import type { Reminder, Subscription } from '../core/subscription.ts';
import type { Message } from '../view/message.ts';

export type Ledger = {
  reconcile(owed: readonly Alert[], at: { now: Temporal.Instant; place?: Place }): Promise<void>;
  claim(at: {
    now: Temporal.Instant;
    real: number;
    leaseMs: number;
    discordNow: number;
    most: number;
  }): Promise<Claim[]>;
  settle(claim: Claim, settlement: Settlement): Promise<boolean>;
  expire(now: Temporal.Instant): Promise<readonly Post[]>;
  /** Lets posts be tried at once that a process before this one claimed or put off. */
  reopen(): Promise<void>;
};

export type Sender = {
  send(channelId: string, message: Message, nonce: string): Promise<Outcome<{ messageId: string }>>;
  find(
    channelId: string,
    since: number,
    isIt: (message: { components?: readonly unknown[] }) => boolean,
  ): Promise<Outcome<{ messageId?: string }>>;
  openDirectMessages(userId: string): Promise<Outcome<{ channelId: string }>>;
};

export type Clocks = {
  /** The calendar's: for planning, due, expiry and words. */
  calendar(): Temporal.Instant;
  /** Real time in milliseconds, for leases and backoff. It never steps while the process runs. */
  real(): number;
  /** Discord's clock, in milliseconds since 1970. */
  discord(): number;
  /** When this process began, by the calendar: what fell due before found the bot off. */
  startedAt: Temporal.Instant;
};

export type AlertParts = {
  catalogue(): Catalogue;
  subscriptions: {
    get(channelId: string): Promise<Subscription | undefined>;
    all(): Promise<readonly Subscription[]>;
    /** Makes of a subscription, as it then stands, what `change` gives. */
    change(
      channelId: string,
      change: (current: Subscription | undefined) => Subscription | undefined,
    ): Promise<unknown>;
  };
  reminders: {
    of(userId: string): Promise<readonly Reminder[]>;
    all(): Promise<readonly Reminder[]>;
    remove(userId: string, movieId: string): Promise<unknown>;
  };
  people: {
    dmChannel(userId: string): Promise<string | undefined>;
    rememberDmChannel(userId: string, channelId: string): Promise<void>;
    forgetDmChannel(userId: string): Promise<void>;
    refused(userId: string, at: Temporal.Instant, movieIds: readonly string[]): Promise<void>;
  };
  facts: { get(key: string): Promise<string | undefined>; set(key: string, value: string): Promise<void> };
  ledger: Ledger;
  sender: Sender;
  clocks: Clocks;
  /** DEFAULT_TIME_ZONE: the clock of reminders. */
  timeZone: string;
  /** Told of what an operator should see. */
  report(event: AlertEvent): void;
};

export type AlertEvent =
  | { name: 'posted'; post: string; place: Place; lateMinutes: number }
  | { name: 'put off'; post: string; place: Place; why: string; seconds: number }
  | { name: 'failed' | 'withdrawn'; post: string; place: Place; why: string }
  | { name: 'expired'; post: string; place: Place }
  | { name: 'paused'; place: Place; why: string }
  | { name: 'resumed'; place: Place }
  | { name: 'closed'; place: Place; why: string }
  | { name: 'error'; error: unknown; what: string };
