// What Discord refuses, and what we refuse ourselves, in what a bot sends. Pure: the tests of the views use it too.
import { MessageFlags } from 'discord-api-types/v10';
import { componentRules, everyComponent, topLevel } from './component-rules.ts';
import { embedRules } from './embed-rules.ts';
import type { Json } from '../discord/message.ts';
import {
  collected,
  count,
  doubled,
  isJson,
  knownKeys,
  length,
  listOf,
  optionalLength,
  textOf,
  type Collect,
} from './rule-kit.ts';

export { commandFaults, commandListFaults } from './command-rules.ts';

export type MessageUse = 'channel' | 'interaction' | 'webhook' | 'edit';

const common = ['content', 'embeds', 'allowed_mentions', 'components', 'attachments', 'flags'];
const messageKeys: Record<MessageUse, string[]> = {
  channel: [...common, 'tts', 'nonce', 'enforce_nonce', 'message_reference', 'sticker_ids', 'poll'],
  interaction: [...common, 'tts', 'poll'],
  webhook: [...common, 'tts', 'poll'],
  edit: common,
};
const { SuppressEmbeds, SuppressNotifications, Ephemeral, IsComponentsV2 } = MessageFlags;
const messageFlags: Record<MessageUse, number> = {
  channel: SuppressEmbeds | SuppressNotifications | IsComponentsV2,
  interaction: SuppressEmbeds | SuppressNotifications | Ephemeral | IsComponentsV2,
  webhook: SuppressEmbeds | SuppressNotifications | Ephemeral | IsComponentsV2,
  // A private message is edited with its own flag still on it.
  edit: SuppressEmbeds | Ephemeral | IsComponentsV2,
};

/**
 * Every fault of a message's body. `before` is what the message was made of, when it is edited: a part left out stays.
 * 'webhook' are follow-ups to interactions.
 */
export function messageFaults(body: unknown, use: MessageUse, before: Json = {}): string[] {
  return collected((collect) => {
    if (!isJson(body)) return collect('', 'must be an object');
    knownKeys(collect, '', body, messageKeys[use]);
    flagRules(collect, body, use);
    mentionRules(collect, body['allowed_mentions']);
    nonceRules(collect, body);
    contentRules(collect, {
      ...before,
      ...body,
      flags: Number(before['flags'] ?? 0) | Number(body['flags'] ?? 0),
    });
  });
}

function flagRules(collect: Collect, body: Json, use: MessageUse): void {
  const other = Number(body['flags'] ?? 0) & ~messageFlags[use];
  if (other !== 0) collect('flags', `${other} may not be set here`);
}

function nonceRules(collect: Collect, { nonce, enforce_nonce }: Json): void {
  if (typeof nonce === 'string') length(collect, 'nonce', nonce, 1, 25);
  else if (nonce !== undefined && !Number.isInteger(nonce)) collect('nonce', 'must be text or an integer');
  if (enforce_nonce === true && nonce === undefined) collect('enforce_nonce', 'needs a nonce');
}

/** Our own rule: said on every message and edit, because left out it means that everything pings. */
function mentionRules(collect: Collect, mentions: unknown): void {
  if (!isJson(mentions)) return collect('allowed_mentions', 'must be on every message and every edit');
  knownKeys(collect, 'allowed_mentions', mentions, ['parse', 'roles', 'users', 'replied_user']);
  const parse = listOf(mentions['parse']);
  for (const kind of ['roles', 'users']) {
    count(collect, `allowed_mentions.${kind}`, mentions[kind], 0, 100);
    if (parse.includes(kind) && listOf(mentions[kind]).length > 0) {
      collect(`allowed_mentions.${kind}`, `excludes "${kind}" in parse`);
    }
  }
}

/** What a message is made of, `whole`: an edit together with what it leaves as it was. */
function contentRules(collect: Collect, whole: Json): void {
  const isV2 = (Number(whole['flags'] ?? 0) & IsComponentsV2) !== 0;
  const ofForms = everyComponent(whole['components']).some(({ type }) => type === 4);
  if (ofForms) collect('components', 'a text input stands in forms only');
  optionalLength(collect, 'content', whole['content'], 0, 2000);
  embedRules(collect, whole['embeds'] ?? []);
  if (isV2) v2Rules(collect, whole);
  else classicRules(collect, whole);
  const ids = everyComponent(whole['components'])
    .map((it) => textOf(it['custom_id']))
    .filter(Boolean);
  doubled(ids, (id) => collect('components', `custom_id ${JSON.stringify(id)} is there twice`));
}

