// What a post says by itself, as a phone shows it: title, what happens, the date; and if it is late, since when.
import type { AlertInPost } from '../core/alert.ts';
import type { Movie, Release } from '../core/movie.ts';
import type { Say } from '../text/index.ts';
import { plainWithin } from './message.ts';

/** An alert with its movie; no release: the date has gone from the catalogue since. */
export type Named = {
  alert: AlertInPost;
  movie: Movie;
  release?: Release;
  /** What was said does not hold: the date that stands now, if any does. */
  instead?: { date?: string };
};

/** So many movies are named by title, and have a line of their own below. */
export const mostNamed = 10;
/** Of more than these only the first few are named: the others stand in the list below. */
const mostNotBraked = 20;
const namedOfVeryMany = 3;

type When = { say: Say; now: Temporal.Instant; timeZone: string; offline?: boolean };

export function contentOf(named: readonly Named[], due: Temporal.Instant, when: When): string {
  const { say, now, timeZone, offline = false } = when;
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  const [first = '', ...others] = linesThatFit(named, today, say);
  const hours = Math.floor(now.since(due).total('hours'));
  if (hours < 1) return [first, ...others].join('\n');
  const clock = due.toZonedDateTimeISO(timeZone);
  const wasDue = say.posts.wasDue(say.dates.clockIn(clock.hour * 60 + clock.minute, timeZone), offline);
  return [`${first}${say.posts.hoursLate(hours)}`, ...others, wasDue].join('\n');
}

/** Room for the lateness, a reminder's or test's opening and a role's mention is left of Discord's 2,000 characters. */
const mostInLines = 1600;

function linesThatFit(named: readonly Named[], today: Temporal.PlainDate, say: Say): string[] {
  const tries = [200, 80, 40, 20].map((longest) => linesOf(named, today, say, longest));
  return tries.find((lines) => lines.join('\n').length <= mostInLines) ?? tries.at(-1) ?? [];
}

/** A line for each kind and date of which a movie is named; the rest is counted behind its like, or on a last line. */
function linesOf(named: readonly Named[], today: Temporal.PlainDate, say: Say, longest: number): string[] {
  const most = named.length > mostNotBraked ? namedOfVeryMany : mostNamed;
  const groups = Map.groupBy(named.slice(0, most), likeness);
  const rest = named.slice(most).map(likeness);
  const lines = [...groups].map(([like, members]) =>
    lineOf(members, rest.filter((one) => one === like).length, today, say, longest),
  );
  const others = rest.filter((like) => !groups.has(like)).length;
  const all = others > 0 ? [...lines, say.posts.others(others)] : lines;
  return most < mostNamed && all.length > 1 ? [say.posts.many(named.length), ...all] : all;
}

const inCinemas = ({ release }: Named): boolean => release?.type === 'theatrical';

function likeness(one: Named): string {
  const { kind, date, was = '' } = one.alert;
  const instead = one.instead ? `instead ${one.instead.date ?? ''}` : '';
  return [kind, date, was, inCinemas(one), instead].join();
}

function lineOf(
  members: readonly Named[],
  more: number,
  today: Temporal.PlainDate,
  say: Say,
  longest: number,
): string {
  const [head] = members;
  if (!head) return '';
  const { kind, date, was } = head.alert;
  const titles = members.map(({ movie }) => plainWithin(say.posts.title(movie), longest));
  const days = date.length > 7 ? today.until(date).days : 0;
  const cinema = inCinemas(head);
  const line = say.posts[kind]({ titles, more, date, days, cinema, ...(was !== undefined && { was }) });
  return head.instead ? say.posts.instead(line, head.instead.date) : line;
}
