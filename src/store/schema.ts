// The tables. Snowflakes are text, instants are milliseconds since 1970, yes and no are 1 and 0.
import type { AlertKind, Place } from '../core/alert.ts';
import type { Language, SubscriptionState } from '../core/subscription.ts';

/** due: waits for its instant or its next attempt; claimed: being sent, or its process died; all others are final. */
export type PostState = 'due' | 'claimed' | 'sent' | 'failed' | 'expired' | 'withdrawn';

type SubscriptionRow = {
  channel_id: string;
  guild_id: string;
  /** A JSON list of movie ids; null: all movies. */
  movies: string | null;
  role_id: string | null;
  minute: number;
  time_zone: string;
  days_before: number;
  language: Language;
  since: number;
  state: SubscriptionState['name'];
  state_since: number | null;
  state_reason: string | null;
};

type ReminderRow = { user_id: string; movie_id: string; language: Language; since: number; undated: number };
type PersonRow = { user_id: string; dm_channel_id: string };
type RefusalRow = { user_id: string; movie_id: string; refused_at: number };
type FactRow = { key: string; value: string };

type PostRow = {
  id: string;
  place: Place;
  due: number;
  /** 0, and more where alerts came after an earlier post of the same place and instant was claimed. */
  part: number;
  state: PostState;
  /** From when, in real time, it may be claimed; null: it is over. */
  visible_at: number | null;
  attempts: number;
  /** From when, by Discord's clock, it may have been sent without an answer. */
  doubt_since: number | null;
  channel_id: string | null;
  message_id: string | null;
  reason: string | null;
};

type AlertRow = { place: Place; movie_id: string; kind: AlertKind; date: string; post_id: string };

export type Tables = {
  subscription: SubscriptionRow;
  reminder: ReminderRow;
  person: PersonRow;
  refusal: RefusalRow;
  fact: FactRow;
  post: PostRow;
  alert: AlertRow;
};
