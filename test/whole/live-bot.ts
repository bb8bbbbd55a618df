// The bot as `npm start` runs it with a token, on a local Discord.
import { join } from 'node:path';
import type { LocalDiscord } from '../../src/sandbox/discord/discord.ts';
import { fileOf, shippedCatalogue, start, type Running } from './process.ts';

export type LiveOptions = { cwd: string; env?: Record<string, string> };

/** Its database is in `cwd`, and so is its .env, if there is one. */
export const startLiveBot = (
  { url, token }: Pick<LocalDiscord, 'url' | 'token'>,
  { cwd, env = {} }: LiveOptions,
): Running =>
  start(['-r', fileOf('scripts/node-version.cjs'), fileOf('src/cli.ts'), 'start'], {
    cwd,
    env: {
      DISCORD_TOKEN: token,
      DISCORD_API_URL: url,
      DATABASE_URL: `sqlite:${join(cwd, 'bot.sqlite')}`,
      CATALOGUE_FILE: shippedCatalogue,
      SOURCES: 'file',
      ...env,
    },
  });
