import { expect, test } from 'vitest';
import { typedIn } from '../../src/discord/typed-words.ts';

const typed = (data: unknown): string[] => typedIn({ data } as never);

test('options, those of a subcommand, and the inputs of a form', () => {
  const option = { name: 'title', type: 3, value: 'Unlocked' };
  const input = { type: 4, custom_id: 'time', value: '9 o’clock' };
  expect([
    typed({ name: 'movie', options: [option, { name: 'count', type: 4, value: 3 }] }),
    typed({ name: 'alerts', options: [{ name: 'subscribe', type: 1, options: [option] }] }),
    typed({
      components: [
        { type: 18, component: input },
        { type: 1, components: [input] },
      ],
    }),
    typed({ custom_id: 'movie/remind', component_type: 2 }),
    typed(undefined),
  ]).toEqual([['Unlocked'], ['Unlocked'], ['9 o’clock', '9 o’clock'], [], []]);
});
