// Who the bot is, without a gateway that says so.
import type { APIApplication, APIUser } from 'discord-api-types/v10';
import { FatalDiscordError, type Bot } from './gateway.ts';
import { keepTrying } from './keep-trying.ts';
import type { Requests } from './requests.ts';

type Asking = {
  requests: Requests;
  /** The one that was set for interactions over HTTP. */
  publicKey?: string;
  onWaiting(error: unknown, seconds: number): void;
};

/** Asks Discord until it answers. Throws a FatalDiscordError where the public key is not this application's. */
export async function whoAmI({ requests, publicKey, onWaiting }: Asking): Promise<Bot> {
  const ask = () =>
    Promise.all([
      requests<APIApplication>('GET', '/applications/@me'),
      requests<APIUser>('GET', '/users/@me'),
    ]);
  const [application, user] = await keepTrying(ask, ({ name }) => name === 'later', onWaiting);
  if (publicKey !== undefined && publicKey.toLowerCase() !== application.verify_key.toLowerCase()) {
    throw new FatalDiscordError(
      `DISCORD_PUBLIC_KEY is not the key of ${application.name}: copy "Public Key" from General Information in the developer portal.`,
    );
  }
  return { applicationId: application.id, userId: user.id, name: user.username };
}
