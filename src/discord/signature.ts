// Whether a request comes from Discord: Ed25519 over its timestamp and its body as it arrived.
// Source: https://docs.discord.com/developers/interactions/overview#setting-up-an-endpoint-validating-security-request-headers
import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

export type Signature = { bytes: Buffer; timestamp: string };

/** `publicKey`: 64 hexadecimal digits. */
export function keyOf(publicKey: string): KeyObject {
  const x = Buffer.from(publicKey, 'hex').toString('base64url');
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
}

/** Undefined: the headers carry none. */
export function signatureOf(headers: IncomingHttpHeaders): Signature | undefined {
  const signature = headers['x-signature-ed25519'];
  const timestamp = headers['x-signature-timestamp'];
  if (typeof signature !== 'string' || !/^[\da-f]{128}$/i.test(signature)) return undefined;
  if (typeof timestamp !== 'string' || !/^\d{1,13}$/.test(timestamp)) return undefined;
  return { bytes: Buffer.from(signature, 'hex'), timestamp };
}

export const isSigned = (key: KeyObject, { bytes, timestamp }: Signature, body: Buffer): boolean =>
  verify(null, Buffer.concat([Buffer.from(timestamp), body]), key, bytes);
