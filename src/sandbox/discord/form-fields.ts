// What is sent of a form: the fields in the form's own order, checked as Discord's client checks them.
import { ComponentType as Kind } from 'discord-api-types/v10';
import type { Form } from './answer.ts';
import { everyComponent } from '../rules/component-rules.ts';
import type { Json } from './message.ts';
import { isJson, listOf, textOf } from '../rules/rule-kit.ts';

type Fields = Record<string, string | readonly string[]>;

/** The names of what can be filled in. */
export const fieldNames = (form: Form): string[] =>
  everyComponent(form.components).flatMap(({ custom_id }) =>
    typeof custom_id === 'string' ? [custom_id] : [],
  );

/** The components of a MODAL_SUBMIT, or what keeps the form from being sent. A field left out keeps what it held. */
export function sentFields(form: Form, fields: Fields): Json[] | string {
  const inputs = everyComponent(form.components).filter(({ custom_id }) => typeof custom_id === 'string');
  const names = fieldNames(form);
  const stranger = Object.keys(fields).find((id) => !names.includes(id));
  if (stranger !== undefined) return `there is no field ${stranger}`;
  for (const input of inputs) {
    const why = whyNot(input, fields);
    if (why) return `${textOf(input['custom_id'])}: ${why}`;
  }
  return form.components
    .filter(({ type }) => type !== Kind.TextDisplay)
    .map((part) => sentPart(part, fields));
}

function sentPart(part: Json, fields: Fields): Json {
  const { type, id } = part;
  if (type === Kind.Label && isJson(part['component'])) {
    return { type, id, component: sentInput(part['component'], fields) };
  }
  const inside = listOf(part['components']).filter(isJson);
  return { type, id, components: inside.map((input) => sentInput(input, fields)) };
}

function sentInput(input: Json, fields: Fields): Json {
  const { type, id, custom_id } = input;
  const value = valueOf(input, fields);
  return { type, id, custom_id, ...(typeof value === 'string' ? { value } : { values: value }) };
}

function valueOf(input: Json, fields: Fields): string | readonly string[] {
  const given = fields[textOf(input['custom_id'])];
  const isText = input['type'] === Kind.TextInput;
  if (given !== undefined) return isText || typeof given !== 'string' ? given : given.split(',');
  if (isText) return textOf(input['value']);
  const options = listOf(input['options']).filter(isJson);
  return options.filter((option) => option['default'] === true).map(({ value }) => textOf(value));
}

function whyNot(input: Json, fields: Fields): string | undefined {
  const value = valueOf(input, fields);
  if (value.length === 0) return input['required'] === false ? undefined : 'is required';
  if (typeof value !== 'string') return undefined;
  const least = Number(input['min_length'] ?? 0);
  const most = Number(input['max_length'] ?? 4000);
  return value.length < least || value.length > most ? `${least} to ${most} characters` : undefined;
}
