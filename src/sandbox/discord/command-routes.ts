// Registering commands: what was sent comes back as Discord writes it, with its defaults filled in.
import { refusal } from './discord-error.ts';
import type { Json } from './message.ts';
import { commandFaults, commandListFaults } from '../rules/payload-rules.ts';
import { asText, isJson, listOf, textOf } from '../rules/rule-kit.ts';
import { schemaFaults } from '../rules/schema.ts';
import { done, ok, param, refuseFaults, type Call, type Result, type Route, type State } from './state.ts';
import { nextId, type AppCommand } from './world.ts';

const everywhere = '/applications/:application/commands';
const inServer = '/applications/:application/guilds/:guild/commands';

export const commandRoutes: Route[] = [everywhere, inServer].flatMap((path): Route[] => [
  { method: 'GET', path, run: list },
  { method: 'PUT', path, run: replaceAll },
  { method: 'POST', path, run: create },
  {
    method: 'GET',
    path: `${path}/:command`,
    run: (state, call) => ok(commandJson(state, one(state, call), true)),
  },
  { method: 'PATCH', path: `${path}/:command`, run: change },
  { method: 'DELETE', path: `${path}/:command`, run: remove },
]);

function scope(state: State, call: Call): string | undefined {
  if (param(call, 'application') !== state.world.application.id) throw refusal(20012);
  const guild = call.params['guild'];
  if (guild !== undefined && !state.world.servers[guild]?.members[state.world.bot.id]) throw refusal(50001);
  return guild;
}

const inScope = (state: State, guild: string | undefined): AppCommand[] =>
  state.world.commands.filter(({ guild_id }) => guild_id === guild);

function list(state: State, call: Call): Result {
  const isWhole = call.query.get('with_localizations') === 'true';
  return ok(inScope(state, scope(state, call)).map((command) => commandJson(state, command, isWhole)));
}

function replaceAll(state: State, call: Call): Result {
  const guild = scope(state, call);
  const bodies = listOf(call.body);
  const ofSchema = bodies.flatMap((body, index) =>
    schemaFaults('commandOfList', body).map((fault) => `[${index}].${fault}`),
  );
  refuseFaults(state, call, [...commandListFaults(call.body), ...ofSchema]);
  const made = bodies.filter(isJson).map((body) => commandFrom(state, guild, body));
  state.world.commands = [...state.world.commands.filter(({ guild_id }) => guild_id !== guild), ...made];
  return ok(made.map((command) => commandJson(state, command, true)));
}

function create(state: State, call: Call): Result {
  const guild = scope(state, call);
  refuseFaults(state, call, [...commandFaults(call.body), ...schemaFaults('command', call.body)]);
  const command = commandFrom(state, guild, isJson(call.body) ? call.body : {});
  const before = state.world.commands.findIndex(({ id }) => id === command.id);
  if (before >= 0) state.world.commands[before] = command;
  else state.world.commands.push(command);
  return { status: before >= 0 ? 200 : 201, body: commandJson(state, command, true) };
}

function one(state: State, call: Call): AppCommand {
  const found = inScope(state, scope(state, call)).find(({ id }) => id === param(call, 'command'));
  if (!found) throw refusal(10063);
  return found;
}

function change(state: State, call: Call): Result {
  const command = one(state, call);
  const body = { ...command.body, ...(isJson(call.body) ? call.body : {}) };
  refuseFaults(state, call, [...commandFaults(body), ...schemaFaults('commandEdit', call.body)]);
  Object.assign(command, {
    body,
    name: textOf(body['name']),
    version: nextId(state.world, state.calendar()),
  });
  return ok(commandJson(state, command, true));
}

function remove(state: State, call: Call): Result {
  const gone = one(state, call);
  state.world.commands = state.world.commands.filter((command) => command !== gone);
  return done;
}

/** A command of the same name and type keeps its id; an unchanged one its version too. */
function commandFrom(state: State, guild: string | undefined, body: Json): AppCommand {
  const name = textOf(body['name']);
  const type = Number(body['type'] ?? 1);
  const before = inScope(state, guild).find((known) => known.name === name && known.type === type);
  if (before && JSON.stringify(before.body) === JSON.stringify(body)) return before;
  const id = before?.id ?? nextId(state.world, state.calendar());
  const version = nextId(state.world, state.calendar());
  return { id, version, name, type, body, ...(guild === undefined ? {} : { guild_id: guild }) };
}

/** Without the dictionaries of translations unless `isWhole`. */
function commandJson(state: State, command: AppCommand, isWhole: boolean): Json {
  const { id, type, version, name, guild_id, body } = command;
  const permissions = body['default_member_permissions'] ?? null;
  const options = listOf(body['options']).filter(isJson);
  return {
    id,
    application_id: state.world.application.id,
    version,
    type,
    name,
    description: body['description'],
    ...(isWhole ? translations(body) : {}),
    default_member_permissions: permissions === null ? null : asText(permissions),
    nsfw: body['nsfw'] === true,
    ...(guild_id === undefined ? places(body) : { guild_id }),
    ...(options.length > 0 ? { options: options.map((option) => optionJson(option, isWhole)) } : {}),
  };
}

const translations = (it: Json): Json => ({
  name_localizations: it['name_localizations'] ?? null,
  description_localizations: it['description_localizations'] ?? null,
});

const rising = (numbers: readonly unknown[]): number[] => numbers.map(Number).toSorted((a, b) => a - b);

function places(body: Json): Json {
  const contexts = Array.isArray(body['contexts']) ? rising(body['contexts']) : null;
  const types = Array.isArray(body['integration_types']) ? rising(body['integration_types']) : [0];
  const dm_permission = contexts ? contexts.includes(1) : body['dm_permission'] !== false;
  return { contexts, integration_types: types, dm_permission };
}

/** Discord leaves out what is false or empty. */
function optionJson(option: Json, isWhole: boolean): Json {
  const { name_localizations, description_localizations, options, choices, ...rest } = option;
  const kept = Object.fromEntries(
    Object.entries(rest).filter(([, value]) => value !== false && value !== null),
  );
  const nested = listOf(options).filter(isJson);
  const fixed = listOf(choices).filter(isJson);
  return {
    ...kept,
    ...(isWhole ? given({ name_localizations, description_localizations }) : {}),
    ...(nested.length > 0 ? { options: nested.map((one) => optionJson(one, isWhole)) } : {}),
    ...(fixed.length > 0 ? { choices: fixed.map((choice) => choiceJson(choice, isWhole)) } : {}),
  };
}

const given = (it: Json): Json =>
  Object.fromEntries(Object.entries(it).filter(([, value]) => value !== undefined && value !== null));

function choiceJson({ name, name_localizations, value }: Json, isWhole: boolean): Json {
  return { name, ...(isWhole ? given({ name_localizations }) : {}), value };
}
