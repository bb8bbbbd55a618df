// Whether a place was pinged already on a local day.
import type { Claim } from '../core/alert.ts';
import type { Database } from './database.ts';

export type PingStore = {
  /** Whether a post other than this, due in these instants at its place, was sent or may have been sent before it. */
  isSecond(claim: Claim, day: { from: Temporal.Instant; until: Temporal.Instant }): Promise<boolean>;
};

export const pingStore = (db: Database): PingStore => ({
  async isSecond({ id, place, doubtSince }, { from, until }) {
    const ofDay = await db
      .selectFrom('post')
      .where('place', '=', place)
      .where('due', '>=', from.epochMilliseconds)
      .where('due', '<', until.epochMilliseconds)
      .where((eb) => eb.or([eb('state', '=', 'sent'), eb('doubt_since', 'is not', null)]))
      .orderBy('due')
      .orderBy('part')
      .select(['id', 'state'])
      .execute();
    const before = ofDay.findIndex((one) => one.id === id);
    if (before > 0) return true;
    // One with an earlier attempt of its own pinged first, if that arrived; and what was claimed together comes in order of due.
    return doubtSince === undefined && ofDay.some((one) => one.id !== id && one.state !== 'claimed');
  },
});
