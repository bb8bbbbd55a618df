// From a raw interaction to its handler and back. This is the one place that catches what handlers throw:
// expected errors are ordinary replies; all else is logged under a reference, and the person is shown that reference alone.
import {
  ComponentType,
  InteractionType,
  type APIApplicationCommandAutocompleteInteraction,
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
} from 'discord-api-types/v10';
import { tell, type Command, type Context, type Reply, type Subcommand } from '../command.ts';
import { readCustomId } from '../view/custom-id.ts';
import { reply, text, type Message } from '../view/message.ts';
import { contextOf, type House } from './context-of.ts';
import { decodeOptions } from './decode-options.ts';
import { answerByCallback, createResponder, type FirstAnswer, type Responder } from './responder.ts';
import type { Requests } from './requests.ts';
import { typedIn } from './typed-words.ts';

/** `settle` is called with whether the person has it now. */
export type Notice = { message: Message; settle(delivered: boolean): Promise<void> };

export type RouterParts = {
  commands: readonly Command[];
  requests: Requests;
  house(): House;
  /** One for each interaction: whatever is logged of it has it, and a person is shown it where something fails. */
  newReference(): string;
  /** `typed`: what the person had typed, which an error may repeat. */
  onError(error: unknown, of: { reference: string; what: string; typed: readonly string[] }): void;
  /** Told when Discord has the answer; `seconds`: since the interaction came. */
  onDone(done: Done): void;
  /** What a person is told, privately, after the answer to a command: that a message could not reach them. */
  notice(context: Context): Promise<Notice | undefined>;
};

/** `what`: /movie, /movie suggestions, movie/remind. */
export type Done = { what: string; result: 'answered' | 'failed'; reference: string; seconds: number };

/** How one kind of interaction is handled: what to run, and whether Discord is first asked for more time. */
type Handling = { what: string; slow?: 'private' | 'update' | undefined; run(): Reply | Promise<Reply> };

/** `answer`: how the door that an interaction came through wants the first answer; without it, by a request of its own. */
export type Router = (interaction: APIInteraction, answer?: FirstAnswer) => Promise<'handled' | 'repeated'>;

export function createRouter(parts: RouterParts): Router {
  const seen = createSeen(1000);
  return async (interaction, answer = answerByCallback(parts.requests, interaction)) => {
    // Discord may repeat an event after a reconnect, and anybody a request that they have seen.
    if (seen(interaction.id)) return 'repeated';
    const from = performance.now();
    const responder = createResponder(parts.requests, interaction, answer);
    const asked = { responder, reference: parts.newReference(), typed: typedIn(interaction) };
    const { context, ...done } =
      interaction.type === InteractionType.ApplicationCommandAutocomplete
        ? await suggest(parts, interaction, asked)
        : await handle(parts, interaction, asked);
    parts.onDone({ ...done, reference: asked.reference, seconds: (performance.now() - from) / 1000 });
    if (context && interaction.type === InteractionType.ApplicationCommand)
      await giveNotice(parts, context, asked);
    return 'handled';
  };
}

function createSeen(most: number): (id: string) => boolean {
  const ids = new Set<string>();
  return (id) => {
    if (ids.has(id)) return true;
    ids.add(id);
    const [oldest] = ids;
    if (ids.size > most && oldest) ids.delete(oldest);
    return false;
  };
}

type Asked = { responder: Responder; reference: string; typed: readonly string[] };
/** `context`: of whom it was answered to. */
type Ended = Pick<Done, 'what' | 'result'> & { context?: Context };

async function handle(parts: RouterParts, interaction: APIInteraction, asked: Asked): Promise<Ended> {
  const { responder } = asked;
  let what = 'interaction';
  try {
    const context = contextOf(interaction, parts.house());
    const handling = handlingOf(parts, interaction, context);
    what = handling.what;
    if (handling.slow) await responder.defer(handling.slow);
    await responder.reply(await handling.run());
    return { what, result: 'answered', context };
  } catch (error) {
    await apologise(parts, interaction, asked, { error, what });
    return { what, result: 'failed' };
  }
}

/** An answer that stands is not spoiled by what should follow it. */
async function giveNotice(
  parts: RouterParts,
  context: Context,
  { responder, reference, typed }: Asked,
): Promise<void> {
  let notice: Notice | undefined;
  try {
    notice = await parts.notice(context);
    if (!notice) return;
    await responder.followUp(notice.message);
    await notice.settle(true);
  } catch (error) {
    parts.onError(error, { reference, what: 'a notice', typed });
    await notice?.settle(false);
  }
}

