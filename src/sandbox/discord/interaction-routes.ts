// The bot's first answer to what a person did.
// Source: https://discord.com/developers/docs/interactions/receiving-and-responding
import { InteractionResponseType as Answer, InteractionType, MessageFlags } from 'discord-api-types/v10';
import { refusal } from './discord-error.ts';
import type { Json, Message } from './message.ts';
import { addMessage, editMessage, partsBefore } from './messages.ts';
import { choiceFaults, deferFaults, messageFaults, modalFaults } from '../rules/payload-rules.ts';
import { isJson, listOf } from '../rules/rule-kit.ts';
import { schemaFaults } from '../rules/schema.ts';
import {
  done,
  happened,
  ok,
  param,
  refuseFaults,
  type Call,
  type Result,
  type Route,
  type State,
} from './state.ts';
import { storedMessage, type Channel, type InteractionRecord } from './world.ts';

export const interactionRoutes: Route[] = [
  {
    method: 'POST',
    path: '/interactions/:interaction/:token/callback',
    open: true,
    limit: 'none',
    run: answerInteraction,
  },
];

type Handler = (state: State, call: Call, record: InteractionRecord, data: unknown) => Message | undefined;

const handlers: Record<number, Handler> = {
  [Answer.ChannelMessageWithSource]: sendAnswer,
  [Answer.DeferredChannelMessageWithSource]: defer,
  [Answer.DeferredMessageUpdate]: deferUpdate,
  [Answer.UpdateMessage]: updateSource,
  [Answer.ApplicationCommandAutocompleteResult]: offerChoices,
  [Answer.Modal]: showForm,
};

/** Which answers fit what was done. */
const fitting: Record<number, number[]> = {
  [InteractionType.ApplicationCommand]: [4, 5, 9],
  [InteractionType.MessageComponent]: [4, 5, 6, 7, 9],
  [InteractionType.ApplicationCommandAutocomplete]: [8],
  [InteractionType.ModalSubmit]: [4, 5, 6, 7],
};

export function answerInteraction(state: State, call: Call): Result {
  const record = state.world.interactions[param(call, 'token')];
  if (!record || record.id !== param(call, 'interaction')) throw refusal(10062);
  if (record.answer) throw refusal(40060);
  if (Date.now() - record.startedAt > state.times.firstAnswer) throw refusal(10062);
  const body = isJson(call.body) ? call.body : {};
  const type = Number(body['type']);
  const handler = handlers[type];
  refuseFaults(state, call, typeFaults(record, type));
  const message = handler?.(state, call, record, body['data']);
  return call.query.get('with_response') === 'true' ? ok(callbackJson(record, type, message)) : done;
}

function typeFaults(record: InteractionRecord, type: number): string[] {
  if (!fitting[record.type]?.includes(type))
    return [`type: ${type} is no answer to an interaction of type ${record.type}`];
  const needsMessage = [Answer.DeferredMessageUpdate, Answer.UpdateMessage].map(Number).includes(type);
  return needsMessage && !record.sourceId ? ['type: there is no message to update'] : [];
}

function callbackJson(record: InteractionRecord, type: number, message: Message | undefined): Json {
  const of = message && {
    response_message_id: message.id,
    response_message_loading: (message.flags & MessageFlags.Loading) !== 0,
    response_message_ephemeral: (message.flags & MessageFlags.Ephemeral) !== 0,
    channel_id: record.channelId,
  };
  return {
    interaction: { id: record.id, type: record.type, ...of },
    resource: { type, ...(message ? { message } : {}) },
  };
}

function placeOf(state: State, record: InteractionRecord): Channel {
  const channel = state.world.channels[record.channelId];
  if (!channel) throw refusal(10003);
  return channel;
}

/** A message that answers: it carries what it answers, and is stored apart when it is private. */
export function addAnswer(state: State, call: Call, record: InteractionRecord, body: Json): Message {
  const forced = record.forcedPrivate ? MessageFlags.Ephemeral : 0;
  const flags = Number(body['flags'] ?? 0) | forced;
  const isPrivate = (flags & MessageFlags.Ephemeral) !== 0;
  return addMessage(state, {
    channel: placeOf(state, record),
    body: { ...body, flags },
    files: call.files,
    pingsByDefault: 'users',
    more: {
      type: record.command ? 20 : 0,
      webhook_id: state.world.application.id,
      interaction_metadata: metadata(state, record),
    },
    ...(isPrivate ? { onlyFor: record.userId } : {}),
    ...(record.command ? { command: record.command.name } : {}),
  });
}

const metadata = (state: State, record: InteractionRecord): Json => ({
  id: record.id,
  type: record.type,
  user: state.world.people[record.userId]?.user,
  authorizing_integration_owners: record.owners,
  ...(record.sourceId ? { interacted_message_id: record.sourceId } : {}),
});

function sendAnswer(state: State, call: Call, record: InteractionRecord, data: unknown): Message {
  const faults = messageFaults(data, 'interaction');
  refuseFaults(state, call, [...faults, ...schemaFaults('answer', call.body)]);
  const message = addAnswer(state, call, record, isJson(data) ? data : {});
  return settle(state, record, 'message', message);
}

function settle(
  state: State,
  record: InteractionRecord,
  how: 'message' | 'deferred',
  message: Message,
): Message {
  record.answer = how;
  record.originalId = message.id;
  record.isPrivate = (message.flags & MessageFlags.Ephemeral) !== 0;
  if (how === 'deferred') happened(state, record, { kind: 'deferred' });
  else happened(state, record, { kind: 'message', message, isPrivate: record.isPrivate });
  return message;
}

function defer(state: State, call: Call, record: InteractionRecord, data: unknown): Message {
  refuseFaults(state, call, deferFaults(data));
  const flags = (isJson(data) ? Number(data['flags'] ?? 0) : 0) | MessageFlags.Loading;
  return settle(state, record, 'deferred', addAnswer(state, call, record, { flags }));
}

function deferUpdate(state: State, call: Call, record: InteractionRecord, data: unknown): undefined {
  refuseFaults(state, call, deferFaults(data));
  record.answer = 'deferred update';
  if (record.sourceId) record.originalId = record.sourceId;
  happened(state, record, { kind: 'deferred' });
}

function updateSource(state: State, call: Call, record: InteractionRecord, data: unknown): Message {
  const source = storedMessage(state.world, record.channelId, record.sourceId ?? '');
  if (!source) throw refusal(10008);
  const faults = messageFaults(data, 'edit', partsBefore(source.message));
  refuseFaults(state, call, [...faults, ...schemaFaults('update', call.body)]);
  const draft = { channel: placeOf(state, record), body: isJson(data) ? data : {}, files: call.files };
  const message = editMessage(state, source, { ...draft, pingsByDefault: 'users' });
  record.answer = 'update';
  record.originalId = message.id;
  happened(state, record, { kind: 'update', message, isPrivate: source.onlyFor !== undefined });
  return message;
}

function offerChoices(state: State, call: Call, record: InteractionRecord, data: unknown): undefined {
  refuseFaults(state, call, [...choiceFaults(data), ...schemaFaults('choices', call.body)]);
  record.answer = 'choices';
  const choices = isJson(data) ? listOf(data['choices']).filter(isJson) : [];
  happened(state, record, { kind: 'choices', choices });
}

function showForm(state: State, call: Call, record: InteractionRecord, data: unknown): undefined {
  refuseFaults(state, call, [...modalFaults(data), ...schemaFaults('form', call.body)]);
  record.answer = 'form';
  happened(state, record, { kind: 'form', data: isJson(data) ? data : {} });
}
