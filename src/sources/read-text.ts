/**
 * The text of an answer. Throws a RangeError, whose message says what the answer is or did, if it has more bytes than
 * `most`, takes longer than `withinMs` from now, or is not UTF-8.
 */
export async function readText(
  answer: Response,
  { most, withinMs }: { most: number; withinMs: number },
): Promise<string> {
  const reader = answer.body?.getReader();
  if (!reader) return '';
  const late = AbortSignal.timeout(withinMs);
  const stop = () => void reader.cancel().catch(() => {});
  late.addEventListener('abort', stop);
  try {
    const bytes = await allOf(reader, most);
    if (late.aborted) throw new RangeError('did not end in time');
    return decode(bytes);
  } finally {
    late.removeEventListener('abort', stop);
  }
}

async function allOf(reader: ReadableStreamDefaultReader<Uint8Array>, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (let part = await reader.read(); part.value; part = await reader.read()) {
    length += part.value.length;
    if (length > most) {
      await reader.cancel();
      throw new RangeError('is too large');
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new RangeError('is not text in UTF-8');
  }
}
