// Reading what a request carries: JSON, or a form with JSON and files.
import type { IncomingMessage } from 'node:http';
import { refusal } from './discord-error.ts';
import type { Upload } from './state.ts';

const mostBytes = 25 * 1024 * 1024;

export type Carried = { body: unknown; files: Upload[] };

/** Throws Discord's refusals: over 25 MiB, or not JSON. */
export async function carried(request: IncomingMessage): Promise<Carried> {
  const bytes = await allBytes(request);
  const type = request.headers['content-type'] ?? '';
  if (bytes.length === 0) return { body: undefined, files: [] };
  return type.startsWith('multipart/form-data')
    ? ofForm(bytes, type)
    : { body: ofJson(String(bytes)), files: [] };
}

async function allBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > mostBytes) throw refusal(40005);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function ofJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refusal(50109);
  }
}

async function ofForm(bytes: Buffer, type: string): Promise<Carried> {
  const form = await formOf(bytes, type);
  const json = form.get('payload_json');
  const files = [...form.values()].flatMap((value): Upload[] =>
    typeof value === 'string' ? [] : [{ name: value.name, size: value.size, type: value.type }],
  );
  return { body: typeof json === 'string' ? ofJson(json) : {}, files };
}

async function formOf(bytes: Buffer, type: string): Promise<FormData> {
  try {
    return await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  } catch {
    throw refusal(50109);
  }
}
