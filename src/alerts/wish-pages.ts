// All wishes, a page at a time: a million of them are never in memory at once.
import { placeOfChannel, placeOfUser, type Place, type PlaceRange } from '../core/alert.ts';
import type { Wishes } from '../core/plan.ts';
import type { AlertParts } from './parts.ts';

type WishPage = {
  wishes: Wishes;
  /** The pages' ranges cover all places, those without a wish too. */
  range: PlaceRange;
  /** The places on it whose wish is not any more as it was read. */
  changed(): Promise<Place[]>;
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
    const read = subscriptions.page.bind(undefined, after, mostOnPage);
    const page = await read();
    const changed = async () => differing(page, await read(), ({ channelId }) => placeOfChannel(channelId));
    const last = page.length < mostOnPage ? undefined : page.at(-1)?.channelId;
    const start = after === undefined ? {} : { after: placeOfChannel(after) };
    const upTo = last === undefined ? beforePeople : placeOfChannel(last);
    yield { wishes: { ...none, subscriptions: page }, range: { ...start, upTo }, changed };
    if (last === undefined) break;
    after = last;
  }
  let afterPerson: string | undefined;
  for (;;) {
    const read = reminders.page.bind(undefined, afterPerson, mostOnPage);
    const page = await read();
    const changed = async () => differing(page, await read(), ({ userId }) => placeOfUser(userId));
    const last = page.at(-1)?.userId;
    const start = afterPerson === undefined ? beforePeople : placeOfUser(afterPerson);
    const end = last === undefined ? {} : { upTo: placeOfUser(last) };
    yield { wishes: { ...none, reminders: page }, range: { after: start, ...end }, changed };
    if (last === undefined) break;
    afterPerson = last;
  }
}

function differing<Wish>(
  before: readonly Wish[],
  after: readonly Wish[],
  placeOf: (wish: Wish) => Place,
): Place[] {
  const byText = (wishes: readonly Wish[]) =>
    new Map(wishes.map((wish) => [JSON.stringify(wish), placeOf(wish)]));
  const [old, now] = [byText(before), byText(after)];
  const texts = [...new Set(old.keys()).symmetricDifference(now)];
  return [...new Set(texts.flatMap((text) => old.get(text) ?? now.get(text) ?? []))];
}
