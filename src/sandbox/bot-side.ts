// The bot's end of the sandbox: the calendar that it is told, and what it does when that calendar has moved.
import type { Arrival, FromBot, ToBot } from './bot-process.ts';
import { createCalendar, type Calendar } from './calendar.ts';

export type BotSide = {
  calendar: Calendar;
  /**
   * `arrive` does what is due, and gives the next instants at which something is. `endpoint`: where the bot takes
   * interactions over HTTP.
   */
  serve(arrive: () => Promise<Arrival>, endpoint?: string): void;
};

/** Resolves when the sandbox has told the time. The bot ends with the sandbox. */
export async function joinSandbox(): Promise<BotSide> {
  process.once('disconnect', () => process.exit(0));
  // A sandbox that was killed while this process began has said all that it ever will.
  if (!process.connected) process.exit(0);
  const calendar = createCalendar(await firstTime());
  return {
    calendar,
    serve(arrive, endpoint) {
      process.on('message', ({ now }: ToBot) => {
        calendar.set(Temporal.Instant.from(now));
        void arrive().then(({ next, alert }) =>
          say({ what: 'arrived', next: next?.toString(), alert: alert?.toString() }),
        );
      });
      say({ what: 'ready', ...(endpoint ? { endpoint } : {}) });
    },
  };
}

const firstTime = (): Promise<Temporal.Instant> =>
  new Promise((resolve) => {
    process.once('message', ({ now }: ToBot) => resolve(Temporal.Instant.from(now)));
  });

const say = (message: FromBot): void => void process.send?.(message);
