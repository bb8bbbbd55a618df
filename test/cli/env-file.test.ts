import { expect, test } from 'vitest';
import { refuseLostToken } from '../../src/cli/env-file.ts';

const lost = (name: string): string =>
  `There is no DISCORD_TOKEN, but ${name} is set, which looks mistyped: rename it to DISCORD_TOKEN, or run gaebong sandbox.`;

const said = (env: Record<string, string>): string | undefined => {
  try {
    refuseLostToken(env);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
};

test('a name that was to be that of the token, and no other one', () => {
  expect([
    said({ DISCORD_TOKNE: 'a' }),
    said({ DISCORD_BOT_TOKEN: 'a' }),
    said({ DISCORD_TOKNE: '' }),
    said({ DISCORD_TOKNE: 'a', DISCORD_TOKEN: 'b' }),
    said({ GUILD_ID: '1', TMDB_KEY: 'a', TOKEN: 'of another program', HTTP_PROT: '1' }),
  ]).toEqual([lost('DISCORD_TOKNE'), lost('DISCORD_BOT_TOKEN'), undefined, undefined, undefined]);
});
