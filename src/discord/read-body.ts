import type { IncomingMessage } from 'node:http';

/** What a request carries. 'too large': more than `most` bytes, of which no more is kept; 'cut': it ended before its end. */
export async function readBody(
  request: IncomingMessage,
  most: number,
): Promise<Buffer | 'too large' | 'cut'> {
  if (Number(request.headers['content-length'] ?? 0) > most) return 'too large';
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      const bytes = Buffer.from(chunk);
      length += bytes.length;
      if (length > most) return 'too large';
      chunks.push(bytes);
    }
  } catch {
    return 'cut';
  }
  return Buffer.concat(chunks);
}
