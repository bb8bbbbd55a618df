// What is owed to channels and people, and when. Pure: the same movies, wishes and window give the same alerts.
import { placeOfChannel, placeOfUser, type Alert, type AlertInPost } from './alert.ts';
import { dueOn, reminderMinute, rememberingDueOn } from './due.ts';
import { follows, moviesById } from './followed.ts';
import type { Movie } from './movie.ts';
import { firstDay } from './release-date.ts';
import { homeRegion } from './releases-for.ts';
import type { Reminder, Subscription } from './subscription.ts';
import { exactDates, isKnownBefore, tellingDays, withEarly, type TellingDay } from './telling-days.ts';
import { dueOfChange, toldChanges, type News, type ToldChange, type ToldChanges } from './told-changes.ts';

const { Instant, PlainDate } = Temporal;

export type Wishes = {
  subscriptions: readonly Subscription[];
  reminders: readonly Reminder[];
  /** DEFAULT_TIME_ZONE: people are reminded at 09:00 on its clock. */
  timeZone: string;
  now: Temporal.Instant;
  /** What became of known dates, and what these places heard of them. */
  news?: News;
};

/** From `from`, up to but not including `until`. */
export type Window = { from: Temporal.Instant; until: Temporal.Instant };

/** What is owed within the window, by due, place, movie id, kind and date: each (place, movie, kind, date) once. */
export const plan = (movies: readonly Movie[], wishes: Wishes, window: Window): Alert[] =>
  planner(movies, window)(wishes);

/** The same for many wishes, a page at a time: movies are looked through once. */
export function planner(movies: readonly Movie[], window: Window): (wishes: Wishes) => Alert[] {
  const near = rememberingDaysWithin(movies, window);
  const byId = moviesById(movies);
  return (wishes) => {
    const world = { byId, window, changes: toldChanges(byId, wishes.news ?? noNews) };
    return inOrder([
      ...owedToChannels(near, wishes.subscriptions, window),
      ...changesToChannels(world, wishes.subscriptions),
      ...owedToPeople(world, wishes),
    ]);
  };
}

type Near = (wish: Pick<Subscription, 'movies' | 'region' | 'daysBefore'>) => readonly TellingDay[];

type World = {
  byId: ReadonlyMap<string, Movie>;
  changes: ToldChanges;
  window: Window;
};

/**
 * The next that a channel is owed, however far off, without what it was told already; of those of one instant a release
 * before what is days away. Undefined too while a person paused it, or when it is closed.
 */
export function nextAlert(
  movies: readonly Movie[],
  subscription: Subscription,
  now: Temporal.Instant,
  told: readonly AlertInPost[] = [],
): Alert | undefined {
  const owed = without(owedWithin(movies, [subscription], everythingAfter(now)), told);
  const [first] = inOrder(owed);
  const atOnce = owed.filter(({ due }) => first?.due.equals(due));
  return inOrder(atOnce.filter(({ kind }) => kind !== 'early'))[0] ?? first;
}

/** What was still owed before a change, and now is not: by what is asked for now, its time is over. In order. */
export function leftOut(
  movies: readonly Movie[],
  { before, after, told }: { before: Subscription; after: Subscription; told: readonly AlertInPost[] },
  now: Temporal.Instant,
): Alert[] {
  const farthest = { hours: 24 * (mostDaysBefore + 3) };
  const [from, until] = [now.subtract(farthest), now.add(farthest)];
  const passed = { from, until: now.add({ nanoseconds: 1 }) };
  const over = owedWithin(movies, [{ ...after, since: from }], passed);
  const owed = owedWithin(movies, [before], { from: passed.until, until });
  return inOrder(without(owed, told)).filter((alert) => over.some((one) => isSame(one, alert)));
}

/** The longest that an early alert comes before its day. */
const mostDaysBefore = 30;

const isSame = (a: AlertInPost, b: AlertInPost): boolean =>
  a.movieId === b.movieId && a.kind === b.kind && a.date === b.date;

