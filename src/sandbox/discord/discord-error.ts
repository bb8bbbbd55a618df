// Discord's refusals, with its own codes and words.
// Source: https://discord.com/developers/docs/topics/opcodes-and-status-codes
import type { Json } from './message.ts';
import { isJson } from '../rules/rule-kit.ts';

const known = {
  10002: [404, 'Unknown Application'],
  10003: [404, 'Unknown Channel'],
  10004: [404, 'Unknown Guild'],
  10007: [404, 'Unknown Member'],
  10008: [404, 'Unknown Message'],
  10013: [404, 'Unknown User'],
  10015: [404, 'Unknown Webhook'],
  10062: [404, 'Unknown interaction'],
  10063: [404, 'Unknown application command'],
  20012: [403, 'You are not authorized to perform this action on this application'],
  40005: [413, 'Request entity too large'],
  40033: [400, 'This message has already been crossposted.'],
  40058: [400, 'Cannot message this thread until after the post author has sent an initial message.'],
  40060: [400, 'Interaction has already been acknowledged.'],
  40094: [400, 'You have reached the maximum number of follow up messages for this interaction.'],
  50001: [403, 'Missing Access'],
  50005: [403, 'Cannot edit a message authored by another user'],
  50006: [400, 'Cannot send an empty message'],
  50007: [403, 'Cannot send messages to this user'],
  50008: [400, 'Cannot send messages in a non-text channel'],
  50013: [403, 'Missing Permissions'],
  50024: [403, 'Cannot execute action on this channel type'],
  50027: [401, 'Invalid Webhook Token'],
  50033: [400, 'Invalid Recipient(s)'],
  50035: [400, 'Invalid Form Body'],
  50109: [400, 'The request body contains invalid JSON.'],
  50278: [403, 'Cannot send messages to this user due to having no mutual guilds'],
  160005: [403, 'Thread is locked'],
} as const satisfies Record<number, readonly [number, string]>;

export type KnownCode = keyof typeof known;

export class DiscordError extends Error {
  override name = 'DiscordError';
  readonly status: number;
  readonly body: Json;
  constructor(status: number, body: Json) {
    super(`${status} ${JSON.stringify(body)}`);
    this.status = status;
    this.body = body;
  }
}

export function refusal(code: KnownCode, errors?: Json): DiscordError {
  const [status, message] = known[code];
  return new DiscordError(status, { message, code, ...(errors ? { errors } : {}) });
}

/** "components[0].label: what" as Discord nests it: { components: { 0: { label: { _errors: [...] } } } }. */
export function errorTree(faults: readonly string[]): Json {
  const root: Json = {};
  for (const fault of faults) {
    const at = /^[\w.[\]-]*(?=: )/.exec(fault)?.[0] ?? '';
    const leaf = at
      .split(/[.[\]]+/)
      .filter(Boolean)
      .reduce(child, root);
    const list = Array.isArray(leaf['_errors']) ? leaf['_errors'] : (leaf['_errors'] = []);
    if (Array.isArray(list)) list.push({ code: 'BASE_TYPE_INVALID', message: fault });
  }
  return root;
}

function child(parent: Json, key: string): Json {
  const made: Json = {};
  const there = parent[key];
  if (isJson(there)) return there;
  parent[key] = made;
  return made;
}
