// Making, changing and finding messages.
import { MessageFlags, PermissionFlagsBits as May } from 'discord-api-types/v10';
import { everyComponent } from '../rules/component-rules.ts';
import type { Attachment, Json, Message } from './message.ts';
import { mayIn, serverOf } from './permissions.ts';
import { isJson, listOf, textOf } from '../rules/rule-kit.ts';
import type { State, Upload } from './state.ts';
import { messagesOf, nextId, type Channel, type StoredMessage, type User } from './world.ts';

/** As Discord writes instants: 2023-02-17T00:00:00.000000+00:00. */
export const timestamp = (at: Temporal.Instant): string =>
  at.toString({ smallestUnit: 'microsecond' }).replace('Z', '+00:00');

export type Draft = {
  channel: Channel;
  body: Json;
  files: Upload[];
  /** What pings when allowed_mentions is left out: all, or users only. */
  pingsByDefault: 'all' | 'users';
  more?: Partial<Message>;
  onlyFor?: string;
  command?: string;
};

export function addMessage(state: State, draft: Draft): Message {
  const { channel, body, files, more, onlyFor, command } = draft;
  const now = state.calendar();
  const message: Message = {
    id: nextId(state.world, now),
    channel_id: channel.id,
    type: 0,
    author: state.world.bot,
    content: textOf(body['content']),
    timestamp: timestamp(now),
    edited_timestamp: null,
    tts: body['tts'] === true,
    ...pings(state, draft),
    attachments: [],
    embeds: embedsOf(body),
    components: numbered(listOf(body['components'])),
    pinned: false,
    flags: Number(body['flags'] ?? 0),
    application_id: state.world.application.id,
    ...more,
  };
  message.attachments = attachmentsOf(state, message, files);
  dropEmbeds(state, channel, message);
  messagesOf(state.world, channel.id).push({
    message,
    ...(onlyFor ? { onlyFor } : {}),
    ...(command ? { command } : {}),
  });
  return message;
}

/** Without the permission Discord takes the embeds out of a message in a channel, and says nothing. */
function dropEmbeds(state: State, channel: Channel, message: Message): void {
  if (message.embeds.length === 0 || message.webhook_id || message.author.id !== state.world.bot.id) return;
  if (mayIn(state.world, channel, state.world.bot.id, state.calendar()) & May.EmbedLinks) return;
  const what = `${message.embeds.length} embeds dropped: Embed Links is missing`;
  message.embeds = [];
  state.losses.push({ channelId: channel.id, messageId: message.id, what });
}

const embedsOf = (body: Json): Json[] =>
  listOf(body['embeds'])
    .filter(isJson)
    .map((embed) => ({ type: 'rich', ...embed }));

function attachmentsOf(state: State, message: Message, files: readonly Upload[]): Attachment[] {
  return files.map(({ name, size, type }) => {
    const id = nextId(state.world);
    const url = `${new URL(state.url).origin}/attachments/${message.channel_id}/${id}/${encodeURIComponent(name)}`;
    return { id, filename: name, size, content_type: type, url };
  });
}

/** Every component gets a number in its message, as Discord gives it. */
function numbered(components: readonly unknown[]): Json[] {
  const copy = structuredClone(components.filter(isJson));
  const taken = new Set(everyComponent(copy).map(({ id }) => id));
  let last = 0;
  for (const component of everyComponent(copy)) {
    if (typeof component['id'] === 'number' && component['id'] > 0) continue;
    do last += 1;
    while (taken.has(last));
    component['id'] = last;
  }
  return copy;
}

export function editMessage(state: State, stored: StoredMessage, draft: Draft): Message {
  const { message } = stored;
  const { body, files } = draft;
  const wasLoading = (message.flags & MessageFlags.Loading) !== 0;
  if (body['content'] !== undefined) message.content = textOf(body['content']);
  if (body['embeds'] !== undefined) message.embeds = embedsOf(body);
  if (body['components'] !== undefined) message.components = numbered(listOf(body['components']));
  if (body['flags'] !== undefined) message.flags = editedFlags(message.flags, Number(body['flags'] ?? 0));
  message.flags &= ~MessageFlags.Loading;
  if (body['attachments'] !== undefined) keepAttachments(message, body['attachments']);
  message.attachments.push(...attachmentsOf(state, message, files));
  Object.assign(message, pings(state, { ...draft, body: { ...body, ...textParts(message) } }));
  if (!wasLoading) message.edited_timestamp = timestamp(state.calendar());
  dropEmbeds(state, draft.channel, message);
  return message;
}

const textParts = ({ content, components }: Message): Json => ({ content, components });

/** Of the flags an edit changes only whether embeds are hidden, and it may turn a message into Components V2. */
function editedFlags(before: number, given: number): number {
  const { SuppressEmbeds, IsComponentsV2 } = MessageFlags;
  return (before & ~SuppressEmbeds) | (given & (SuppressEmbeds | IsComponentsV2));
}

function keepAttachments(message: Message, kept: unknown): void {
  const ids = listOf(kept)
    .filter(isJson)
    .map(({ id }) => String(id));
  message.attachments = message.attachments.filter(({ id }) => ids.includes(id));
}

type Pings = Pick<Message, 'mention_everyone' | 'mentions' | 'mention_roles'>;

/** Whom a message really pings: what it names, what it allows, and what the roles and permissions let it. */
function pings(state: State, { channel, body, pingsByDefault }: Draft): Pings {
  const text = [body['content'], ...everyComponent(body['components']).map(({ content }) => content)]
    .map(textOf)
    .join('\n');
  const allowed = isJson(body['allowed_mentions']) ? body['allowed_mentions'] : undefined;
  const byDefault = pingsByDefault === 'all' ? ['everyone', 'roles', 'users'] : ['users'];
  const parse = allowed ? listOf(allowed['parse']) : byDefault;
  const may = mayIn(state.world, channel, state.world.bot.id, state.calendar());
  const allows = (kind: string, id: string) => parse.includes(kind) || listOf(allowed?.[kind]).includes(id);
  const mass = (may & May.MentionEveryone) !== 0n;
  return {
    mention_everyone: mass && parse.includes('everyone') && /@(everyone|here)\b/.test(text),
    mentions: idsIn(text, /<@!?(\d+)>/g)
      .filter((id) => allows('users', id))
      .flatMap((id): User[] => peopleNamed(state, id)),
    mention_roles: idsIn(text, /<@&(\d+)>/g).filter(
      (id) =>
        allows('roles', id) && (mass || serverOf(state.world, channel)?.roles[id]?.mentionable === true),
    ),
  };
}

function peopleNamed({ world }: State, id: string): User[] {
  const person = world.people[id];
  return person ? [person.user] : [];
}

const idsIn = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].flatMap(([, id]) => id ?? [])),
];

/** What an edit leaves as it was, for the rules that look at the whole message. */
export const partsBefore = ({ content, embeds, components, attachments, flags }: Message): Json => ({
  content,
  embeds,
  components,
  attachments,
  flags,
});

export const seenBy = ({ onlyFor, dismissed }: StoredMessage, userId: string): boolean =>
  !dismissed && (onlyFor === undefined || onlyFor === userId);

export function removeMessage(state: State, channelId: string, messageId: string): void {
  const list = messagesOf(state.world, channelId);
  const index = list.findLastIndex(({ message }) => message.id === messageId);
  if (index >= 0) list.splice(index, 1);
}
