// Sends posts, on a REST of its own, and reads a channel back when it is not known whether a post arrived.
import type { APIDMChannel, APIMessage } from 'discord-api-types/v10';
import type { Message } from '../view/message.ts';
import { meaningOf, type Meaning } from './answer-codes.ts';
import { timeOfSnowflake, type DiscordClock } from './discord-clock.ts';
import { createPace } from './pace.ts';
import { createRequests, type Requests } from './requests.ts';

/** What came of a request: what Discord gave, or what its refusal means. */
export type Outcome<T> = { name: 'ok'; value: T } | Meaning;

export type Sender = {
  /** Posts a message. The same nonce within Discord's window of some minutes posts nothing anew. */
  send(channelId: string, message: Message, nonce: string): Promise<Outcome<{ messageId: string }>>;
  /** Looks for a message of the bot's own, newest first, back to `since` (ms by Discord's clock) and 15 minutes more. */
  find(
    channelId: string,
    since: number,
    isIt: (message: { components?: readonly unknown[] }) => boolean,
  ): Promise<Outcome<{ messageId?: string }>>;
  /** Opens a person's direct messages. */
  openDirectMessages(userId: string): Promise<Outcome<{ channelId: string }>>;
};

const perSecond = 45;
/** What must wait longer than this goes back to the ledger instead of standing in line. */
const longestWaitMs = 1000;
const slackMs = 15 * 60_000;
const pageSize = 100;
/** A post that is not among so many newer messages is taken as not sent. */
const mostPages = 10;

export function createSender(options: {
  token: string;
  apiUrl: string;
  clock: DiscordClock;
  botUserId: string;
  timeLimitMs?: number;
}): Sender {
  const pace = createPace(perSecond);
  const requests = createRequests({
    ...options,
    retries: 0,
    perSecond: Number.POSITIVE_INFINITY,
    timeLimitMs: options.timeLimitMs ?? 15_000,
    rejectOnRateLimit: () => true,
    pace,
  });
  const attempt = async <T>(request: () => Promise<T>): Promise<Outcome<T>> => {
    const afterMs = pace.heldMs();
    if (afterMs > longestWaitMs) return { name: 'later', why: 'rate limit', sureNotDone: true, afterMs };
    try {
      return { name: 'ok', value: await request() };
    } catch (error) {
      const meaning = meaningOf(error);
      if (meaning.name === 'later' && meaning.everyone && meaning.afterMs) pace.hold(meaning.afterMs);
      return meaning;
    }
  };
  return {
    send: (channelId, message, nonce) => attempt(() => post(requests, channelId, message, nonce)),
    find: (channelId, since, isIt) =>
      attempt(() =>
        search(
          requests,
          channelId,
          since,
          (message) => message.author.id === options.botUserId && isIt(message),
        ),
      ),
    openDirectMessages: (userId) => attempt(() => openDirectMessages(requests, userId)),
  };
}

async function post(requests: Requests, channelId: string, message: Message, nonce: string) {
  const body = { ...message, nonce, enforce_nonce: true };
  const sent = await requests<APIMessage>('POST', `/channels/${channelId}/messages`, { body });
  return { messageId: sent.id };
}

async function openDirectMessages(requests: Requests, userId: string) {
  const opened = await requests<APIDMChannel>('POST', '/users/@me/channels', {
    body: { recipient_id: userId },
  });
  return { channelId: opened.id };
}

async function search(
  requests: Requests,
  channelId: string,
  since: number,
  isIt: (message: APIMessage) => boolean,
) {
  let before: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const query = new URLSearchParams({ limit: String(pageSize), ...(before ? { before } : {}) });
    const messages = await requests<APIMessage[]>('GET', `/channels/${channelId}/messages`, { query });
    const found = messages.find(isIt);
    if (found) return { messageId: found.id };
    before = messages.at(-1)?.id;
    if (!before || messages.length < pageSize || timeOfSnowflake(before) < since - slackMs) break;
  }
  return {};
}
