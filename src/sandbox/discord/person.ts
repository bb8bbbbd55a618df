// Someone at a keyboard: types commands, presses buttons, picks, and sends forms.
import { ComponentType, InteractionType } from 'discord-api-types/v10';
import { awaitAnswer, failed, type Answer, type Form } from './answer.ts';
import { everyComponent } from '../rules/component-rules.ts';
import { sentFields } from './form-fields.ts';
import { interactionEvent, recordDeed, type Deed } from './interaction.ts';
import type { Json, Message } from './message.ts';
import { deliver } from './posting.ts';
import { addMessage, seenBy } from './messages.ts';
import { offersTo, type Offer } from '../page-server/offer-words.ts';
import { offered, type Offered } from './offers.ts';
import { isJson, listOf, textOf } from '../rules/rule-kit.ts';
import type { State } from './state.ts';
import { nothingResolved, typedOptions, withoutEmpty } from './typed-options.ts';
import {
  messagesOf,
  storedMessage,
  type Channel,
  type InteractionRecord,
  type StoredMessage,
} from './world.ts';

export type Choice = { name: string; value: string | number };

export type Person = {
  /** "movie" or "alerts subscribe"; channels and roles by name or id. */
  type(path: string, options?: Json): Promise<Answer>;
  /** What is offered while `focused` is typed. Throws when nothing is offered in time. */
  suggest(path: string, options: Json, focused: string): Promise<Choice[]>;
  press(message: { id: string }, customId: string): Promise<Answer>;
  pick(message: { id: string }, customId: string, values: readonly string[]): Promise<Answer>;
  submit(form: Form, fields: Record<string, string | readonly string[]>): Promise<Answer>;
  /** An ordinary message of this person. */
  write(content: string): Message;
  /** Puts a private message away: it is not seen any more, and the bot may still change it. */
  dismiss(message: { id: string }): void;
  /** The commands that are offered to this person here, in their language. */
  offers(): Offer[];
  /** The messages that this person sees in the channel, oldest first, private ones to them included. */
  sees(): Message[];
};

type Who = { state: State; userId: string; locale: string; channel: Channel };

export function person(who: Who): Person {
  const { state, channel, userId } = who;
  return {
    type: (path, options = {}) => typeCommand(who, path, options),
    suggest: (path, options, focused) => suggest(who, path, options, focused),
    press: (message, customId) => useComponent(who, message, customId, undefined),
    pick: (message, customId, values) => useComponent(who, message, customId, values),
    submit: (form, fields) => submitForm(who, form, fields),
    write: (content) => write(who, content),
    dismiss: (message) => dismiss(who, message),
    offers: () => offersTo(who),
    sees: () =>
      messagesOf(state.world, channel.id)
        .filter((stored) => seenBy(stored, userId))
        .map(({ message }) => structuredClone(message)),
  };
}

function perform(who: Who, deed: Omit<Deed, 'userId' | 'locale' | 'channel'>): Promise<Answer> {
  const whole = { ...deed, userId: who.userId, locale: who.locale, channel: who.channel };
  const record = recordDeed(who.state, whole);
  const answer = awaitAnswer(who.state, record);
  bring(who.state, record, structuredClone(interactionEvent(who.state, record, whole)));
  return answer;
}

/** Over HTTP or over the gateway: one or the other, as at Discord. */
function bring(state: State, record: InteractionRecord, event: Json): void {
  const [next, ...others] = state.endpoints;
  if (next === undefined) return state.dispatch('INTERACTION_CREATE', event);
  void deliver(state, state.endpoints, { record, event });
  state.endpoints = [...others, next];
}

function typeCommand(who: Who, path: string, given: Json): Promise<Answer> {
  const found = offered(who.state, path, who.userId, who.channel);
  if (typeof found === 'string') return Promise.resolve(failed(found));
  const resolved = nothingResolved();
  const options = typedOptions({ ...who, resolved }, found.options, given);
  if (typeof options === 'string') return Promise.resolve(failed(options));
  const more = Object.keys(withoutEmpty(resolved)).length > 0 ? { resolved: withoutEmpty(resolved) } : {};
  return perform(who, {
    type: InteractionType.ApplicationCommand,
    data: commandData(found, options, more),
    owners: found.owners,
    command: {
      id: found.command.id,
      name: [found.command.name, ...found.path.map(({ name }) => textOf(name))].join(' '),
    },
  });
}

function commandData({ command, path }: Offered, options: Json[], more: Json): Json {
  const nested = path.reduceRight((inner: Json[], step) => [{ ...step, options: inner }], options);
  const { id, name, type, guild_id } = command;
  return { id, name, type, options: nested, ...more, ...(guild_id === undefined ? {} : { guild_id }) };
}

