// The address at which the bot is to listen.
import { once } from 'node:events';
import { createServer } from 'node:net';
import { within } from '../alerts/time-limit.ts';
import type { Config } from '../config.ts';
import type { Finding } from './finding.ts';

const timeLimitMs = 10_000;

/** A bot at work has the port itself: any other one tells of the address as well. */
export async function examineHttpHost({
  httpHost,
  httpPort,
}: Pick<Config, 'httpHost' | 'httpPort'>): Promise<Finding[]> {
  if (httpPort === undefined) return [];
  const server = createServer().listen(0, httpHost);
  try {
    await within(timeLimitMs, once(server, 'listening'), 'listening');
    return [];
  } catch {
    const says = `HTTP_HOST: ${httpHost} is no address of this machine: the bot cannot listen there.`;
    const remedy = 'Set it to one that is, or to 0.0.0.0 for all of them.';
    return [{ check: 'configuration', state: 'wrong', says, remedy }];
  } finally {
    server.close();
  }
}