function v2Rules(collect: Collect, whole: Json): void {
  if (textOf(whole['content'])) collect('content', 'is excluded by the flag for Components V2');
  for (const key of ['embeds', 'sticker_ids']) {
    if (listOf(whole[key]).length > 0) collect(key, 'is excluded by the flag for Components V2');
  }
  if (whole['poll']) collect('poll', 'is excluded by the flag for Components V2');
  componentRules(collect, 'components', whole['components'], topLevel.v2);
  const all = everyComponent(whole['components']);
  if (all.length === 0) collect('', 'an empty message');
  if (all.length > 40) collect('components', `must be at most 40 with the nested ones, are ${all.length}`);
  const characters = all.reduce((sum, it) => sum + (it['type'] === 10 ? textOf(it['content']).length : 0), 0);
  if (characters > 4000)
    collect('components', `must have at most 4000 characters of text, have ${characters}`);
}

const isV2Only = (it: unknown): boolean => isJson(it) && !topLevel.classic.includes(Number(it['type']));

function classicRules(collect: Collect, whole: Json): void {
  count(collect, 'components', whole['components'], 0, 5);
  if (listOf(whole['components']).some(isV2Only)) {
    collect('components', 'needs the flag for Components V2');
  }
  componentRules(collect, 'components', whole['components'], topLevel.v2);
  const parts = ['embeds', 'components', 'attachments', 'sticker_ids'].flatMap((key) => listOf(whole[key]));
  if (!textOf(whole['content']).trim() && parts.length === 0 && !whole['poll'])
    collect('', 'an empty message');
}

/** Faults of what is shown as a modal. */
export function modalFaults(data: unknown): string[] {
  return collected((collect) => {
    if (!isJson(data)) return collect('', 'must be an object');
    knownKeys(collect, '', data, ['custom_id', 'title', 'components']);
    length(collect, 'custom_id', data['custom_id'], 1, 100);
    length(collect, 'title', data['title'], 1, 45);
    count(collect, 'components', data['components'], 1, 5);
    componentRules(collect, 'components', data['components'], topLevel.modal);
    const rows = listOf(data['components']).filter((part) => isJson(part) && part['type'] === 1);
    if (everyComponent(rows).some(({ type }) => type !== 1 && type !== 4)) {
      collect('components', 'a row of a form holds a text input');
    }
    const ids = everyComponent(data['components'])
      .map((it) => textOf(it['custom_id']))
      .filter(Boolean);
    doubled(ids, (id) => collect('components', `custom_id ${JSON.stringify(id)} is there twice`));
  });
}

/** Faults of the choices that are offered while an option is typed. */
export function choiceFaults(data: unknown): string[] {
  return collected((collect) => {
    if (!isJson(data) || !Array.isArray(data['choices'])) return collect('choices', 'must be a list');
    knownKeys(collect, '', data, ['choices']);
    count(collect, 'choices', data['choices'], 0, 25);
    data['choices'].forEach((choice: unknown, index) => oneChoice(collect, `choices[${index}]`, choice));
  });
}

function oneChoice(collect: Collect, at: string, choice: unknown): void {
  if (!isJson(choice)) return collect(at, 'must be an object');
  knownKeys(collect, at, choice, ['name', 'name_localizations', 'value']);
  length(collect, `${at}.name`, choice['name'], 1, 100);
  if (typeof choice['value'] !== 'number') length(collect, `${at}.value`, choice['value'], 1, 100);
}

/** Deferring takes no part of a message, and of the flags only the one that makes it private. */
export function deferFaults(data: unknown): string[] {
  return collected((collect) => {
    if (data === undefined || data === null) return;
    if (!isJson(data)) return collect('data', 'must be an object');
    knownKeys(collect, 'data', data, ['flags']);
    if (Number(data['flags'] ?? 0) & ~Ephemeral) collect('data.flags', 'only the flag for private answers');
  });
}
