import { dates } from './dates.ts';

const counted = (count: number) => (count === 1 ? '1 reminder' : `${count} reminders`);

// Titles arrive here already formatted by movies.title.
export const reminders = {
  remindMe: '🔔 Remind me',
  tellMeWhenDated: '🔔 Tell me when there is one',
  onDay: (title: string, date: string, minute: number, timeZone: string): string =>
    `🔔 I'll send you a direct message about ${title} on **${dates.day(date)}** at ${dates.clockIn(minute, timeZone)}.`,
  whenDated: (title: string, minute: number, timeZone: string): string =>
    `🔔 I'll send you a direct message when a date is announced for ${title}, and again on that day at ${dates.clockIn(minute, timeZone)}.`,
  noFestivals: 'Festival screenings are not reminded of.',
  already: (title: string): string => `You already have a reminder for ${title}. Nothing changed.`,
  past: (title: string, date: string): string =>
    `The date of ${title} is past: ${dates.plain(date)}. Nothing was saved.`,
  hourPassed: (title: string, minute: number, timeZone: string): string =>
    `The date of ${title} is today, and today's reminders went out at ${dates.clockIn(minute, timeZone)}. Nothing was saved.`,
  full: (most: number): string =>
    `You have ${counted(most)}, the most I keep for one person. Remove one below and try again.`,
  heading: (count: number): string => `🔔 **Your reminders** (${count})`,
  how: (minute: number, timeZone: string): string =>
    `They come by direct message at ${dates.clockIn(minute, timeZone)}.`,
  none: 'You have no reminders. Press 🔔 on a movie, or type /remind with a title.',
  lineOnDay: (date: string): string => dates.day(date),
  lineToday: 'today',
  lineWhenDated: 'when a date is announced',
  linePast: 'its date is past',
  lineGone: 'no longer in the catalogue',
  remove: 'Remove',
  removeOne: 'Remove a reminder',
  removed: (title: string): string => `Your reminder for ${title} is removed.`,
  notThere: (title: string): string => `You have no reminder for ${title}.`,
  refused: (title: string): string =>
    `I couldn't send you the direct message about ${title}: Discord refused it. To get the next one, allow direct messages from a server that we share.`,
};
