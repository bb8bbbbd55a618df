// The other door for interactions: Discord posts them here, and the response is the first answer.
// The signature alone says who calls. Host and Origin say nothing behind a load balancer, which may call by any name.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { KeyObject } from 'node:crypto';
import { finished } from 'node:stream/promises';
import { InteractionResponseType, InteractionType, type APIInteraction } from 'discord-api-types/v10';
import { readBody } from './read-body.ts';
import type { FirstAnswer } from './responder.ts';
import { isSigned, keyOf, signatureOf } from './signature.ts';

/** Where Discord posts them. */
export const interactionsPath = '/interactions';

export type EndpointOptions = {
  /** 64 hexadecimal digits. */
  publicKey: string;
  /** What time it may be at Discord, in milliseconds since 1970. A signature whose time is near none of them is stale. */
  times(): readonly number[];
  /** Gives 'repeated' where the interaction was there before and is not answered again. */
  onInteraction(interaction: APIInteraction, answer: FirstAnswer): Promise<'handled' | 'repeated'>;
};

const mostBytes = 1024 * 1024;

/**
 * Five minutes, as Discord's clock and this machine's go. A machine's clock may be off by hours, so Discord's own, heard
 * with each answer over REST, will do as well. Whoever recorded a request cannot send it again much later.
 */
const staleAfterMs = 5 * 60_000;

type Room = Omit<EndpointOptions, 'publicKey'> & { key: KeyObject };

/** How requests to `interactionsPath` are served: gives the status of a refusal. */
export function interactionsDoor({ publicKey, ...options }: EndpointOptions) {
  const room = { ...options, key: keyOf(publicKey) };
  return {
    methods: ['POST'],
    serve: (request: IncomingMessage, response: ServerResponse) => serve(room, request, response),
  };
}

async function serve(
  room: Room,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<number | undefined> {
  const signature = signatureOf(request.headers);
  if (!signature || !isFresh(room, signature)) return 401;
  const body = await readBody(request, mostBytes);
  if (body === 'cut') return undefined;
  if (body === 'too large') return 413;
  if (!isSigned(room.key, signature, body)) return 401;
  const interaction = interactionOf(body);
  if (!interaction) return 400;
  if (interaction.type !== InteractionType.Ping) return handle(room, interaction, response);
  await send(response, { type: InteractionResponseType.Pong }).catch(() => {});
  return undefined;
}

const isFresh = ({ times }: Room, { timestamp }: { timestamp: string }): boolean =>
  times().some((now) => Math.abs(now - Number(timestamp) * 1000) <= staleAfterMs);

function interactionOf(body: Buffer): APIInteraction | undefined {
  try {
    const read: unknown = JSON.parse(body.toString());
    return typeof read === 'object' && read !== null && 'type' in read ? (read as APIInteraction) : undefined;
  } catch {
    return undefined;
  }
}

/** A status where it was not answered. */
async function handle(
  { onInteraction }: Room,
  interaction: APIInteraction,
  response: ServerResponse,
): Promise<number> {
  const answer: FirstAnswer = async (body) => {
    if (response.writableEnded) throw new Error('this interaction was answered before');
    if (response.destroyed) throw new Error('Discord did not wait for the answer');
    await send(response, body);
  };
  const how = await onInteraction(interaction, answer);
  return how === 'repeated' ? 409 : 500;
}

/** Resolves when the answer has left; throws where nobody is there any more to take it. */
async function send(response: ServerResponse, body: object): Promise<void> {
  const text = JSON.stringify(body);
  response.writeHead(200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
  });
  response.end(text);
  await finished(response);
}
