// What alerts need of the rest of the house. bot.ts brings it.
import type { Alert, Place, Post } from '../core/alert.ts';
import type { Catalogue } from '../core/catalogue.ts';
import type { Reminder, Subscription, SubscriptionState } from '../core/subscription.ts';
import type { Message } from '../view/message.ts';

/** A post that is this process's to send until its lease ends. */
export type Claim = Post & {
  attempts: number;
  /** Since when, by Discord's clock, an earlier attempt may have been sent: the channel is read back first. */
  doubtSince?: number;
};

/** What became of a claimed post. `visibleAt`: when, in real time, it may be tried again. */
export type Settlement =
  | { state: 'sent'; messageId: string; channelId: string }
  | { state: 'failed'; reason: string }
  | { state: 'later'; visibleAt: number; reason: string; inDoubt: boolean };

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

/** The answers of Discord that alerts tell apart. */
export type Refusal =
  | { name: 'done already' }
  | { name: 'gone'; code: number }
  | { name: 'no access'; code: number }
  | { name: 'unreachable'; code: number }
  | { name: 'role gone' }
  | { name: 'bad body'; code: number }
  | { name: 'token refused' }
  | { name: 'later'; why: string; sureNotDone: boolean; afterMs?: number };

export type Outcome<T> = { name: 'ok'; value: T } | Refusal;

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
    setState(channelId: string, state: SubscriptionState): Promise<void>;
  };
  reminders: {
    of(userId: string): Promise<readonly Reminder[]>;
    all(): Promise<readonly Reminder[]>;
    remove(userId: string, movieId: string): Promise<unknown>;
  };
  people: {
    dmChannel(userId: string): Promise<string | undefined>;
    rememberDmChannel(userId: string, channelId: string): Promise<void>;
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
  | { name: 'failed'; post: string; place: Place; why: string }
  | { name: 'expired'; post: string; place: Place }
  | { name: 'paused'; place: Place; why: string }
  | { name: 'resumed'; place: Place }
  | { name: 'closed'; place: Place; why: string }
  | { name: 'token refused' }
  | { name: 'error'; error: unknown; what: string };
