import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { en, ko } from '../../src/text/index.ts';
import { failureIn } from '../../src/view/why-failure.ts';

const noted = globSync('src/{alerts,discord,store}/*.ts')
  .filter((path) => path !== 'src/discord/poster.ts')
  .flatMap((path) => [...readFileSync(path, 'utf8').matchAll(/\b(?:reason|why): '([^']+)'/g)])
  .map(([, reason = '']) => reason);

/** Of people's posts, which no channel has on record. */
const elsewhere = ['the reminder was removed'];

test('all that is noted in words of a post to a channel has words in the texts', () => {
  expect(noted.length).toBeGreaterThan(5);
  const known = [...Object.keys(en.why.reasons), ...elsewhere];
  expect([...new Set(noted)].filter((reason) => !known.includes(reason))).toEqual([]);
});

test.each([
  ['50001', "I can't see this channel (**View Channel**)."],
  ['59999', 'Discord does not let me post there (59999).'],
  ['Discord answered 503', 'Discord answered with an error (503).'],
  ['Discord refused the message (50035)', 'Discord refused the message (50035).'],
  ['held', 'Discord asked me to wait.'],
  ['*new*', 'Noted: \\*new\\*.'],
])('%s', (reason, sentence) => {
  expect(failureIn(reason, en)).toBe(sentence);
});

test('in Korean, and of none nothing', () => {
  expect([failureIn('held', ko), failureIn(undefined, ko)]).toEqual([
    'Discord에서 기다리라고 했어요.',
    undefined,
  ]);
});
