// What the bot is started with over a local Discord, and the lines that it logs.
import { onTestFinished } from 'vitest';
import type { BotParts } from '../../src/bot/parts.ts';
import { readConfig } from '../../src/config.ts';
import { catalogueOf } from '../../src/core/catalogue.ts';
import { createLog } from '../../src/ops/log.ts';
import type { LocalDiscord } from '../../src/sandbox/discord/discord.ts';
import { holdCatalogue } from '../../src/store/catalogue.ts';
import { openStore } from '../../src/store/open-store.ts';
import { sixMovies } from '../commands/movies.ts';

export async function botParts(
  discord: LocalDiscord,
  now: Temporal.Instant,
): Promise<{ given: BotParts; lines: string[] }> {
  const store = await openStore(':memory:');
  onTestFinished(store.close);
  const lines: string[] = [];
  const given: BotParts = {
    config: { ...readConfig({ DISCORD_API_URL: discord.url }), token: discord.token },
    store,
    sourceStates: () => [],
    catalogue: holdCatalogue(catalogueOf(sixMovies)),
    calendar: () => now,
    log: createLog({ level: 'info', stream: { write: (line) => void lines.push(line) } }),
    version: '0.1.0',
    onFatal: (error) => void lines.push(error.message),
    onAlerts: () => {},
  };
  return { given, lines };
}
