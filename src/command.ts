// What a command is, and what its handler receives and returns. A handler takes values and returns a Reply; it never sees discord.js.
import type { AlertInPost } from './core/alert.ts';
import type { Catalogue } from './core/catalogue.ts';
import type { SourceState } from './core/source-record.ts';
import type { Language, Reminder, Subscription } from './core/subscription.ts';
import type { AlertRecord, OffPeriod } from './core/why.ts';
import type { Say } from './text/index.ts';
import type { Message, ModalForm } from './view/message.ts';

// ── What is typed ────────────────────────────────────────────────────────────────────────────────────────────────

/** A channel that a person chose, with Discord's own word on what the person and the bot may do there. */
export type ChosenChannel = {
  id: string;
  type: number;
  name: string;
  /** The caller's permissions there. */
  permissions: bigint;
  /** The bot's permissions there; undefined while the bot is not in the server. */
  appPermissions?: bigint;
};

export type ChosenRole = { id: string; name: string; mentionable: boolean; managed: boolean };

type Values = { text: string; integer: number; channel: ChosenChannel; role: ChosenRole };

type OptionKind = keyof Values;

export type Option<K extends OptionKind = OptionKind, R extends boolean = boolean> = {
  kind: K;
  required: R;
  suggests?: boolean;
  /** Integer: the least and the most. Text: the fewest and the most characters. */
  least?: number;
  most?: number;
  /** Text with fixed choices: each value, and its name in a language. */
  choices?: readonly { value: string; name: (say: Say) => string }[];
  channelTypes?: readonly number[];
};

export type Options = Record<string, Option>;

type OptionalOf<O extends Options> = {
  [K in keyof O as O[K]['required'] extends true ? never : K]?: Values[O[K]['kind']];
};
type RequiredOf<O extends Options> = {
  [K in keyof O as O[K]['required'] extends true ? K : never]: Values[O[K]['kind']];
};
/** What a handler receives of its options: a required one is there, another may be undefined. */
export type Given<O extends Options> = RequiredOf<O> & OptionalOf<O>;

type Limits = Omit<Option, 'kind' | 'required'>;
export const text = (limits: Limits = {}): Option<'text', false> => ({
  ...limits,
  kind: 'text',
  required: false,
});
export const requiredText = (limits: Limits = {}): Option<'text', true> => ({
  ...limits,
  kind: 'text',
  required: true,
});
export const integer = (limits: Limits = {}): Option<'integer', false> => ({
  ...limits,
  kind: 'integer',
  required: false,
});
export const channel = (limits: Limits = {}): Option<'channel', false> => ({
  ...limits,
  kind: 'channel',
  required: false,
});
export const role = (limits: Limits = {}): Option<'role', false> => ({
  ...limits,
  kind: 'role',
  required: false,
});

/** A name and a description in one language, and those of the options. Discord: names 1-32, descriptions 1-100 characters. */
export type Words<Option extends string = string> = {
  name: string;
  about: string;
  options?: { [K in Option]: { name: string; about: string } };
};

// ── What a handler receives ──────────────────────────────────────────────────────────────────────────────────────

/** What was posted, or why Discord did not take it. */
export type Posted =
  | { ok: true; messageId: string }
  /** `code`: Discord's own, where it gave one. */
  | { ok: false; why: 'channel gone' | 'no access' | 'refused' | 'no answer'; code?: number };

export type PostHistory = {
  /** The newest that was sent. */
  last?: { due: Temporal.Instant; messageId: string };
  /** Posts that are due and not sent yet. */
  waiting: number;
  /** Posts that could not be sent within their window. */
  missed: number;
};

export type Subscriptions = {
  get(channelId: string): Promise<Subscription | undefined>;
  inGuild(guildId: string): Promise<readonly Subscription[]>;
  /**
   * Makes of a channel's subscription, as it then stands, what `change` gives, in one transaction, and plans anew.
   * `change` may return what it was given, or undefined, for no change. Gives what stands afterwards.
   */
  change(
    channelId: string,
    change: (current: Subscription | undefined) => Subscription | undefined,
  ): Promise<Subscription | undefined>;
  remove(channelId: string): Promise<void>;
  /** Tries what waits for the channel now, whenever it was put off to, and comes back when it was tried. */
  retry(channelId: string): Promise<void>;
  history(channelId: string): Promise<PostHistory>;
  /** What was sent there, may have been, or is on its way, dates of past months left out: none of it is owed again. */
  told(channelId: string): Promise<readonly AlertInPost[]>;
  /** What is known of a movie's alerts there, by due, and when the bot was off. */
  onRecord(
    channelId: string,
    movieId: string,
  ): Promise<{ records: readonly AlertRecord[]; offPeriods: readonly OffPeriod[] }>;
};

