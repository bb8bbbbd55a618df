import { counted } from '../core/counted.ts';
import type { Finding } from './finding.ts';

/** A tick comes each minute; a planning of very many may hold one up for another. */
const lateMinutes = 5;

export type Ticked = {
  /** The last minute in which a bot noted that it runs. */
  last: Temporal.Instant | undefined;
  atWork: boolean;
  now: Temporal.Instant;
};

export function judgeLastTick({ last, atWork, now }: Ticked): Finding {
  if (last === undefined) return atWork ? starting : neverRan;
  const minutes = Math.floor(last.until(now).total('minutes'));
  const when = `${last.toString({ smallestUnit: 'minute' }).replace('T', ' ').replace('Z', ' UTC')}, ${ago(minutes)}`;
  if (!atWork) return off(when);
  if (minutes < -1) return ofClock(when);
  if (minutes <= lateMinutes)
    return { check: 'last tick', state: 'ok', says: `The bot runs; its last tick was at ${when}.` };
  return {
    check: 'last tick',
    state: 'wrong',
    says: `A bot is at work on the database, but its last tick was at ${when}: no alert comes.`,
    remedy: 'Restart it, and look for errors in its log.',
  };
}

const starting: Finding = {
  check: 'last tick',
  state: 'warning',
  says: 'A bot is at work on the database, but has not ticked so far.',
  remedy: 'It may just be starting, or wait for Discord: look into its log.',
};

const neverRan: Finding = {
  check: 'last tick',
  state: 'skipped',
  says: 'No bot has looked after alerts on this database so far.',
  remedy: 'Start it with: npm start',
};

const off = (when: string): Finding => ({
  check: 'last tick',
  state: 'warning',
  says: `The bot does not run; its last tick was at ${when}.`,
  remedy: 'Start it with: npm start. It posts what fell due in the last 12 hours, and says how late that is.',
});

const ofClock = (when: string): Finding => ({
  check: 'last tick',
  state: 'warning',
  says: `The bot's last tick was at ${when}, which is still to come: this machine's clock was set back.`,
  remedy: 'See what sets the clock; the bot goes on by itself.',
});

function ago(minutes: number): string {
  if (minutes < 0) return `${counted(-minutes, 'minute')} from now`;
  if (minutes < 1) return 'less than a minute ago';
  if (minutes < 120) return `${counted(minutes, 'minute')} ago`;
  const hours = Math.floor(minutes / 60);
  return hours < 72 ? `${counted(hours, 'hour')} ago` : `${counted(Math.floor(hours / 24), 'day')} ago`;
}
