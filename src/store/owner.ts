// Which bot a database belongs to.
import { createHash } from 'node:crypto';
import type { FactStore } from './facts.ts';
import { StoreError } from './store-error.ts';

type Facts = Pick<FactStore, 'get' | 'set'>;

/** Who Discord said that the bot is. */
export type Owner = { applicationId: string; userId: string; name: string };

const keys = { applicationId: 'application id', userId: 'bot user id', token: 'token fingerprint' };

const fingerprintOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** The application to which a database belongs, once it belongs to one. */
export const ownerOf = (facts: Pick<Facts, 'get'>): Promise<string | undefined> =>
  facts.get(keys.applicationId);

/** The user id of the bot, where it is known from before that this token is its own: what is due need not wait for Discord's gateway. */
export async function knownBotUser(facts: Facts, token: string): Promise<string | undefined> {
  const isKnown = (await facts.get(keys.token)) === fingerprintOf(token);
  return isKnown ? facts.get(keys.userId) : undefined;
}

/**
 * A database belongs to one bot: under another's name, what was sent would be sent again. Throws a StoreError where it
 * belongs to another.
 */
export async function claimDatabase(facts: Facts, bot: Owner, token: string): Promise<void> {
  const owner = await facts.get(keys.applicationId);
  if (owner !== undefined && owner !== bot.applicationId) {
    throw new StoreError(
      `This database belongs to another bot (application ${owner}), and DISCORD_TOKEN is the token of ${bot.name} (application ${bot.applicationId}): use that bot's token, or another DATABASE_URL.`,
    );
  }
  await facts.set(keys.applicationId, bot.applicationId);
  await facts.set(keys.userId, bot.userId);
  await facts.set(keys.token, fingerprintOf(token));
}
