// Discord's rules for the components of messages and modals, deeper than its published schema.
// Source: https://discord.com/developers/docs/components/reference
import {
  count,
  doubled,
  isJson,
  knownKeys,
  length,
  listOf,
  optionalLength,
  textOf,
  webAddress,
  type Collect,
} from './rule-kit.ts';
import type { Json } from '../discord/message.ts';

type Rule = { name: string; keys: readonly string[]; check(collect: Collect, at: string, it: Json): void };

const selectKeys = ['custom_id', 'placeholder', 'min_values', 'max_values', 'disabled', 'required'];
const media = ['https:', 'http:', 'attachment:'];
const inRow = [2, 3, 5, 6, 7, 8];
const selects = [3, 5, 6, 7, 8];
const inContainer = [1, 9, 10, 12, 13, 14];
const inLabel = [3, 4, 5, 6, 7, 8, 19, 21, 22, 23];
/** What may stand at the top of a message: without and with the flag for Components V2. */
export const topLevel = { classic: [1], v2: [1, 9, 10, 12, 13, 14, 17], modal: [1, 10, 18] };

const rules: Record<number, Rule> = {
  1: { name: 'action row', keys: ['components'], check: actionRow },
  2: {
    name: 'button',
    keys: ['style', 'label', 'emoji', 'custom_id', 'url', 'disabled', 'sku_id'],
    check: button,
  },
  3: { name: 'string select', keys: [...selectKeys, 'options'], check: stringSelect },
  4: {
    name: 'text input',
    keys: ['custom_id', 'style', 'label', 'min_length', 'max_length', 'required', 'value', 'placeholder'],
    check: textInput,
  },
  5: { name: 'user select', keys: [...selectKeys, 'default_values'], check: select },
  6: { name: 'role select', keys: [...selectKeys, 'default_values'], check: select },
  7: { name: 'mentionable select', keys: [...selectKeys, 'default_values'], check: select },
  8: { name: 'channel select', keys: [...selectKeys, 'default_values', 'channel_types'], check: select },
  9: { name: 'section', keys: ['components', 'accessory'], check: section },
  10: {
    name: 'text',
    keys: ['content'],
    check: (collect, at, it) => length(collect, `${at}.content`, it['content'], 1, 4000),
  },
  11: { name: 'thumbnail', keys: ['media', 'description', 'spoiler'], check: thumbnail },
  12: { name: 'gallery', keys: ['items'], check: gallery },
  13: { name: 'file', keys: ['file', 'spoiler'], check: () => {} },
  14: { name: 'separator', keys: ['divider', 'spacing'], check: () => {} },
  17: { name: 'container', keys: ['components', 'accent_color', 'spoiler'], check: container },
  18: { name: 'label', keys: ['label', 'description', 'component'], check: label },
  19: {
    name: 'file upload',
    keys: ['custom_id', 'min_values', 'max_values', 'required'],
    check: () => {},
  },
  21: { name: 'radio group', keys: ['custom_id', 'options', 'required'], check: choices(2, 10) },
  22: {
    name: 'checkbox group',
    keys: ['custom_id', 'options', 'min_values', 'max_values', 'required'],
    check: choices(1, 10),
  },
  23: { name: 'checkbox', keys: ['custom_id', 'default'], check: () => {} },
};

/** Checks a list of components that may be of the given types, and all that is in them. */
export function componentRules(collect: Collect, at: string, list: unknown, allowed: readonly number[]) {
  listOf(list).forEach((it, index) => oneComponent(collect, `${at}[${index}]`, it, allowed));
}

function oneComponent(collect: Collect, at: string, it: unknown, allowed: readonly number[]): void {
  const rule = isJson(it) && typeof it['type'] === 'number' ? rules[it['type']] : undefined;
  if (!isJson(it) || !rule) return collect(at, 'unknown type of component');
  if (!allowed.includes(Number(it['type']))) return collect(at, `a ${rule.name} may not stand here`);
  knownKeys(collect, at, it, ['type', 'id', ...rule.keys]);
  const needsId = rule.keys.includes('custom_id') && it['type'] !== 2;
  if (needsId || it['custom_id'] !== undefined) length(collect, `${at}.custom_id`, it['custom_id'], 1, 100);
  rule.check(collect, at, it);
}

function actionRow(collect: Collect, at: string, it: Json): void {
  const inside = listOf(it['components']).filter(isJson);
  count(collect, `${at}.components`, inside, 1, 5);
  if (inside.length > 1 && inside.some(({ type }) => selects.includes(Number(type)))) {
    collect(`${at}.components`, 'a select stands alone in its row');
  }
  const allowed = inside.some(({ type }) => type === 4) ? [4] : inRow;
  componentRules(collect, `${at}.components`, it['components'], allowed);
}

function button(collect: Collect, at: string, it: Json): void {
  optionalLength(collect, `${at}.label`, it['label'], 1, 80);
  if (it['label'] === undefined && it['emoji'] === undefined && it['style'] !== 6) {
    collect(at, 'a button needs a label or an emoji');
  }
  if (it['style'] === 5) return linkButton(collect, at, it);
  if (![1, 2, 3, 4].includes(Number(it['style']))) collect(`${at}.style`, 'unknown style');
  if (it['custom_id'] === undefined) collect(`${at}.custom_id`, 'is required');
  if (it['url'] !== undefined) collect(`${at}.url`, 'only a link button has one');
}

