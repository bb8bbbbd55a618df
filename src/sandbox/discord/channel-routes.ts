// Channels and their messages, as the bot reaches them.
import { MessageFlags, PermissionFlagsBits as May } from 'discord-api-types/v10';
import { refusal } from './discord-error.ts';
import type { Json, Message } from './message.ts';
import { addMessage, editMessage, partsBefore, removeMessage } from './messages.ts';
import { messageFaults } from '../rules/payload-rules.ts';
import { mayIn, serverOf } from './permissions.ts';
import { asText, isJson } from '../rules/rule-kit.ts';
import { schemaFaults } from '../rules/schema.ts';
import { done, ok, param, refuseFaults, type Call, type Result, type Route, type State } from './state.ts';
import { directMessages, messagesOf, type Channel, type StoredMessage } from './world.ts';

const sends = { requests: 5, per: 5000 };
const crossposts = { requests: 10, per: 3_600_000 };

export const channelRoutes: Route[] = [
  { method: 'GET', path: '/channels/:channel', run: showChannel },
  { method: 'GET', path: '/channels/:channel/messages', run: listMessages },
  { method: 'POST', path: '/channels/:channel/messages', limit: sends, run: postMessage },
  { method: 'GET', path: '/channels/:channel/messages/:message', run: showMessage },
  { method: 'PATCH', path: '/channels/:channel/messages/:message', limit: sends, run: changeMessage },
  { method: 'POST', path: '/channels/:channel/messages/:message/crosspost', limit: crossposts, run: publish },
  { method: 'DELETE', path: '/channels/:channel/messages/:message', limit: sends, run: deleteMessage },
  { method: 'POST', path: '/users/@me/channels', run: openDirectMessages },
];

/** A channel that the bot can view, with what it may do there. */
function visible(state: State, call: Call): { channel: Channel; may: bigint } {
  const channel = state.world.channels[param(call, 'channel')];
  if (!channel) throw refusal(10003);
  if (!channel.guild_id && !channel.people?.includes(state.world.bot.id)) throw refusal(50001);
  const may = mayIn(state.world, channel, state.world.bot.id, state.calendar());
  if (!(may & May.ViewChannel)) throw refusal(50001);
  return { channel, may };
}

function showChannel(state: State, call: Call): Result {
  return ok(channelJson(state, visible(state, call).channel));
}

export function channelJson(state: State, channel: Channel): Json {
  const { people, thread, ...rest } = channel;
  const last_message_id = messagesOf(state.world, channel.id).at(-1)?.message.id ?? null;
  const recipients = (people ?? []).flatMap((id) => state.world.people[id]?.user ?? []);
  return {
    ...rest,
    last_message_id,
    flags: 0,
    ...(channel.guild_id ? { position: 0, nsfw: false } : { recipients }),
    ...(thread ? { thread_metadata: { ...thread, auto_archive_duration: 1440 } } : {}),
  };
}

function postMessage(state: State, call: Call): Result {
  const { channel, may } = visible(state, call);
  const body = isJson(call.body) ? call.body : {};
  const whole = call.files.length > 0 ? { attachments: call.files.map((_, id) => ({ id })), ...body } : body;
  refuseFaults(state, call, [...messageFaults(whole, 'channel'), ...schemaFaults('message', body)]);
  requireSending(state, channel, may, call);
  const earlier = withNonce(state, body);
  if (earlier) return ok(earlier);
  const message = addMessage(state, { channel, body, files: call.files, pingsByDefault: 'all' });
  if (isEmptied(message)) {
    removeMessage(state, channel.id, message.id);
    throw refusal(50006);
  }
  if (channel.thread?.archived) channel.thread.archived = false;
  return ok(rememberNonce(state, message, body));
}

const isEmptied = ({ content, embeds, components, attachments }: Message): boolean =>
  !content && embeds.length + components.length + attachments.length === 0;

function requireSending(state: State, channel: Channel, may: bigint, call: Call): void {
  if (channel.type === 4) throw refusal(50008);
  if (channel.type === 15 || channel.type === 16) throw refusal(40058);
  if (!channel.guild_id) return requireWelcome(state, channel);
  if (!(may & May.SendMessages)) throw refusal(50013);
  if (call.files.length > 0 && !(may & May.AttachFiles)) throw refusal(50013);
  if (channel.thread?.locked && !(may & May.ManageThreads)) throw refusal(160005);
}

function requireWelcome(state: State, { people }: Channel): void {
  const person = Object.values(state.world.people).find(({ user }) => people?.includes(user.id));
  if (!person || person.refusesMessages) throw refusal(50007);
  const { bot, servers } = state.world;
  const share = Object.values(servers).some(({ members }) => members[bot.id] && members[person.user.id]);
  if (!share && !person.hasInstalled) throw refusal(50278);
}

/** The message that this nonce made within the window, whatever the channel; deleted since: 10008. */
function withNonce(state: State, body: Json): Message | undefined {
  const known = body['enforce_nonce'] === true ? state.world.nonces[String(body['nonce'])] : undefined;
  if (!known || Date.now() - known.at > state.times.nonceWindow) return undefined;
  const found = messagesOf(state.world, known.channelId).find(
    ({ message }) => message.id === known.messageId,
  );
  if (!found) throw refusal(10008);
  return found.message;
}

