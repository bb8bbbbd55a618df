// What channels and people have asked to be told.

export type Language = 'en' | 'ko';

/** Why nothing is sent for now: a person paused it, Discord refuses access, or Discord says the channel is gone. */
export type SubscriptionState =
  | { name: 'active' }
  | { name: 'paused'; since: Temporal.Instant }
  | { name: 'no access'; since: Temporal.Instant; reason: string }
  | { name: 'closed'; since: Temporal.Instant; reason: string };

/** A channel's wish to be told. A channel has one. */
export type Subscription = {
  channelId: string;
  guildId: string;
  movies: 'notable' | 'all' | readonly string[];
  /** ISO 3166: whose releases count. */
  region: string;
  roleId?: string;
  /** Minutes after midnight, 0 to 1439, on the wall clock of `timeZone`. */
  minute: number;
  /** An IANA name, fixed when the channel subscribed. */
  timeZone: string;
  /** 0: no early alert. */
  daysBefore: number;
  language: Language;
  /** Whether alerts are published to the followers of this announcement channel. False elsewhere. */
  publish: boolean;
  /** When it was made, or when what it asks for last changed: only what is due after this is owed. */
  since: Temporal.Instant;
  state: SubscriptionState;
};

/** A person's wish to be told of one movie by direct message. */
export type Reminder = {
  userId: string;
  movieId: string;
  language: Language;
  since: Temporal.Instant;
  /** The movie had no exact day then: the person is also told when it gets one. */
  undated: boolean;
};
