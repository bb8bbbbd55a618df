import { dates } from './dates.ts';

export const help = {
  what: '**Gaebong** looks up Korean movies, shows what comes when, and tells a channel or you on release day.',
  version: (version: string): string => `Gaebong ${version}`,
  catalogue: (count: number, asOf?: string): string =>
    `${count === 1 ? '1 movie' : `${count} movies`}${asOf ? `, as of ${dates.plainDay(asOf)}` : ''}`,
  sources: (names: string): string => `Sources: ${names}`,
  privacy: [
    '**Privacy** · Of you I keep your reminders and your Discord id with them; of a server, its alerts.',
    'I receive no messages, only commands and button presses; I look into a channel only to find a post of my own.',
    'Removing a reminder or an alert deletes it; what was sent stays noted, so that it is not sent twice. Whoever runs this bot holds the data.',
  ],
};