function rememberNonce(state: State, message: Message, { nonce }: Json): Message {
  if (typeof nonce !== 'string' && typeof nonce !== 'number') return message;
  forgetOldNonces(state);
  state.world.nonces[String(nonce)] = {
    channelId: message.channel_id,
    messageId: message.id,
    at: Date.now(),
  };
  return { ...message, nonce };
}

/** Once a window: with many posts a second there are many to look through. */
function forgetOldNonces(state: State): void {
  const { nonceWindow } = state.times;
  const now = Date.now();
  if (now - state.noncesSweptAt < nonceWindow) return;
  state.noncesSweptAt = now;
  const { nonces } = state.world;
  for (const [nonce, { at }] of Object.entries(nonces)) if (now - at > nonceWindow) delete nonces[nonce];
}

function readable(state: State, { may, channel }: ReturnType<typeof visible>): StoredMessage[] {
  if (!(may & May.ReadMessageHistory)) return [];
  return messagesOf(state.world, channel.id).filter(({ onlyFor }) => onlyFor === undefined);
}

function listMessages(state: State, call: Call): Result {
  const seen = visible(state, call);
  const limit = Number(call.query.get('limit') ?? 50);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
    refuseFaults(state, call, [`limit: must be 1 to 100, is ${call.query.get('limit')}`]);
  }
  const newestFirst = readable(state, seen)
    .map(({ message }) => message)
    .toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1));
  return ok(pageOf(newestFirst, call.query, limit).map((message) => asBotSees(state, message)));
}

function pageOf(newestFirst: Message[], query: URLSearchParams, limit: number): Message[] {
  const [before, after, around] = ['before', 'after', 'around'].map((key) => query.get(key));
  if (before) return newestFirst.filter(({ id }) => BigInt(id) < BigInt(before)).slice(0, limit);
  if (after) return newestFirst.filter(({ id }) => BigInt(id) > BigInt(after)).slice(-limit);
  if (!around) return newestFirst.slice(0, limit);
  const middle = newestFirst.findIndex(({ id }) => BigInt(id) <= BigInt(around));
  const start = Math.max(0, (middle < 0 ? newestFirst.length : middle) - Math.floor(limit / 2));
  return newestFirst.slice(start, start + limit);
}

/** Without the intent for content, what others wrote is empty, unless it is a direct message or names the bot. */
function asBotSees(state: State, message: Message): Message {
  const { bot, channels } = state.world;
  const channel = channels[message.channel_id];
  const open = message.author.id === bot.id || !channel?.guild_id || message.content.includes(`<@${bot.id}>`);
  return open ? message : { ...message, content: '', embeds: [], attachments: [], components: [] };
}

function foundMessage(state: State, call: Call): StoredMessage & { channel: Channel } {
  const seen = visible(state, call);
  const found = messagesOf(state.world, seen.channel.id).find(
    ({ message, onlyFor }) => message.id === param(call, 'message') && onlyFor === undefined,
  );
  if (!found) throw refusal(10008);
  return { ...found, channel: seen.channel };
}

function showMessage(state: State, call: Call): Result {
  const seen = visible(state, call);
  if (!(seen.may & May.ReadMessageHistory)) throw refusal(50013);
  return ok(asBotSees(state, foundMessage(state, call).message));
}

function changeMessage(state: State, call: Call): Result {
  const { channel, ...stored } = foundMessage(state, call);
  if (stored.message.author.id !== state.world.bot.id) throw refusal(50005);
  const body = isJson(call.body) ? call.body : {};
  const faults = messageFaults(body, 'edit', partsBefore(stored.message));
  refuseFaults(state, call, [...faults, ...schemaFaults('messageEdit', body)]);
  return ok(editMessage(state, stored, { channel, body, files: call.files, pingsByDefault: 'all' }));
}

/** Gives a message of an announcement channel to its followers. */
function publish(state: State, call: Call): Result {
  const { channel, message } = foundMessage(state, call);
  const may = mayIn(state.world, channel, state.world.bot.id, state.calendar());
  if (channel.type !== 5) throw refusal(50024);
  const isOwn = message.author.id === state.world.bot.id;
  if (!(may & May.SendMessages) || !(isOwn || may & May.ManageMessages)) throw refusal(50013);
  if (message.flags & MessageFlags.Crossposted) throw refusal(40033);
  message.flags |= MessageFlags.Crossposted;
  return ok(message);
}

function deleteMessage(state: State, call: Call): Result {
  const { channel, message } = foundMessage(state, call);
  const may = mayIn(state.world, channel, state.world.bot.id, state.calendar());
  const isOwn = message.author.id === state.world.bot.id;
  if (!isOwn && !(serverOf(state.world, channel) && may & May.ManageMessages)) throw refusal(50013);
  removeMessage(state, channel.id, message.id);
  return done;
}

function openDirectMessages(state: State, call: Call): Result {
  refuseFaults(state, call, schemaFaults('directMessages', call.body));
  const id = isJson(call.body) ? asText(call.body['recipient_id']) : '';
  if (id === state.world.bot.id) throw refusal(50033);
  if (!state.world.people[id]) throw refusal(10013);
  return ok(channelJson(state, directMessages(state.world, id)));
}
