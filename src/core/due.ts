// When a wall clock somewhere shows a time of day.

/** The hour at which people are reminded: 09:00, in minutes after midnight. */
export const reminderMinute = 9 * 60;

/**
 * The instant at which the clock of `timeZone` shows `minute` on a day. A time that a change of the clock skips is
 * shifted on by the length of the gap, and of one that comes twice it is the first (Temporal's "compatible").
 */
export function dueOn(day: Temporal.PlainDate, minute: number, timeZone: string): Temporal.Instant {
  const plainTime = new Temporal.PlainTime(Math.floor(minute / 60), minute % 60);
  return day.toZonedDateTime({ timeZone, plainTime }).toInstant();
}

/** `dueOn` that remembers: ten thousand channels of one zone ask for the same few instants. */
export function rememberingDueOn(): typeof dueOn {
  const known = new Map<string, Temporal.Instant>();
  return (day, minute, timeZone) => {
    const key = `${day.toString()} ${minute} ${timeZone}`;
    const due = known.get(key) ?? dueOn(day, minute, timeZone);
    known.set(key, due);
    return due;
  };
}
