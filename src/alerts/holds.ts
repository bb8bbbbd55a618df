// What a rate limit holds back: its own channel, all direct messages, or everything.
import type { Outcome } from '../core/outcome.ts';
import type { AlertParts } from './parts.ts';

export type Holds = {
  /** How long nothing at all should be sent, in milliseconds. */
  everythingMs(): number;
  /** How long nothing should be sent there. */
  channelMs(channelId: string, isPerson: boolean): number;
  /** An answer about a post in a channel, or about its opening. */
  heard(outcome: Outcome<unknown>, channelId?: string): void;
};

const everything = '';
const people = 'people';
/** Ends are forgotten where there are more: a day of rate limits should not be kept for ever. */
const mostKept = 10_000;

export function createHolds({ clocks, report }: Pick<AlertParts, 'clocks' | 'report'>): Holds {
  const ends = new Map<string, number>();
  let isHeld = false;
  const leftMs = (key: string) => Math.max(0, (ends.get(key) ?? 0) - clocks.real());
  const hold = (key: string, ms: number) => {
    if (ends.size >= mostKept) forgetPast();
    ends.set(key, Math.max(ends.get(key) ?? 0, clocks.real() + ms));
  };
  const forgetPast = () => {
    for (const [key, end] of ends) if (end <= clocks.real()) ends.delete(key);
  };
  const release = () => {
    if (!isHeld || leftMs(everything) > 0) return;
    isHeld = false;
    report({ name: 'released' });
  };
  return {
    everythingMs: () => leftMs(everything),
    channelMs: (channelId, isPerson) =>
      Math.max(leftMs(everything), leftMs(channelId), isPerson ? leftMs(people) : 0),
    heard(outcome, channelId) {
      if (outcome.name !== 'later' || outcome.afterMs === undefined) return release();
      if (outcome.people) return hold(people, outcome.afterMs);
      if (!outcome.everyone) return void (channelId && hold(channelId, outcome.afterMs));
      hold(everything, outcome.afterMs);
      if (!isHeld) report({ name: 'held', why: outcome.why, seconds: Math.ceil(outcome.afterMs / 1000) });
      isHeld = true;
    },
  };
}
