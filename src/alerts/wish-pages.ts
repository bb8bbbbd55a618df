// All wishes, a page at a time: a million of them are never in memory at once.
import { placeOfChannel, placeOfUser, type PlaceRange } from '../core/alert.ts';
import type { Wishes } from '../core/plan.ts';
import type { AlertParts } from './parts.ts';

type WishPage = {
  wishes: Wishes;
  /** The pages' ranges cover all places, those without a wish too. */
  range: PlaceRange;
};

type WishSource = {
  subscriptions: Pick<AlertParts['subscriptions'], 'page'>;
  reminders: Pick<AlertParts['reminders'], 'page'>;
  timeZone: string;
};

const mostOnPage = 500;

/** Ids begin with a digit from 1 on: between all channels and all people. */
const beforePeople = placeOfUser('0');

export async function* wishesByPage(
  { subscriptions, reminders, timeZone }: WishSource,
  now: Temporal.Instant,
): AsyncGenerator<WishPage> {
  const none: Wishes = { subscriptions: [], reminders: [], timeZone, now };
  let after: string | undefined;
  for (;;) {
    const page = await subscriptions.page(after, mostOnPage);
    const last = page.length < mostOnPage ? undefined : page.at(-1)?.channelId;
    const start = after === undefined ? {} : { after: placeOfChannel(after) };
    const upTo = last === undefined ? beforePeople : placeOfChannel(last);
    yield { wishes: { ...none, subscriptions: page }, range: { ...start, upTo } };
    if (last === undefined) break;
    after = last;
  }
  let afterPerson: string | undefined;
  for (;;) {
    const page = await reminders.page(afterPerson, mostOnPage);
    const last = page.at(-1)?.userId;
    const start = afterPerson === undefined ? beforePeople : placeOfUser(afterPerson);
    const end = last === undefined ? {} : { upTo: placeOfUser(last) };
    yield { wishes: { ...none, reminders: page }, range: { after: start, ...end } };
    if (last === undefined) break;
    afterPerson = last;
  }
}
