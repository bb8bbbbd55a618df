import { describe, expect, test } from 'vitest';
import type { Form } from '../../../src/sandbox/discord/answer.ts';
import { sentFields } from '../../../src/sandbox/discord/form-fields.ts';
import type { Json } from '../../../src/sandbox/discord/message.ts';

const form = (...components: Json[]): Form => ({ token: 't', custom_id: 'f', title: 'Edit', components });
const label = (component: Json, id = 1): Json => ({ type: 18, id, label: 'L', component });
const text = (custom_id: string, more: Json = {}): Json => ({ type: 4, id: 9, custom_id, style: 1, ...more });
const options = [
  { label: 'A', value: 'a' },
  { label: 'B', value: 'b', default: true },
];

describe('what is sent', () => {
  test('the fields in the form’s order, text displays left out', () => {
    const shown = form(label(text('one')), { type: 10, content: 'words' }, label(text('two'), 2));
    expect(sentFields(shown, { two: 'b', one: 'a' })).toEqual([
      { type: 18, id: 1, component: { type: 4, id: 9, custom_id: 'one', value: 'a' } },
      { type: 18, id: 2, component: { type: 4, id: 9, custom_id: 'two', value: 'b' } },
    ]);
  });

  test('a row holds its input as a list', () => {
    const shown = form({ type: 1, id: 1, components: [text('one', { label: 'L' })] });
    expect(sentFields(shown, { one: 'a' })).toEqual([
      { type: 1, id: 1, components: [{ type: 4, id: 9, custom_id: 'one', value: 'a' }] },
    ]);
  });

  test('a select sends what was chosen, or what was chosen for one', () => {
    const shown = form(label({ type: 3, id: 9, custom_id: 's', options }));
    const sent = (values: string[]) => [
      { type: 18, id: 1, component: { type: 3, id: 9, custom_id: 's', values } },
    ];
    expect(sentFields(shown, { s: ['a'] })).toEqual(sent(['a']));
    expect(sentFields(shown, { s: 'a' })).toEqual(sent(['a']));
    expect(sentFields(shown, {})).toEqual(sent(['b']));
  });

  test('what was filled in stays unless it is changed, also to nothing where that is allowed', () => {
    const shown = form(label(text('one', { value: 'kept', required: false })));
    const sent = (value: string) => [
      { type: 18, id: 1, component: { type: 4, id: 9, custom_id: 'one', value } },
    ];
    expect(sentFields(shown, {})).toEqual(sent('kept'));
    expect(sentFields(shown, { one: '' })).toEqual(sent(''));
  });
});

test.each([
  ['a field that is not there', text('one'), { two: 'x' }, 'there is no field two'],
  ['a required one left empty', text('one'), {}, 'one: is required'],
  ['too short', text('one', { min_length: 2 }), { one: 'x' }, 'one: 2 to 4000 characters'],
  ['too long', text('one', { max_length: 2 }), { one: 'xxx' }, 'one: 0 to 2 characters'],
])('%s keeps it from being sent', (_, input, fields, why) => {
  expect(sentFields(form(label(input)), fields)).toBe(why);
});
