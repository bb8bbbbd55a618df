// The tables. Snowflakes are text, instants are milliseconds since 1970, yes and no are 1 and 0.
import type { AlertKind, Place } from '../core/alert.ts';
import type { Language, SubscriptionState } from '../core/subscription.ts';

/** due: waits for its instant or its next attempt; claimed: being sent, or its process died; all others are final. */
export type PostState = 'due' | 'claimed' | 'sent' | 'failed' | 'expired' | 'withdrawn';

type SubscriptionRow = {
  channel_id: string;
  guild_id: string;
  /** A JSON list of movie ids, or "notable" as JSON; null: all movies. */
  movies: string | null;
  region: string;
  role_id: string | null;
  minute: number;
  time_zone: string;
  days_before: number;
  language: Language;
  /** 1: what is posted in an announcement channel is published to its followers. */
  publish: number;
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

/** `was`: the day from which a release moved to `date`, else null. */
type AlertRow = {
  place: Place;
  movie_id: string;
  kind: AlertKind;
  date: string;
  was: string | null;
  post_id: string;
};

/** The release dates of a movie in a region by which was last planned: a JSON list. */
type KnownMovieRow = { region: string; movie_id: string; dates: string };

/** A movie's release in a region was on `was` (empty: on no day yet) and is on `date` since `learned_at`, by the calendar. */
type DateChangeRow = { region: string; movie_id: string; was: string; date: string; learned_at: number };

/** What is still to be done with the message of a post that was sent. `visible_at` as a post's; given up at `until`, both in real time. */
type ErrandRow = {
  post_id: string;
  kind: 'publish' | 'edit';
  visible_at: number;
  until: number;
  attempts: number;
};

/** The bot did not run, by the calendar. */
type OffPeriodRow = { from_at: number; until_at: number };

/** How many requests started in a ninth of a second of real time. */
type PaceSliceRow = { slice: number; used: number };

/** What a source says of a movie, as JSON; the round of asking that gave it last; since when, in real time, it is not given. */
type SourceMovieRow = {
  id: string;
  source: string;
  round: number;
  missing_since: number | null;
  movie: string;
};

/**
 * `next`: where to go on, as the source wrote it. `due_at`: when it is asked next, in real time. `as_of`: the day of the last
 * round that went through. `filled`: 1 when all that it holds was given once.
 */
type SourceStateRow = {
  source: string;
  next: string | null;
  round: number;
  due_at: number;
  failures: number;
  last_error: string | null;
  as_of: string | null;
  filled: number;
};

/** Which movie a source's record became, for ever; since when it is known, by the calendar. */
type MovieIdRow = { record: string; movie_id: string; since: number };

export type Tables = {
  subscription: SubscriptionRow;
  reminder: ReminderRow;
  person: PersonRow;
  refusal: RefusalRow;
  fact: FactRow;
  post: PostRow;
  alert: AlertRow;
  known_movie: KnownMovieRow;
  date_change: DateChangeRow;
  errand: ErrandRow;
  off_period: OffPeriodRow;
  pace_slice: PaceSliceRow;
  source_movie: SourceMovieRow;
  source_state: SourceStateRow;
  movie_id: MovieIdRow;
};
