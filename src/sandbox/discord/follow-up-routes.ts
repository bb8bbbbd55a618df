// What comes after the first answer, within its token's life: changes of it, and further messages.
import { MessageFlags } from 'discord-api-types/v10';
import { refusal } from './discord-error.ts';
import { addAnswer } from './interaction-routes.ts';
import type { Message } from './message.ts';
import { editMessage, partsBefore, removeMessage } from './messages.ts';
import { messageFaults } from '../rules/payload-rules.ts';
import { isJson } from '../rules/rule-kit.ts';
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
import { storedMessage, type InteractionRecord, type StoredMessage } from './world.ts';

const limit = { requests: 5, per: 2000, outsideGlobal: true } as const;
const one = '/webhooks/:application/:token/messages/:message';

export const followUpRoutes: Route[] = [
  { method: 'POST', path: '/webhooks/:application/:token', open: true, limit, run: followUp },
  {
    method: 'GET',
    path: one,
    open: true,
    limit,
    run: (state, call) => ok(found(state, call).stored.message),
  },
  { method: 'PATCH', path: one, open: true, limit, run: change },
  { method: 'DELETE', path: one, open: true, limit, run: remove },
];

/** The answered interaction that the path's token names, while it lives. */
function alive(state: State, call: Call): InteractionRecord {
  if (param(call, 'application') !== state.world.application.id) throw refusal(10015);
  const record = state.world.interactions[param(call, 'token')];
  if (!record || Date.now() - record.startedAt > state.times.token) throw refusal(50027);
  if (!record.answer || record.answer === 'choices') throw refusal(10015);
  return record;
}

function found(state: State, call: Call): { record: InteractionRecord; stored: StoredMessage } {
  const record = alive(state, call);
  const asked = param(call, 'message');
  const id = asked === '@original' ? record.originalId : asked;
  const stored = id === undefined ? undefined : storedMessage(state.world, record.channelId, id);
  const isOurs =
    stored && (id === record.originalId || stored.message.interaction_metadata?.['id'] === record.id);
  if (!stored || !isOurs) throw refusal(10008);
  return { record, stored };
}

function followUp(state: State, call: Call): Result {
  const record = alive(state, call);
  if (record.answer === 'deferred' && isLoading(state, record)) return fillDeferred(state, call, record);
  if (record.followUpsLeft === 0) throw refusal(40094);
  const faults = messageFaults(call.body, 'webhook');
  refuseFaults(state, call, [...faults, ...schemaFaults('followUp', call.body)]);
  if (record.followUpsLeft !== undefined) record.followUpsLeft -= 1;
  const message = addAnswer(state, call, record, isJson(call.body) ? call.body : {});
  const isPrivate = (message.flags & MessageFlags.Ephemeral) !== 0;
  happened(state, record, { kind: 'follow-up', message, isPrivate });
  return ok(message);
}

function isLoading(state: State, record: InteractionRecord): boolean {
  const original = storedMessage(state.world, record.channelId, record.originalId ?? '');
  return original !== undefined && (original.message.flags & MessageFlags.Loading) !== 0;
}

/** After deferring, the first follow-up becomes the answer, as private or public as the deferral said. */
function fillDeferred(state: State, call: Call, record: InteractionRecord): Result {
  const stored = storedMessage(state.world, record.channelId, record.originalId ?? '');
  if (!stored) throw refusal(10008);
  refuseFaults(state, call, [...messageFaults(call.body, 'webhook'), ...schemaFaults('followUp', call.body)]);
  return ok(edited(state, call, record, stored));
}

function change(state: State, call: Call): Result {
  const { record, stored } = found(state, call);
  const faults = messageFaults(call.body, 'edit', partsBefore(stored.message));
  refuseFaults(state, call, [...faults, ...schemaFaults('followUpEdit', call.body)]);
  return ok(edited(state, call, record, stored));
}

function edited(state: State, call: Call, record: InteractionRecord, stored: StoredMessage): Message {
  const channel = state.world.channels[record.channelId];
  if (!channel) throw refusal(10003);
  const body = isJson(call.body) ? call.body : {};
  const message = editMessage(state, stored, { channel, body, files: call.files, pingsByDefault: 'users' });
  const isPrivate = stored.onlyFor !== undefined;
  const kind = record.answer === 'deferred' || record.answer === 'message' ? 'message' : 'update';
  happened(state, record, { kind, message, isPrivate });
  return message;
}

function remove(state: State, call: Call): Result {
  const { record, stored } = found(state, call);
  removeMessage(state, record.channelId, stored.message.id);
  happened(state, record, { kind: 'removed' });
  return done;
}
