// Signs as Discord does, with a key of its own.
import { generateKeyPairSync, sign } from 'node:crypto';

const pair = generateKeyPairSync('ed25519');

/** 64 hexadecimal digits. */
export const publicKey = Buffer.from(pair.publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString(
  'hex',
);

export const signed = (body: string, seconds: number): Record<string, string> => ({
  'x-signature-ed25519': sign(null, Buffer.from(`${seconds}${body}`), pair.privateKey).toString('hex'),
  'x-signature-timestamp': String(seconds),
});
