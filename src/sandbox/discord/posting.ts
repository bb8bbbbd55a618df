// Interactions over HTTP: signed, posted to a bot's endpoint, and the response taken as the first answer.
// Source: https://docs.discord.com/developers/interactions/overview#setting-up-an-endpoint
import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';
import { InteractionType } from 'discord-api-types/v10';
import { DiscordError } from './discord-error.ts';
import { answerInteraction } from './interaction-routes.ts';
import type { Json } from './message.ts';
import { isJson } from '../rules/rule-kit.ts';
import { breach, type State } from './state.ts';
import type { InteractionRecord, World } from './world.ts';

/** What begins every Ed25519 key in PKCS #8; 32 bytes follow. https://www.rfc-editor.org/rfc/rfc8410#section-7 */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The application's own, the same as long as its token is. */
function privateKeyOf({ token }: World): KeyObject {
  const seed = createHash('sha256').update(`key of ${token}`).digest();
  return createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' });
}

/** 64 hexadecimal digits, as the developer portal shows it. */
export function publicKeyOf(world: World): string {
  const { x } = createPublicKey(privateKeyOf(world)).export({ format: 'jwk' });
  return Buffer.from(x ?? '', 'base64url').toString('hex');
}

type Sent = { status: number; body: unknown };

async function post(
  state: State,
  url: string,
  content: Json,
  falsify = (signature: string) => signature,
): Promise<Sent> {
  const body = JSON.stringify(content);
  const timestamp = String(Math.floor(state.calendar().epochMilliseconds / 1000));
  const signature = sign(null, Buffer.from(timestamp + body), privateKeyOf(state.world)).toString('hex');
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Discord-Interactions/1.0 (+https://discord.com)',
      'x-signature-ed25519': falsify(signature),
      'x-signature-timestamp': timestamp,
    },
    body,
    redirect: 'manual',
    signal: AbortSignal.timeout(state.times.firstAnswer),
  });
  const text = await response.text();
  return { status: response.status, body: response.status === 200 ? readJson(text) : undefined };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const swapped = (signature: string): string => (signature.startsWith('0') ? '1' : '0') + signature.slice(1);

/** What Discord's portal asks of an address before it takes it. Throws with what is wrong. */
export async function probe(state: State, url: string): Promise<void> {
  const ping = { type: InteractionType.Ping, application_id: state.world.application.id, version: 1 };
  const pong = await post(state, url, ping);
  if (pong.status !== 200 || !isJson(pong.body) || pong.body['type'] !== 1)
    throw new Error(`${url} answers a ping with ${pong.status}, and not with a pong`);
  const bad = await post(state, url, ping, swapped);
  if (bad.status !== 401) throw new Error(`${url} answers a wrong signature with ${bad.status}, and not 401`);
}

/** To the first of a bot's addresses that can be reached, beginning with another one each time. */
export async function deliver(
  state: State,
  urls: readonly string[],
  { record, event }: { record: InteractionRecord; event: Json },
): Promise<void> {
  const path = `/interactions/${record.id}/${record.token}/callback`;
  for (const url of urls) {
    const sent = await post(state, url, event).catch(() => undefined);
    if (sent === undefined) continue;
    state.saw({ at: performance.now(), to: 'bot', what: `INTERACTION_CREATE over HTTP: ${sent.status}` });
    if (sent.status === 200) take(state, path, record, sent.body);
    return;
  }
}

function take(state: State, path: string, { id, token }: InteractionRecord, body: unknown): void {
  const params = { interaction: id, token };
  const call = { method: 'POST', path, params, query: new URLSearchParams(), body, files: [] };
  try {
    answerInteraction(state, call);
    state.changed();
  } catch (error) {
    // What was wrong with it is among the breaches; the person sees that no answer came.
    if (!(error instanceof DiscordError)) breach(state, call, `the local Discord failed: ${String(error)}`);
  }
}
