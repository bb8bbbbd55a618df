// The one WebSocket to the sandbox: what changed comes by itself, what is asked is answered by its id.

const againMs = 500;

/**
 * @param {{ opened(): void, changed(sections: object): void, lost(isLost: boolean): void }} on
 * @returns {{ ask(what: string, more?: object): Promise<any> }} rejects with a sentence
 */
export function link(on) {
  const waiting = new Map();
  let socket;
  let last = 0;

  const hear = ({ data }) => {
    const { id, changed, reload, refused, answer } = JSON.parse(data);
    if (reload) return location.reload();
    if (changed) return on.changed(changed);
    const { resolve, reject } = waiting.get(id) ?? {};
    waiting.delete(id);
    if (refused === undefined) resolve?.(answer);
    else reject?.(new Error(refused));
  };
  const open = () => {
    socket = new WebSocket(`ws://${location.host}/sandbox-page/socket`);
    socket.addEventListener('open', () => {
      on.lost(false);
      on.opened();
    });
    socket.addEventListener('message', hear);
    socket.addEventListener('close', () => {
      on.lost(true);
      for (const { reject } of waiting.values()) reject(new Error('the sandbox is not running'));
      waiting.clear();
      setTimeout(open, againMs);
    });
  };
  open();
  return {
    ask: (what, more = {}) =>
      new Promise((resolve, reject) => {
        if (socket.readyState !== WebSocket.OPEN) return reject(new Error('the sandbox is not running'));
        const id = (last += 1);
        waiting.set(id, { resolve, reject });
        socket.send(JSON.stringify({ ...more, id, what }));
      }),
  };
}