export type Reminders = {
  of(userId: string): Promise<readonly Reminder[]>;
  /** False: it was there already. */
  add(reminder: Reminder): Promise<boolean>;
  /** False: there was none. */
  remove(userId: string, movieId: string): Promise<boolean>;
};

export type Context = {
  say: Say;
  language: Language;
  now: Temporal.Instant;
  /** DEFAULT_TIME_ZONE: for cards, and for subscriptions that name none. */
  timeZone: string;
  /** Whose dates cards and lists show here: a region of ISO 3166. */
  region: string;
  movies: Catalogue;
  /** Where they come from. */
  sources: readonly SourceState[];
  subscriptions: Subscriptions;
  reminders: Reminders;
  /** Posts a message into a channel, in Discord's own time. Only after a handler that is declared slow was deferred. */
  post(channelId: string, message: Message): Promise<Posted>;
  user: { id: string };
  /** Undefined outside servers. */
  guild?: { id: string };
  channel: ChosenChannel;
  /** The message on which a button or select stands. */
  message?: { isPrivate: boolean };
  /** The ids of the registered commands by name, for mentions such as </movie:123>. */
  commandIds: ReadonlyMap<string, string>;
  version: string;
};

// ── What a handler returns ───────────────────────────────────────────────────────────────────────────────────────

export type Reply =
  | { kind: 'message'; private: boolean; message: Message }
  /** Replaces the message on which the button or select stands. */
  | { kind: 'update'; message: Message }
  | { kind: 'form'; form: ModalForm };

export const show = (message: Message): Reply => ({ kind: 'message', private: false, message });
export const tell = (message: Message): Reply => ({ kind: 'message', private: true, message });
export const update = (message: Message): Reply => ({ kind: 'update', message });
export const ask = (form: ModalForm): Reply => ({ kind: 'form', form });

export type Choice = { name: string; value: string };

/** What a button or select does. `args` is what its custom_id carries, `values` what was chosen. */
export type Press = {
  /** Asks Discord for more than 3 seconds before it starts: a private answer, or a change of the message pressed. */
  slow?: 'private' | 'update';
  run(
    pressed: { args: readonly string[]; values: readonly string[] },
    context: Context,
  ): Reply | Promise<Reply>;
};

/** What a modal does when it is sent: `fields` by their custom_id. */
export type Submit = {
  slow?: 'private' | 'update';
  run(
    sent: { args: readonly string[]; fields: Readonly<Record<string, string>> },
    context: Context,
  ): Reply | Promise<Reply>;
};

export type Subcommand<O extends Options = Options> = {
  words: (say: Say) => Words<keyof O & string>;
  options: O;
  /** Asks Discord for more than 3 seconds before it starts; the answer is private. */
  slow?: 'private';
  /** Choices for the option that is being typed, at most 25. */
  suggest?(
    typed: { option: keyof O & string; text: string; given: Partial<Record<keyof O & string, unknown>> },
    context: Context,
  ): readonly Choice[] | Promise<readonly Choice[]>;
  run(given: Given<O>, context: Context): Reply | Promise<Reply>;
};

type Common = {
  name: string;
  presses?: Record<string, Press>;
  submits?: Record<string, Submit>;
  /** In servers only, and by default for those who hold these permissions. */
  serverOnly?: { permissions: bigint };
};

// Methods are compared loosely by TypeScript, which is what lets a list hold commands of different options.
export type Command = Common &
  (
    | ({ kind: 'command' } & Subcommand)
    | { kind: 'group'; words: (say: Say) => Words; commands: Record<string, Subcommand> }
  );

export const command = <const O extends Options>(given: Common & Subcommand<O>): Command => ({
  ...given,
  kind: 'command',
});

export const subcommand = <const O extends Options>(given: Subcommand<O>): Subcommand => given;

export const group = (
  given: Common & { words: (say: Say) => Words; commands: Record<string, Subcommand> },
): Command => ({ ...given, kind: 'group' });