async function suggest(who: Who, path: string, given: Json, focused: string): Promise<Choice[]> {
  const found = offered(who.state, path, who.userId, who.channel);
  if (typeof found === 'string') throw new Error(found);
  const option = found.options.find(({ name }) => name === focused);
  if (option?.['autocomplete'] !== true) throw new Error(`${focused} offers nothing while it is typed`);
  const typing = { ...who, resolved: nothingResolved() };
  const options = typedOptions(typing, found.options, { [focused]: '', ...given }, false);
  if (typeof options === 'string') throw new Error(options);
  const marked = options.map((one) => (one['name'] === focused ? { ...one, focused: true } : one));
  const type = InteractionType.ApplicationCommandAutocomplete;
  const answer = await perform(who, { type, data: commandData(found, marked, {}), owners: found.owners });
  if (!answer.choices) throw new Error(answer.failed ?? 'no choices');
  return answer.choices.map(asChoice);
}

const asChoice = ({ name, value }: Json): Choice => ({
  name: textOf(name),
  value: typeof value === 'number' ? value : textOf(value),
});

function useComponent(
  who: Who,
  { id }: { id: string },
  customId: string,
  values: readonly string[] | undefined,
): Promise<Answer> {
  const source = storedMessage(who.state.world, who.channel.id, id);
  if (!source || !seenBy(source, who.userId)) return Promise.resolve(failed('there is no such message here'));
  const component = everyComponent(source.message.components).find(({ custom_id }) => custom_id === customId);
  const why = component ? whyNot(component, values) : `there is no ${customId} on this message`;
  if (!component || why) return Promise.resolve(failed(why ?? ''));
  const { type, id: number } = component;
  const data = { component_type: type, custom_id: customId, id: number, ...(values ? { values } : {}) };
  const owners = ownersOf(who, source);
  return perform(who, { type: InteractionType.MessageComponent, data, owners, source });
}

function whyNot(component: Json, values: readonly string[] | undefined): string | undefined {
  if (component['disabled'] === true) return 'it is disabled';
  const isButton = component['type'] === ComponentType.Button;
  if (values === undefined) return isButton ? undefined : 'it is a select: pick from it';
  if (isButton) return 'it is a button: press it';
  const least = Number(component['min_values'] ?? 1);
  const most = Number(component['max_values'] ?? 1);
  if (values.length < least || values.length > most) return `${least} to ${most} values are picked`;
  const options = listOf(component['options']).filter(isJson);
  const stranger = values.find((value) => !options.some((option) => option['value'] === value));
  return stranger === undefined ? undefined : `${stranger} is not among the options`;
}

/** Who installed the bot that made the message: of an answer its caller's, else the server's. */
function ownersOf({ channel }: Who, { message }: StoredMessage): Record<string, string> {
  const known = message.interaction_metadata?.['authorizing_integration_owners'];
  if (!isJson(known)) return { '0': channel.guild_id ?? '0' };
  return Object.fromEntries(Object.entries(known).map(([key, value]) => [key, String(value)]));
}

function submitForm(
  who: Who,
  form: Form,
  fields: Record<string, string | readonly string[]>,
): Promise<Answer> {
  const from = who.state.world.interactions[form.token];
  if (!from || from.answer !== 'form') return Promise.resolve(failed('there is no such form'));
  const components = sentFields(form, fields);
  if (typeof components === 'string') return Promise.resolve(failed(components));
  const source = from.sourceId ? storedMessage(who.state.world, who.channel.id, from.sourceId) : undefined;
  const data = { custom_id: form.custom_id, components };
  const deed = {
    type: InteractionType.ModalSubmit,
    data,
    owners: from.owners,
    ...(source ? { source } : {}),
  };
  return perform(who, deed);
}

function write({ state, userId, channel }: Who, content: string): Message {
  const author = state.world.people[userId]?.user;
  if (!author) throw new Error(`there is no person ${userId}`);
  const draft = { channel, body: { content }, files: [], pingsByDefault: 'all' as const };
  const message = addMessage(state, { ...draft, more: { author } });
  delete message.application_id;
  state.changed();
  return structuredClone(message);
}

function dismiss({ state, userId, channel }: Who, { id }: { id: string }): void {
  const stored = storedMessage(state.world, channel.id, id);
  if (stored?.onlyFor !== userId) throw new Error('only a private message can be dismissed');
  stored.dismissed = true;
  state.changed();
}
