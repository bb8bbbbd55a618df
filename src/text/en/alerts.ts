import { dates } from './dates.ts';

/** What a channel follows, ready to be said: channel and role as mentions, titles escaped. */
export type Wished = {
  channel: string;
  movies: Titles | 'notable' | 'all';
  /** Whose dates count; undefined: the home region's. */
  region?: string;
  minute: number;
  timeZone: string;
  daysBefore: number;
  role?: string;
  language: 'en' | 'ko';
  /** Whether its channel's followers get what is posted. */
  publish: boolean;
};

/** The permissions that matter to alerts, as Discord names them in each language. */
export type PermissionName = 'view' | 'send' | 'sendInThreads' | 'embed' | 'mention';

const permissions: Record<PermissionName, string> = {
  view: 'View Channel',
  send: 'Send Messages',
  sendInThreads: 'Send Messages in Threads',
  embed: 'Embed Links',
  mention: 'Mention @everyone, @here, and All Roles',
};

const languages = { en: 'English', ko: 'Korean' };
const days = (count: number) => (count === 1 ? '1 day' : `${count} days`);
const counted = (count: number, what: string) => (count > 0 ? [`${count} ${what}`] : []);

/** Titles, escaped; `more` counts those that are not named. */
export type Titles = { titles: readonly string[]; more: number };

function named({ titles, more }: Titles): string {
  const bold = titles.map((title) => `**${title}**`).join(', ');
  return more > 0 ? `${bold} and ${more} more` : bold;
}

const kinds = { notable: 'notable movies', all: 'all movies' };
const followed = ({ movies }: Wished): string => (typeof movies === 'string' ? kinds[movies] : named(movies));

function when({ minute, timeZone, daysBefore }: Wished): string {
  const clock = `on release day at **${dates.clockIn(minute, timeZone)}**`;
  return daysBefore > 0 ? `${clock}, and ${days(daysBefore)} before` : clock;
}

const nothingSaved = 'Nothing was saved.';

