// One WebSocket of the gateway: JSON out, compressed as one stream when the client asked for it.
import { constants, createDeflate } from 'node:zlib';
import type { WebSocket } from 'ws';
import type { Json } from './message.ts';

export type Connection = {
  send(payload: Json): void;
  close(code: number, reason: string): void;
  /** Frees what compresses. */
  end(): void;
};

export function openConnection(ws: WebSocket, compressed: boolean): Connection {
  const stream = compressed ? compressor((bytes) => ws.send(bytes)) : undefined;
  return {
    send: (payload) => (stream ? stream.write(JSON.stringify(payload)) : ws.send(JSON.stringify(payload))),
    close: (code, reason) => ws.close(code, reason),
    end: () => stream?.end(),
  };
}

/** Each text becomes one message that ends in a flush (00 00 FF FF), in one stream for the whole connection. */
function compressor(send: (bytes: Buffer) => void) {
  const deflate = createDeflate();
  const queue: string[] = [];
  let busy = false;
  const next = (): void => {
    const text = busy ? undefined : queue.shift();
    if (text === undefined) return;
    busy = true;
    const chunks: Buffer[] = [];
    const collect = (chunk: Buffer) => void chunks.push(chunk);
    deflate.on('data', collect);
    deflate.write(text);
    deflate.flush(constants.Z_SYNC_FLUSH, () => {
      deflate.off('data', collect);
      busy = false;
      send(Buffer.concat(chunks));
      next();
    });
  };
  return {
    write(text: string) {
      queue.push(text);
      next();
    },
    end: () => void deflate.destroy(),
  };
}
