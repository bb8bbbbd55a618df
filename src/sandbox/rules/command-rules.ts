// Discord's rules for the commands that a bot registers.
// Source: https://discord.com/developers/docs/interactions/application-commands
import { Locale } from 'discord-api-types/v10';
import type { Json } from '../discord/message.ts';
import {
  collected,
  count,
  doubled,
  isJson,
  knownKeys,
  length,
  listOf,
  asText,
  textOf,
  type Collect,
} from './rule-kit.ts';

const words = ['name', 'name_localizations', 'description', 'description_localizations'];
const commandKeys = [
  ...words,
  'id',
  'type',
  'options',
  'default_member_permissions',
  'dm_permission',
  'default_permission',
  'nsfw',
  'contexts',
  'integration_types',
  'handler',
];
const valueKeys = [
  'required',
  'autocomplete',
  'choices',
  'min_value',
  'max_value',
  'min_length',
  'max_length',
];
const optionKeys = [...words, 'type', 'options', 'channel_types', ...valueKeys];
const locales: readonly string[] = Object.values(Locale);
const namePattern = /^[-_'\p{L}\p{N}\p{Script=Devanagari}\p{Script=Thai}]+$/u;
const subcommand = 1;
const subcommandGroup = 2;

/** Every fault of one slash command's body. */
export function commandFaults(body: unknown): string[] {
  return collected((collect) => {
    if (!isJson(body)) return collect('', 'must be an object');
    knownKeys(collect, '', body, commandKeys);
    wordRules(collect, '', body);
    optionRules(collect, '', body['options'], 0);
    placeRules(collect, body);
    const total = charactersOf(body);
    if (total > 8000) collect('', `must have at most 8000 characters in all, has ${total}`);
  });
}

/** Faults of a list that replaces all commands. */
export function commandListFaults(body: unknown): string[] {
  return collected((collect) => {
    if (!Array.isArray(body)) return collect('', 'must be a list');
    count(collect, '', body, 0, 100);
    body.forEach((one: unknown, index) => {
      for (const fault of commandFaults(one)) collect('', `[${index}].${fault}`);
    });
    const names = body.filter(isJson).map(({ type, name }) => `${Number(type ?? 1)} ${textOf(name)}`);
    doubled(names, (name, index) => collect(`[${index}].name`, `doubled ${name.slice(2)}`));
  });
}

function placeRules(collect: Collect, body: Json): void {
  for (const [key, known] of [['contexts', [0, 1, 2]] as const, ['integration_types', [0, 1]] as const]) {
    const list = body[key];
    if (list === undefined || list === null) continue;
    count(collect, key, list, 1, known.length);
    if (listOf(list).some((one) => !known.some((value) => value === one))) collect(key, 'unknown value');
    if (new Set(listOf(list)).size !== listOf(list).length) collect(key, 'doubled value');
  }
  const bits = body['default_member_permissions'];
  if (bits !== undefined && bits !== null && !/^\d{1,19}$/.test(asText(bits))) {
    collect('default_member_permissions', 'must be a whole number');
  }
}

const inside = (at: string, key: string): string => (at ? `${at}.${key}` : key);

function wordRules(collect: Collect, at: string, it: Json): void {
  nameRules(collect, inside(at, 'name'), it['name']);
  length(collect, inside(at, 'description'), it['description'], 1, 100);
  eachTranslation(collect, inside(at, 'name_localizations'), it['name_localizations'], nameRules);
  eachTranslation(collect, inside(at, 'description_localizations'), it['description_localizations'], about);
}

const about = (collect: Collect, at: string, value: unknown): void => length(collect, at, value, 1, 100);

function eachTranslation(collect: Collect, at: string, given: unknown, check: typeof about): void {
  if (given === undefined || given === null) return;
  if (!isJson(given)) return collect(at, 'must be an object');
  for (const [locale, value] of Object.entries(given)) {
    if (!locales.includes(locale)) collect(`${at}.${locale}`, 'unknown language');
    check(collect, `${at}.${locale}`, value);
  }
}

function nameRules(collect: Collect, at: string, value: unknown): void {
  const name = textOf(value).normalize('NFC');
  length(collect, at, typeof value === 'string' ? name : value, 1, 32);
  if (!namePattern.test(name)) collect(at, 'letters, digits, - _ and apostrophes only');
  if (name !== name.toLowerCase()) collect(at, 'must be in lower case');
}

function optionRules(collect: Collect, at: string, given: unknown, depth: number): void {
  const list = listOf(given).filter(isJson);
  const where = inside(at, 'options');
  count(collect, where, given, 0, 25);
  list.forEach((option, index) => oneOption(collect, `${where}[${index}]`, option, depth));
  orderRules(collect, where, list);
  sameNames(collect, where, list);
}

function orderRules(collect: Collect, at: string, list: readonly Json[]): void {
  const kinds = new Set(list.map(({ type }) => type === subcommand || type === subcommandGroup));
  if (kinds.size > 1) collect(at, 'subcommands and other options exclude each other');
  const firstOptional = list.findIndex(({ required }) => required !== true);
  const lastRequired = list.findLastIndex(({ required }) => required === true);
  if (firstOptional >= 0 && lastRequired > firstOptional) collect(at, 'required options come first');
}

/** No option may be called, in any language, as another is called in that language or by default. */
function sameNames(collect: Collect, at: string, list: readonly Json[]): void {
  const byDefault = list.map(({ name }) => textOf(name));
  doubled(byDefault, (name, index) => collect(`${at}[${index}].name`, `doubled ${JSON.stringify(name)}`));
  list.forEach((option, index) => {
    const translations = isJson(option['name_localizations']) ? option['name_localizations'] : {};
    for (const [locale, name] of Object.entries(translations)) {
      const taken = list.some(
        (other, place) => place !== index && namesIn(other, locale).includes(textOf(name)),
      );
      if (taken) collect(`${at}[${index}].name_localizations.${locale}`, 'is the name of another option');
    }
  });
}

function namesIn(option: Json, locale: string): string[] {
  const translations = isJson(option['name_localizations']) ? option['name_localizations'] : {};
  return [textOf(option['name']), textOf(translations[locale])];
}

function oneOption(collect: Collect, at: string, option: Json, depth: number): void {
  knownKeys(collect, at, option, optionKeys);
  wordRules(collect, at, option);
  const type = Number(option['type']);
  if (!Number.isInteger(type) || type < 1 || type > 11) collect(`${at}.type`, 'unknown type');
  if (type === subcommandGroup && depth > 0) collect(at, 'a group stands at the top only');
  if (type === subcommand && depth > 1) collect(at, 'a subcommand stands in a group or at the top');
  if (type <= subcommandGroup)
    return optionRules(collect, at, option['options'], depth + (type === 2 ? 1 : 2));
  if (option['options'] !== undefined) collect(`${at}.options`, 'only subcommands have options');
  valueRules(collect, at, option, type);
}

function valueRules(collect: Collect, at: string, option: Json, type: number): void {
  const isTyped = [3, 4, 10].includes(type);
  if (!isTyped && option['autocomplete'] === true) collect(`${at}.autocomplete`, 'only for text and numbers');
  if (!isTyped && option['choices']) collect(`${at}.choices`, 'only for text and numbers');
  if (option['autocomplete'] === true && listOf(option['choices']).length > 0) {
    collect(`${at}.autocomplete`, 'excludes choices');
  }
  if (type !== 7 && option['channel_types']) collect(`${at}.channel_types`, 'only for channels');
  if (type !== 3 && (option['min_length'] ?? option['max_length']) !== undefined) {
    collect(at, 'a length is for text only');
  }
  fixedChoices(collect, at, option['choices']);
}

function fixedChoices(collect: Collect, at: string, given: unknown): void {
  count(collect, `${at}.choices`, given, 0, 25);
  const list = listOf(given).filter(isJson);
  list.forEach((choice, index) => {
    knownKeys(collect, `${at}.choices[${index}]`, choice, ['name', 'name_localizations', 'value']);
    length(collect, `${at}.choices[${index}].name`, choice['name'], 1, 100);
    eachTranslation(
      collect,
      `${at}.choices[${index}].name_localizations`,
      choice['name_localizations'],
      about,
    );
    if (typeof choice['value'] === 'string') about(collect, `${at}.choices[${index}].value`, choice['value']);
  });
  doubled(
    list.map(({ name }) => textOf(name)),
    (_, index) => collect(`${at}.choices[${index}].name`, 'doubled'),
  );
}

/** Of each field only its longest translation counts. */
function charactersOf(it: Json): number {
  const longest = (key: string): number => {
    const translations = it[`${key}_localizations`];
    const all = [it[key], ...(isJson(translations) ? Object.values(translations) : [])];
    return Math.max(...all.map((value) => textOf(value).length));
  };
  const nested = [...listOf(it['options']), ...listOf(it['choices'])].filter(isJson);
  const own = longest('name') + longest('description') + textOf(it['value']).length;
  return nested.reduce((sum: number, one) => sum + charactersOf(one), own);
}
