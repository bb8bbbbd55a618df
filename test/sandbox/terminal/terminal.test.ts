import { Locale } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { createTerminal } from '../../../src/sandbox/terminal/terminal.ts';
import { local, opening } from '../local.ts';

/** What is printed when these lines are typed. */
async function typed(...lines: string[]): Promise<string[]> {
  const printed: string[] = [];
  const terminal = createTerminal({
    discord: await local(),
    now: () => opening,
    travel: async () => {},
    timeZone: 'Asia/Seoul',
    print: (line) => void printed.push(line),
  });
  for (const line of lines) await terminal.enter(line);
  return printed;
}

test('a number that is none, and one that nothing has', async () => {
  const none = '! type a number that stands in the last answer, such as /press 1';
  expect(await typed('/press x', '/pick', '/press 1')).toEqual([
    none,
    none,
    '! the last answer has nothing with the number 1',
  ]);
});

test("a language is one of Discord's", async () => {
  expect(await typed('/as member xx', '/as member ko', '/as moderator en', '/as member')).toEqual([
    `! Discord has no language xx; it has ${Object.values(Locale).join(', ')}`,
    'You are the member now, with Discord in ko.',
    'You are the moderator now, with Discord in en-US.',
    'You are the member now.',
  ]);
});