const without = (alerts: readonly Alert[], told: readonly AlertInPost[]): Alert[] =>
  alerts.filter((alert) => !told.some((one) => isSame(one, alert)));

/** The earliest due after `wishes.now`: looked for in the next days first, since a plan of all that is to come is long. */
export function nextDue(movies: readonly Movie[], wishes: Wishes): Temporal.Instant | undefined {
  const { from, until } = everythingAfter(wishes.now);
  const soon = from.add({ hours: 24 * 7 });
  const first =
    plan(movies, wishes, { from, until: soon })[0] ?? plan(movies, wishes, { from: soon, until })[0];
  return first?.due;
}

// A release date has four digits for its year.
const everythingAfter = (now: Temporal.Instant): Window => ({
  from: now.add({ nanoseconds: 1 }),
  until: Temporal.Instant.from('+010000-02-01T00:00:00Z'),
});

const owedWithin = (
  movies: readonly Movie[],
  subscriptions: readonly Subscription[],
  window: Window,
): Alert[] => owedToChannels(rememberingDaysWithin(movies, window), subscriptions, window);

function owedToChannels(near: Near, subscriptions: readonly Subscription[], window: Window): Alert[] {
  const dueOn = rememberingDueOn();
  return subscriptions.filter(isOwed).flatMap((wish) => {
    const { channelId, minute, timeZone, since } = wish;
    const place = placeOfChannel(channelId);
    return near(wish).flatMap(({ movie, kind, date, on }): Alert[] => {
      const due = dueOn(on, minute, timeZone);
      const isOurs = isWithin(due, window) && isBefore(since, due) && isKnownBefore(movie, due);
      return isOurs ? [{ place, movieId: movie.id, kind, date, due }] : [];
    });
  });
}

function changesToChannels(
  { byId, changes, window }: World,
  subscriptions: readonly Subscription[],
): Alert[] {
  const dueOn = rememberingDueOn();
  return subscriptions.filter(isOwed).flatMap(({ channelId, minute, timeZone, since, movies, region }) => {
    const place = placeOfChannel(channelId);
    const dated = changes.dated(region).filter(({ learnedAt }) => isBefore(since, learnedAt));
    return [...changes.moved(place, region), ...dated].flatMap(({ learnedAt, ...told }): Alert[] => {
      const movie = byId.get(told.movieId);
      // Who was told of a day hears that it moved, though the movie may not be notable any more.
      const isHeard = told.kind === 'moved' && movies === 'notable';
      if (!movie || !(isHeard || follows(movies, movie))) return [];
      const due = dueOfChange({ ...told, learnedAt }, minute, timeZone, dueOn);
      return due && isWithin(due, window) && isBefore(since, due) ? [{ place, ...told, due }] : [];
    });
  });
}

const noNews: News = { changes: [], heard: [] };

const isOwed = ({ state }: Subscription): boolean => state.name === 'active' || state.name === 'no access';

function owedToPeople({ byId, changes, window }: World, wishes: Wishes): Alert[] {
  const seen = new Set<string>();
  return wishes.reminders.flatMap((reminder) => {
    const movie = byId.get(reminder.movieId);
    const place = placeOfUser(reminder.userId);
    // Two that were asked for may be one movie by now.
    if (!movie || seen.has(`${place} ${movie.id}`)) return [];
    seen.add(`${place} ${movie.id}`);
    const known = changes.moved(place, homeRegion).filter(({ movieId }) => movieId === movie.id);
    const moves = moved(known, wishes.timeZone);
    // Of a day that is told as moved to, that there is one goes with it: so it is not owed later by itself.
    const first = dated(movie, reminder, wishes).map((one) => ({
      ...one,
      due: moves.find(({ date }) => date === one.date)?.due ?? one.due,
    }));
    return [...moves, ...first, ...releases(movie, wishes.timeZone)]
      .filter(({ due }) => isWithin(due, window) && isBefore(reminder.since, due))
      .map((alert) => ({ place, ...alert }));
  });
}

