// What is owed, to which place, and the post that carries it.

/** Where something is told: a channel, or a person's direct messages. */
export type Place = `channel:${string}` | `user:${string}`;

/** early: days before; release: on the day; month: first day of a month of unknown day; dated: a movie without a day got one; moved: a release that the place was told of is on another day. */
export type AlertKind = 'early' | 'release' | 'month' | 'dated' | 'moved';

/** What a place is told of one movie. Owed once for each (place, movieId, kind, date). */
export type Alert = {
  place: Place;
  movieId: string;
  kind: AlertKind;
  /** The release date as the catalogue has it: 2023-02-17 or 2023-02. */
  date: string;
  /** The day on which a moved release had been told before. */
  was?: string;
  due: Temporal.Instant;
};

export type AlertInPost = Pick<Alert, 'movieId' | 'kind' | 'date' | 'was'>;

/** What is sent to one place at one due instant; its alerts are fixed when it is first claimed. */
export type Post = {
  /** At most 28 characters of [a-z0-9-], unique for ever. */
  id: string;
  place: Place;
  due: Temporal.Instant;
  /** In order of movie id, then kind. */
  alerts: readonly AlertInPost[];
};

/** A post is open from due until this long after; then it expires. */
export const openFor = Temporal.Duration.from({ hours: 12 });

/** Places in the order of their text: after one, up to and including another. Left out: from the first, to the last. */
export type PlaceRange = { after?: Place; upTo?: Place };

export const placeOfChannel = (channelId: string): Place => `channel:${channelId}`;
export const placeOfUser = (userId: string): Place => `user:${userId}`;
export const idOfPlace = (place: Place): string => place.slice(place.indexOf(':') + 1);

/** A post that is one process's to send until its lease ends. */
export type Claim = Post & {
  /** Which attempt this is, from 1: only the newest may settle. */
  attempts: number;
  /** Since when, by Discord's clock, an earlier attempt may have been sent: the channel is read back first. */
  doubtSince?: number;
};

/**
 * What became of a claimed post. `publishUntil`: followers are to get it too, until then; `untold`: its alerts that the message
 * left out; `visibleAt`: when it may be tried again; `inDoubt`: it may have been sent. Times are real, in milliseconds.
 */
export type Settlement =
  | {
      state: 'sent';
      messageId: string;
      channelId: string;
      publishUntil?: number;
      untold?: readonly AlertInPost[];
    }
  | { state: 'failed' | 'withdrawn'; reason: string }
  | { state: 'later'; visibleAt: number; reason: string; inDoubt: boolean };