export const alerts = {
  languages,
  choices: { en: 'English', ko: 'Korean · 한국어' },
  publishChoices: { yes: 'Yes', no: 'No' },
  whichChoices: { notable: 'Notable movies', all: 'All movies' },
  wished: (wished: Wished): string =>
    [
      `${followed(wished)} · ${when(wished)}`,
      wished.role ? `pings ${wished.role}` : 'pings nobody',
      `in ${languages[wished.language]}`,
      ...(wished.region ? [`release dates: ${wished.region}`] : []),
      ...(wished.publish ? ['published to followers'] : []),
    ].join(' · '),

  // ── Subscribing ──
  confirmed: (wished: Wished): string => `🎬 Movie alerts come to ${wished.channel}: ${followed(wished)}`,
  /** `list`: the command that shows them. */
  confirmedAbout: (wished: Wished, list: string): string =>
    `Posted ${when(wished)}.${wished.region ? ` Release dates: ${wished.region}.` : ''} Server managers see and change this with ${list}.`,
  saved: (channel: string): string => `✅ Saved for ${channel}`,
  resumed: (channel: string): string =>
    `▶️ ${channel} is told again from now on. What fell due while it was paused is not posted.`,
  unchanged: (channel: string): string => `Nothing to change: ${channel} is subscribed like this already.`,
  alreadyIncluded: (title: string, which: 'notable' | 'all'): string =>
    `**${title}** is already included: this channel follows ${kinds[which]}. [Change] makes it a list.`,
  /** `subscribe`: the command with which all movies can be chosen. */
  notNotable: (title: string, subscribe: string): string =>
    `This channel follows notable movies, and **${title}** is not one of them. ${subscribe} with “which” can make it all movies, [Change] a list.`,
  followAll: 'Follow all movies',
  alreadyListed: (title: string): string => `**${title}** is already on this channel's list.`,
  /** `at`: a timestamp that Discord shows on the reader's clock. `early`: it comes so many days before its date. */
  next: (title: string, at: string, early?: { days: number; date: string }): string =>
    early
      ? `Next alert: **${title}**, ${days(early.days)} before (${dates.shortDay(early.date)}) · ${at}`
      : `Next alert: **${title}** · ${at}`,
  noNext:
    'Next alert: none yet. No movie it follows has a date to come; once one has, it is told on release day.',
  /** A change put its hour into the past. */
  leftOut: (titles: Titles): string => `Today's alert of ${named(titles)} is left out: its hour is over.`,
  earlyLeftOut: (titles: Titles): string =>
    `The early alert of ${named(titles)} is left out: its hour is over.`,
  cannotPublish: (channel: string): string =>
    `${channel} is no announcement channel, so nobody follows it: alerts are posted there without being published.`,
  change: 'Change',
  sendTest: 'Send a test',
  tryAgain: 'Try again',
  /** There is no room for a button that asks the same again. */
  typeAgain: (subscribe: string): string => `Then type ${subscribe} again.`,
  withoutPing: 'Subscribe without a ping',

  // ── Why not ──
  nothingSaved,
  badTime: (typed: string): string =>
    `“${typed}” is no time that I can read. These work: 9, 9pm, 21:30, noon.`,
  badTimeZone: (typed: string): string =>
    `“${typed}” is no time zone that I know. These work: Seoul, KST, New York, Europe/Paris.`,
  badRegion: (typed: string): string =>
    `“${typed}” is no country or region that I know. These work: South Korea, KR, United States, Japan.`,
  movieOrWhich: 'Name a movie, or choose which movies to follow: not both at once.',
  badDays: (typed: string): string => `“${typed}” is no number of days from 0 to 30.`,
  noMovie: (typed: string, nearest: readonly string[]): string =>
    `No Korean movie found for “${typed}”.${nearest.length > 0 ? ` The nearest: ${nearest.join(', ')}.` : ''}`,
  listFull: (most: number, list: string): string =>
    `A list holds at most ${most} movies. Take some off it with ${list} → Edit, or follow all movies there.`,
  everyone: '@everyone is never pinged by alerts. Choose a role that people can join, or none.',
  notPingable: (role: string): string =>
    `I can't ping ${role}. Server Settings → Roles → that role → “Allow anyone to @mention this role”, or allow me **${permissions.mention}** in the channel.`,
  wrongPlace: (channel: string): string =>
    `Alerts can't be posted in ${channel}: it is no place for plain messages. Choose a text channel, an announcement channel or a thread.`,
  notAMember:
    'I am not a member of this server, so I can post nowhere in it. Invite me again with my invite link.',
  callerMayNot: (channel: string): string =>
    `You may not post in ${channel} yourself. Choose another channel, or ask someone who may.`,
  missing: (channel: string, names: readonly PermissionName[], inThread: boolean): string =>
    `I can't post in ${channel}. Missing there: ${names.map((name) => `**${permissions[name]}**`).join(', ')}. ${inThread ? "Edit the thread's channel" : 'Edit Channel'} → Permissions → add Gaebong → allow it.`,
  refusals: {
    'channel gone': (channel: string): string => `Discord says that ${channel} does not exist any more.`,
    'no access': (channel: string): string =>
      `Discord does not let me post in ${channel}. Edit Channel → Permissions → add Gaebong → allow **${permissions.view}**, **${permissions.send}** and **${permissions.embed}**. In a thread it is **${permissions.sendInThreads}**, and the thread must not be locked.`,
    refused: (channel: string): string => `Discord did not take my message in ${channel}.`,
    'no answer': (channel: string): string =>
      `Discord gave no answer, so I don't know whether my message in ${channel} arrived. Please try again in a minute.`,
  },
  threadLocked: (channel: string): string =>
    `${channel} is a locked thread: nobody can post in it. Unlock it, or choose another channel.`,
  changedMeanwhile: (channel: string): string =>
    `The alerts of ${channel} were changed while this form was open. Open it again: it shows what stands now.`,
  notSubscribed: (channel: string): string => `${channel} is not subscribed any more.`,

  // ── The test ──
  tested: (channel: string, link: string): string => `✅ A test alert is in ${channel}: ${link}`,
  notTested: 'The test was not posted.',

  // ── The form ──
  formTitle: 'Change these alerts',
  form: {
    time: { label: 'Time on release day', about: '9, 9pm, 21:30' },
    timeZone: { label: 'Time zone', about: 'A city or zone: Seoul, KST, America/New_York' },
    daysBefore: { label: 'One early alert, days before', about: '1 to 30; 0: none' },
    movies: { label: 'Movies', about: 'One title a line, or a word: notable, all' },
    language: { label: 'Language of the alerts' },
  },
  /** The words for them in the form. */
  which: { notable: 'notable', all: 'all' },

  // ── The list ──
  list: (count: number): string => `## Movie alerts in ${count === 1 ? '1 channel' : `${count} channels`}`,
  listAbout: (subscribe: string): string => `${subscribe} adds a channel, a movie or a role.`,
  emptyList: (subscribe: string): string =>
    `No channel of this server gets movie alerts yet. ${subscribe} starts it.`,
  page: (page: number, pages: number): string => `Page ${page} of ${pages}`,
  states: {
    active: (channel: string): string => `🎬 **${channel}**`,
    paused: (channel: string, since: string): string =>
      `⏸ **${channel}** · paused by a person since ${since}`,
    'no access': (channel: string, since: string, reason: string): string =>
      `⚠️ **${channel}** · paused since ${since}: ${reason} I try again hourly while an alert waits.`,
    closed: (channel: string, since: string, reason: string): string =>
      `🚫 **${channel}** · ended ${since}: ${reason}`,
  },
  /** Discord's codes in words, ending with a full stop. */
  reasons: {
    '50001': `I can't see this channel (**${permissions.view}**).`,
    '50013': `I may not post there (**${permissions.send}**, **${permissions.embed}**).`,
    '160005': 'This thread is locked.',
    '10003': 'Discord says that this channel does not exist any more.',
    '10004': 'Discord says that I am not in this server any more.',
    other: (code: string): string => `Discord does not let me post there (${code}).`,
  },
  waiting: (waiting: number, missed: number): string => {
    const alerts = waiting + (waiting > 0 ? 0 : missed) === 1 ? 'alert' : 'alerts';
    if (waiting === 0) return counted(missed, `${alerts} missed`).join('');
    return [`${waiting} ${alerts} waiting`, ...counted(missed, 'missed')].join(', ');
  },
  last: (at: string, link: string): string => `Last alert: ${at}${link ? ` · ${link}` : ''}`,
  edit: 'Edit',
  test: 'Test',
  pause: 'Pause',
  resume: 'Resume',
  tryNow: 'Try now',
  nothingToTry: (channel: string): string =>
    `Nothing waits for ${channel}, so there was nothing to try: its next alert will show whether I may post there.`,
  /** The way on from a channel that Discord ended. */
  startAgain: (subscribe: string): string => `${subscribe} starts it again, there or in another channel.`,
  stopPing: 'Ping nobody',
  remove: 'Remove',
  keep: 'Keep',
  removeWhat: (channel: string): string =>
    `Remove the alerts of ${channel}? What it follows is forgotten and nothing more is posted there.`,
  pauseKeeps: '[Pause] keeps it.',
};