async function apologise(
  parts: RouterParts,
  interaction: APIInteraction,
  { responder, reference, typed }: Asked,
  { error, what }: { error: unknown; what: string },
): Promise<void> {
  parts.onError(error, { reference, what, typed });
  try {
    const { say } = contextOf(interaction, parts.house());
    await responder.reply(sorry(say.problems.unexpected(reference)));
  } catch (second) {
    parts.onError(second, { reference, what: `${what}: telling the person`, typed });
  }
}

function handlingOf(parts: RouterParts, interaction: APIInteraction, context: Context): Handling {
  switch (interaction.type) {
    case InteractionType.ApplicationCommand:
      return handlingOfCommand(parts, interaction as APIChatInputApplicationCommandInteraction, context);
    case InteractionType.MessageComponent:
      return handlingOfPress(parts, interaction, context);
    case InteractionType.ModalSubmit:
      return handlingOfSubmit(parts, interaction, context);
    default:
      throw new Error(`interactions of type ${interaction.type} are not for this bot`);
  }
}

type Data = APIChatInputApplicationCommandInteraction['data'];

function findSubcommand(
  { commands }: RouterParts,
  data: Data,
): { subcommand: Subcommand | undefined; path: string } {
  const command = commands.find(({ name }) => name === data.name);
  if (command?.kind !== 'group') return { subcommand: command, path: data.name };
  const name = decodeOptions(data).subcommand ?? '';
  return { subcommand: command.commands[name], path: `${data.name} ${name}` };
}

function handlingOfCommand(
  parts: RouterParts,
  { data }: APIChatInputApplicationCommandInteraction,
  context: Context,
): Handling {
  const { subcommand, path } = findSubcommand(parts, data);
  if (!subcommand) return { what: 'unknown command', run: () => sorry(context.say.problems.unknownCommand) };
  const { values } = decodeOptions(data);
  return { what: `/${path}`, slow: subcommand.slow, run: () => subcommand.run(values, context) };
}

function handlingOfPress(
  parts: RouterParts,
  interaction: APIMessageComponentInteraction,
  context: Context,
): Handling {
  const { data } = interaction;
  const { command, action, args } = readCustomId(data.custom_id);
  const press = parts.commands.find(({ name }) => name === command)?.presses?.[action];
  if (!press) return { what: 'unknown button', run: () => sorry(context.say.problems.unknownPress) };
  const values = data.component_type === ComponentType.Button ? [] : data.values;
  return { what: `${command}/${action}`, slow: press.slow, run: () => press.run({ args, values }, context) };
}

function handlingOfSubmit(
  parts: RouterParts,
  { data }: APIModalSubmitInteraction,
  context: Context,
): Handling {
  const { command, action, args } = readCustomId(data.custom_id);
  const submit = parts.commands.find(({ name }) => name === command)?.submits?.[action];
  if (!submit) return { what: 'unknown form', run: () => sorry(context.say.problems.unknownPress) };
  const fields = fieldsOf(data.components);
  return {
    what: `${command}/${action}`,
    slow: submit.slow,
    run: () => submit.run({ args, fields }, context),
  };
}

const sorry = (sentence: string): Reply => tell(reply(text(sentence)));

/** The inputs of a modal by custom_id; of a select, what was chosen, joined by commas. */
function fieldsOf(components: readonly unknown[]): Record<string, string> {
  const fields: Record<string, string> = {};
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    if ('custom_id' in part && 'value' in part) fields[String(part.custom_id)] = String(part.value);
    if ('custom_id' in part && 'values' in part)
      fields[String(part.custom_id)] = (part.values as string[]).join(',');
    if ('component' in part) visit(part.component);
    if ('components' in part) (part.components as unknown[]).forEach(visit);
  };
  components.forEach(visit);
  return fields;
}

async function suggest(
  parts: RouterParts,
  interaction: APIApplicationCommandAutocompleteInteraction,
  { responder, reference, typed }: Asked,
): Promise<Ended> {
  const data = interaction.data as Data;
  let what = 'suggestions';
  try {
    const context = contextOf(interaction, parts.house());
    const { subcommand, path } = findSubcommand(parts, data);
    if (subcommand) what = `/${path} suggestions`;
    const { focused, values } = decodeOptions(data);
    const choices = focused && (await subcommand?.suggest?.({ ...focused, given: values }, context));
    await responder.suggest((choices ?? []).slice(0, 25));
    return { what, result: 'answered' };
  } catch (error) {
    // Nobody reads an error while typing: what is typed can still be sent.
    parts.onError(error, { reference, what, typed });
    return { what, result: 'failed' };
  }
}
