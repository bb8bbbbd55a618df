// Sends posts, on a REST of its own, and reads a channel back when it is not known whether a post arrived.
import type { APIDMChannel, APIMessage } from 'discord-api-types/v10';
import { Held } from '../core/held.ts';
import type { Outcome } from '../core/outcome.ts';
import type { Message } from '../view/message.ts';
import { meaningOf } from './answer-codes.ts';
import type { Breaker } from './breaker.ts';
import { snowflakeAt, timeOfSnowflake, type DiscordClock } from './discord-clock.ts';
import { createPace, type Pace } from './pace.ts';
import { createRequests, type RequestOptions, type Requests } from './requests.ts';

export type Sender = {
  /** Posts a message. The same nonce within Discord's window of some minutes posts nothing anew. */
  send(channelId: string, message: Message, nonce: string): Promise<Outcome<{ messageId: string }>>;
  /** Looks for a message of the bot's own since 15 minutes before `since`, in ms by Discord's clock. */
  find(
    channelId: string,
    since: number,
    isIt: (message: { components?: readonly unknown[] }) => boolean,
  ): Promise<Outcome<{ messageId?: string }>>;
  /** Opens a person's direct messages. */
  openDirectMessages(userId: string): Promise<Outcome<{ channelId: string }>>;
  /** Makes a message of the bot's own read otherwise. */
  edit(channelId: string, messageId: string, message: Message): Promise<Outcome<unknown>>;
  /** Gives a message to those who follow its announcement channel. */
  publish(channelId: string, messageId: string): Promise<Outcome<unknown>>;
};

/** As the pace keeps a little more than a second apart what it counts, this comes to 45 in each. */
const perSecond = 46;
const slackMs = 15 * 60_000;
const pageSize = 100;
/** What stands behind so many messages since the first attempt is taken as not sent. */
const mostPages = 50;

const broken = { name: 'later', why: 'too many refusals', sureNotDone: true, everyone: true } as const;

export function createSender(options: {
  token: string;
  apiUrl: string;
  clock: DiscordClock;
  botUserId: string;
  timeLimitMs?: number;
  /** One that several processes share, in place of its own. */
  pace?: Pace;
  breaker?: Breaker;
  observed?: NonNullable<RequestOptions['observed']>;
  onTokenRefused(): void;
}): Sender {
  const pace = options.pace ?? createPace(perSecond);
  const requests = createRequests({
    ...options,
    retries: 0,
    perSecond: Number.POSITIVE_INFINITY,
    timeLimitMs: options.timeLimitMs ?? 15_000,
    rejectOnRateLimit: () => true,
    pace,
  });
  const attempt = async <T>(request: () => Promise<T>): Promise<Outcome<T>> => {
    const brokenForMs = options.breaker?.openForMs() ?? 0;
    if (brokenForMs > 0) return { ...broken, afterMs: brokenForMs };
    try {
      return { name: 'ok', value: await request() };
    } catch (error) {
      const meaning = meaningOf(error);
      // What is held already is not held for longer because it was asked for.
      const isNew = meaning.name === 'later' && meaning.everyone && !(error instanceof Held);
      if (isNew && meaning.afterMs) pace.hold(meaning.afterMs);
      return meaning;
    }
  };
  return {
    send: (channelId, message, nonce) => attempt(() => post(requests, channelId, message, nonce)),
    find: (channelId, since, isIt) =>
      attempt(() =>
        search(requests, channelId, {
          since,
          isIt: (message) => message.author.id === options.botUserId && isIt(message),
        }),
      ),
    openDirectMessages: (userId) => attempt(() => openDirectMessages(requests, userId)),
    edit: (channelId, messageId, body) =>
      attempt(() => requests('PATCH', `/channels/${channelId}/messages/${messageId}`, { body })),
    publish: (channelId, messageId) =>
      attempt(() => requests('POST', `/channels/${channelId}/messages/${messageId}/crosspost`)),
  };
}

async function post(requests: Requests, channelId: string, message: Message, nonce: string) {
  const body = { ...message, nonce, enforce_nonce: true };
  const sent = await requests<APIMessage>('POST', `/channels/${channelId}/messages`, { body });
  // Something between here and Discord may answer in its place.
  if (typeof sent?.id !== 'string') throw new Error('an answer that is no message');
  return { messageId: sent.id };
}

async function openDirectMessages(requests: Requests, userId: string) {
  const opened = await requests<APIDMChannel>('POST', '/users/@me/channels', {
    body: { recipient_id: userId },
  });
  return { channelId: opened.id };
}

type Wanted = { isIt: (message: APIMessage) => boolean; since: number };

/**
 * The newest messages first, which mostly are all there are; else forward from the first attempt, near which the post
 * stands, or back where its time is not known.
 */
async function search(requests: Requests, channelId: string, { isIt, since }: Wanted) {
  const from = Math.max(since - slackMs, 0);
  let messages = await page(requests, channelId, {});
  const oldest = messages.at(-1);
  const isAll = !oldest || messages.length < pageSize || timeOfSnowflake(oldest.id) < from;
  let [after, before] = [snowflakeAt(from), oldest?.id ?? ''];
  for (let count = 0; count < mostPages; count += 1) {
    const found = messages.find(isIt);
    if (found) return { messageId: found.id };
    if (isAll || messages.length < pageSize) return {};
    messages = await page(requests, channelId, since > 0 ? { after } : { before });
    after = messages[0]?.id ?? after;
    before = messages.at(-1)?.id ?? before;
  }
  return {};
}

const page = (
  requests: Requests,
  channelId: string,
  more: { after?: string; before?: string },
): Promise<APIMessage[]> =>
  requests('GET', `/channels/${channelId}/messages`, {
    query: new URLSearchParams({ limit: String(pageSize), ...more }),
  });
