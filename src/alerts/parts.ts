// What alerts need of the rest of the house. bot.ts brings it.
import type { Alert, AlertInPost, Claim, Place, PlaceRange, Post, Settlement } from '../core/alert.ts';
import type { Catalogue } from '../core/catalogue.ts';
import type { CatalogueNews, DateChange, Known } from '../core/date-change.ts';
import type { Outcome } from '../core/outcome.ts';
import type { Reminder, Subscription } from '../core/subscription.ts';
import type { Heard } from '../core/told-changes.ts';
import type { Message } from '../view/message.ts';

export type Ledger = {
  /** `within`: only these places are looked at. `stands`: whether what an alert says to a place is still in the catalogue. */
  reconcile(
    owed: readonly Alert[],
    at: {
      now: Temporal.Instant;
      within: PlaceRange | Place;
      stands: (alert: AlertInPost, place: Place) => boolean;
    },
  ): Promise<void>;
  claim(at: {
    now: Temporal.Instant;
    real: number;
    leaseMs: number;
    discordNow: number;
    most: number;
  }): Promise<Claim[]>;
  /** In one go. False for a claim that was not this process's any more. */
  settle(settled: readonly { claim: Claim; settlement: Settlement }[]): Promise<readonly boolean[]>;
  /** At most so many. */
  expire(now: Temporal.Instant, most: number): Promise<readonly Post[]>;
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
  edit(channelId: string, messageId: string, message: Message): Promise<Outcome<unknown>>;
  publish(channelId: string, messageId: string): Promise<Outcome<unknown>>;
};

/** What is still to be done with the message of a post that was sent; until then, in milliseconds of real time. */
export type Errand = {
  kind: 'publish' | 'edit';
  post: Post;
  channelId: string;
  messageId: string;
  attempts: number;
  until: number;
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
    page(after: string | undefined, most: number): Promise<readonly Subscription[]>;
    /** By whose dates channels go, besides the home region's. */
    otherRegions(): Promise<readonly string[]>;
    /** Makes of a subscription, as it then stands, what `change` gives. */
    change(
      channelId: string,
      change: (current: Subscription | undefined) => Subscription | undefined,
    ): Promise<unknown>;
  };
  reminders: {
    of(userId: string): Promise<readonly Reminder[]>;
    page(after: string | undefined, mostPeople: number): Promise<readonly Reminder[]>;
    remove(userId: string, movieId: string): Promise<unknown>;
  };
  changes: {
    /** By region. */
    known(): Promise<ReadonlyMap<string, Known>>;
    changes(): Promise<readonly DateChange[]>;
    record(
      news: readonly CatalogueNews[],
      changes: readonly DateChange[],
      at: { now: Temporal.Instant; real: number; until: number },
    ): Promise<void>;
    heard(changes: readonly DateChange[], range: PlaceRange | Place): Promise<readonly Heard[]>;
  };
  people: {
    dmChannel(userId: string): Promise<string | undefined>;
    rememberDmChannel(userId: string, channelId: string): Promise<void>;
    forgetDmChannel(userId: string): Promise<void>;
    refused(userId: string, at: Temporal.Instant, movieIds: readonly string[]): Promise<void>;
  };
  errands: {
    claim(at: { real: number; leaseMs: number; most: number }): Promise<readonly Errand[]>;
    done(errand: Errand): Promise<void>;
    later(errand: Errand, visibleAt: number): Promise<void>;
    askForEdit(postId: string, at: { real: number; until: number }): Promise<void>;
  };
  pings: {
    /** Whether another post of that place, due in these instants, was sent or may have been sent before this. */
    isSecond(claim: Claim, day: { from: Temporal.Instant; until: Temporal.Instant }): Promise<boolean>;
  };
  offPeriods: {
    /** To be called each minute by the one process that plans. */
    noteRunning(now: Temporal.Instant): Promise<void>;
  };
  facts: { get(key: string): Promise<string | undefined>; set(key: string, value: string): Promise<void> };
  ledger: Ledger;
  sender: Sender;
  clocks: Clocks;
  /** DEFAULT_TIME_ZONE: the clock of reminders. */
  timeZone: string;
  /** Whether other processes may be at work on the same database. */
  shared: boolean;
  /** Of all processes one plans, and ends what was not sent in time. */
  isLeading(): boolean;
  /** Told of what an operator should see. */
  report(event: AlertEvent): void;
};

export type AlertEvent =
  | { name: 'posted'; post: string; place: Place; lateSeconds: number }
  | { name: 'put off'; post: string; place: Place; why: string; seconds: number }
  | { name: 'failed' | 'withdrawn'; post: string; place: Place; why: string }
  | { name: 'expired'; post: string; place: Place }
  | { name: 'paused'; place: Place; why: string }
  | { name: 'resumed'; place: Place }
  | { name: 'closed'; place: Place; why: string }
  | { name: 'held'; why: string; seconds: number }
  | { name: 'released' }
  | { name: 'published' | 'edited'; post: string; place: Place }
  | { name: 'given up'; errand: Errand['kind']; post: string; place: Place; why: string }
  | { name: 'error'; error: unknown; what: string; post?: string };