type Told = Omit<Alert, 'place'>;

const releases = (movie: Movie, timeZone: string): Told[] =>
  exactDates(movie, homeRegion).map((date) => ({
    movieId: movie.id,
    kind: 'release',
    date,
    due: dueOn(firstDay(date), reminderMinute, timeZone),
  }));

const moved = (moves: readonly ToldChange[], timeZone: string): Told[] =>
  moves.flatMap(({ learnedAt, ...told }) => {
    const due = dueOfChange({ ...told, learnedAt }, reminderMinute, timeZone, dueOn);
    return due ? [{ ...told, due }] : [];
  });

/**
 * That an undated movie got its first day is told at 09:00, up to an hour later if it is learned then, and only
 * before the reminder of the day itself. The hour makes every planning around 09:00 give the same instant.
 */
function dated(movie: Movie, reminder: Reminder, { timeZone, now }: Wishes): Told[] {
  if (!reminder.undated) return [];
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  const first = dueOn(today, reminderMinute, timeZone);
  const isOver = !isBefore(now, first.add({ hours: 1 }));
  const due = isOver ? dueOn(today.add({ days: 1 }), reminderMinute, timeZone) : first;
  const dueOf = (date: string) => dueOn(firstDay(date), reminderMinute, timeZone);
  const date = exactDates(movie, homeRegion).find((day) => isBefore(reminder.since, dueOf(day)));
  return date !== undefined && isBefore(due, dueOf(date))
    ? [{ movieId: movie.id, kind: 'dated', date, due }]
    : [];
}

/**
 * The telling days near the window of what a channel follows, whatever its zone. Thousands of movies are looked through once for
 * each region, and once more for each way to follow them: never once a channel.
 */
function rememberingDaysWithin(movies: readonly Movie[], { from, until }: Window): Near {
  const first = from.toZonedDateTimeISO('UTC').toPlainDate().subtract({ days: 2 });
  const last = until.toZonedDateTimeISO('UTC').toPlainDate().add({ days: 2 });
  const ahead = remembering((region) =>
    movies.flatMap((movie) => tellingDays(movie, region, first.toString())),
  );
  const near = remembering((key) => {
    const [region = '', daysBefore, which] = key.split(' ');
    const days = withEarly(ahead(region), Number(daysBefore)).filter(
      ({ on }) => PlainDate.compare(first, on) <= 0 && PlainDate.compare(on, last) <= 0,
    );
    return which === 'notable' ? days.filter(({ movie }) => movie.notable) : days;
  });
  return ({ movies: wish, region, daysBefore }) => {
    const days = near(`${region} ${daysBefore} ${wish === 'notable' ? wish : 'all'}`);
    return typeof wish === 'string' ? days : days.filter(({ movie }) => follows(wish, movie));
  };
}

function remembering(find: (key: string) => readonly TellingDay[]): typeof find {
  const known = new Map<string, readonly TellingDay[]>();
  return (key) => {
    const found = known.get(key) ?? find(key);
    known.set(key, found);
    return found;
  };
}

/** By due, place, movie id, kind, date. Every due is a whole second. */
function inOrder(alerts: readonly Alert[]): Alert[] {
  const keyed = alerts.map((alert) => ({ alert, at: alert.due.epochMilliseconds }));
  keyed.sort(
    (a, b) =>
      a.at - b.at ||
      compareText(a.alert.place, b.alert.place) ||
      compareText(a.alert.movieId, b.alert.movieId) ||
      compareText(a.alert.kind, b.alert.kind) ||
      compareText(a.alert.date, b.alert.date),
  );
  return keyed.map(({ alert }) => alert);
}

const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

const isBefore = (a: Temporal.Instant, b: Temporal.Instant): boolean => Instant.compare(a, b) < 0;

const isWithin = (due: Temporal.Instant, { from, until }: Window): boolean =>
  !isBefore(due, from) && isBefore(due, until);
