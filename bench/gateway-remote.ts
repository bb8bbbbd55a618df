// The other end of plain-gateway.ts.
import { fileOf, startChild } from './child.ts';
import type { Kind } from './gateway-events.ts';

/** So many a second, whether or not the ones before were answered; those of the first seconds only warm the bot up. */
export type Load = { kind: Kind; perSecond: number; seconds: number; warmUp: number };
/** `times`: of those that were answered, from the event to the answer, in ms. */
export type Loaded = { asked: number; times: readonly number[] };

export type PlainGateway = {
  url: string;
  /** For the next bot that connects. */
  world(given: { servers: number }): Promise<void>;
  /** Resolves when the bot has answered a command that was sent as soon as it was taken in. */
  first(): Promise<void>;
  /** Resolves when the bot was told of all its servers. */
  told(): Promise<void>;
  load(load: Load): Promise<Loaded>;
  close(): Promise<void>;
};

export async function startPlainGateway(cwd: string): Promise<PlainGateway> {
  const child = startChild([fileOf('bench/plain-gateway.ts')], { cwd });
  const { url } = JSON.parse(await child.line('"url"')) as { url: string };
  const ask = async <T>(deed: string, given: object = {}): Promise<T> => {
    const response = await fetch(`${url}/bench/${deed}`, { method: 'POST', body: JSON.stringify(given) });
    return (await response.json()) as T;
  };
  return {
    url: `${url}/api`,
    world: (given) => ask('world', given),
    first: () => ask('first'),
    told: () => ask('told'),
    load: (given) => ask('load', given),
    close: child.kill,
  };
}