function linkButton(collect: Collect, at: string, it: Json): void {
  length(collect, `${at}.url`, it['url'], 1, 512);
  webAddress(collect, `${at}.url`, it['url'], ['https:', 'http:', 'discord:']);
  if (it['custom_id'] !== undefined) collect(`${at}.custom_id`, 'a link button has none');
}

function select(collect: Collect, at: string, it: Json): void {
  optionalLength(collect, `${at}.placeholder`, it['placeholder'], 0, 150);
  const least = Number(it['min_values'] ?? 1);
  const most = Number(it['max_values'] ?? 1);
  if (least < 0 || least > 25) collect(`${at}.min_values`, 'must be 0 to 25');
  if (most < 1 || most > 25 || most < least)
    collect(`${at}.max_values`, 'must be 1 to 25 and no less than min_values');
}

function stringSelect(collect: Collect, at: string, it: Json): void {
  select(collect, at, it);
  choices(1, 25)(collect, at, it);
  const most = Number(it['max_values'] ?? 1);
  const options = listOf(it['options']).filter(isJson);
  if (most > options.length && options.length > 0)
    collect(`${at}.max_values`, 'is more than there are options');
  if (options.filter((option) => option['default'] === true).length > most) {
    collect(`${at}.options`, 'more defaults than max_values');
  }
}

function choices(least: number, most: number) {
  return (collect: Collect, at: string, it: Json): void => {
    count(collect, `${at}.options`, it['options'], least, most);
    const options = listOf(it['options']).filter(isJson);
    options.forEach((option, index) => oneOption(collect, `${at}.options[${index}]`, option));
    doubled(
      options.map(({ value }) => textOf(value)),
      (value, index) => collect(`${at}.options[${index}].value`, `doubled ${JSON.stringify(value)}`),
    );
  };
}

function oneOption(collect: Collect, at: string, option: Json): void {
  knownKeys(collect, at, option, ['label', 'value', 'description', 'emoji', 'default']);
  length(collect, `${at}.label`, option['label'], 1, 100);
  length(collect, `${at}.value`, option['value'], 1, 100);
  optionalLength(collect, `${at}.description`, option['description'], 1, 100);
}

function section(collect: Collect, at: string, it: Json): void {
  count(collect, `${at}.components`, it['components'], 1, 3);
  componentRules(collect, `${at}.components`, it['components'], [10]);
  oneComponent(collect, `${at}.accessory`, it['accessory'], [2, 11]);
}

function thumbnail(collect: Collect, at: string, it: Json): void {
  mediaItem(collect, at, it);
}

function mediaItem(collect: Collect, at: string, it: Json): void {
  const url = isJson(it['media']) ? it['media']['url'] : undefined;
  length(collect, `${at}.media.url`, url, 1, 2048);
  webAddress(collect, `${at}.media.url`, url, media);
  optionalLength(collect, `${at}.description`, it['description'], 1, 1024);
}

function gallery(collect: Collect, at: string, it: Json): void {
  count(collect, `${at}.items`, it['items'], 1, 10);
  listOf(it['items']).forEach((item, index) => {
    if (!isJson(item)) return collect(`${at}.items[${index}]`, 'must be an object');
    knownKeys(collect, `${at}.items[${index}]`, item, ['media', 'description', 'spoiler']);
    mediaItem(collect, `${at}.items[${index}]`, item);
  });
}

function container(collect: Collect, at: string, it: Json): void {
  count(collect, `${at}.components`, it['components'], 1, 40);
  componentRules(collect, `${at}.components`, it['components'], inContainer);
}

function label(collect: Collect, at: string, it: Json): void {
  length(collect, `${at}.label`, it['label'], 1, 45);
  optionalLength(collect, `${at}.description`, it['description'], 1, 100);
  oneComponent(collect, `${at}.component`, it['component'], inLabel);
}

function textInput(collect: Collect, at: string, it: Json): void {
  const inLabel = it['label'] === undefined;
  if (!inLabel) length(collect, `${at}.label`, it['label'], 1, 45);
  if (![1, 2].includes(Number(it['style']))) collect(`${at}.style`, 'unknown style');
  optionalLength(collect, `${at}.placeholder`, it['placeholder'], 0, 100);
  const most = Number(it['max_length'] ?? 4000);
  if (most < 1 || most > 4000) collect(`${at}.max_length`, 'must be 1 to 4000');
  optionalLength(collect, `${at}.value`, it['value'], 0, most);
}

/** Each component of a list and all that are nested in them, accessories and labelled ones too. */
export function everyComponent(list: unknown): Json[] {
  return listOf(list)
    .filter(isJson)
    .flatMap((it) => [
      it,
      ...everyComponent([it['accessory'], it['component'], ...listOf(it['components'])]),
    ]);
}
