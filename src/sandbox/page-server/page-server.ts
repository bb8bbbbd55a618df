// The page's server side: its files, and one WebSocket a page. What changed is sent by itself; what is asked is answered by its id.
import type { IncomingMessage } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';
import type { LocalDiscordOptions } from '../discord/discord.ts';
import type { Json } from '../discord/message.ts';
import { socketMessage } from '../discord/socket-message.ts';
import { perform, type Seat } from './page-deeds.ts';
import { pageFile } from './page-files.ts';
import { unseenView, viewOf, type View } from './page-view.ts';
import type { Stage } from '../stage.ts';

export type PageServer = {
  doors: Pick<LocalDiscordOptions, 'beside' | 'besideSocket' | 'watched'>;
  /** Pages are served their view from here on. */
  open(stage: Stage): void;
  close(): void;
};

/** A page that is open; `sent`: each section as it was sent last. */
type Guest = { socket: WebSocket; seat: Seat; sent: Map<string, string> };

export const socketPath = '/sandbox-page/socket';
const mostBytes = 64 * 1024;
const refreshSoonMs = 25;
/** For what changes unseen: the calendar, the bot's process and its ledger. */
const refreshEveryMs = 500;

export function pageServer(): PageServer {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: mostBytes });
  const guests = new Set<Guest>();
  let stage: Stage | undefined;
  let soon: NodeJS.Timeout | undefined;
  const showAll = (view: (seat: Seat, opened: Stage) => Partial<View>): void => {
    const opened = stage;
    if (opened) for (const guest of guests) show(guest, () => view(guest.seat, opened));
  };
  const refresh = (): void => {
    soon = undefined;
    showAll(({ reader }, opened) => viewOf(opened, reader));
  };
  const refreshSoon = (): void => {
    if (guests.size > 0) soon ??= setTimeout(refresh, refreshSoonMs).unref();
  };
  const every = setInterval(() => showAll((_, opened) => unseenView(opened)), refreshEveryMs).unref();

  const welcome = (socket: WebSocket): void => {
    const guest = newGuest(socket);
    guests.add(guest);
    const heard = (): void => (guest.sent.size > 0 ? refreshSoon() : refresh());
    socket.on('message', (data: Buffer) => void hear(stage, guest, String(data)).then(heard));
    socket.on('close', () => guests.delete(guest));
  };
  return {
    doors: {
      beside: pageFile,
      watched: refreshSoon,
      besideSocket(request, socket, head) {
        if (request.url !== socketPath) return false;
        if (!isFromPage(request)) socket.destroy();
        else sockets.handleUpgrade(request, socket, head, welcome);
        return true;
      },
    },
    open(opened) {
      stage = { ...opened, reset: () => resetFor(guests, opened) };
      refresh();
    },
    close() {
      clearInterval(every);
      clearTimeout(soon);
      for (const { socket } of guests) socket.terminate();
      sockets.close();
    },
  };
}

function newGuest(socket: WebSocket): Guest {
  socket.on('error', () => socket.terminate());
  const reader = { userId: '', locale: 'en-US', channelId: '' };
  return { socket, seat: { reader, forms: new Map() }, sent: new Map() };
}

async function resetFor(guests: ReadonlySet<Guest>, stage: Stage): Promise<void> {
  await stage.reset();
  for (const { socket } of guests) socket.send(JSON.stringify({ reload: true }));
}

/** Every browser names the origin of a WebSocket; that it is ours was checked before. */
const isFromPage = ({ headers }: IncomingMessage): boolean => headers.origin !== undefined;

/** Sends what differs from what was sent last. */
function show({ socket, seat, sent }: Guest, view: () => Partial<View>): void {
  if (seat.reader.userId === '') return;
  const changed: Json = {};
  for (const [section, value] of Object.entries(view())) {
    const text = JSON.stringify(value);
    if (sent.get(section) === text) continue;
    sent.set(section, text);
    changed[section] = value;
  }
  if (Object.keys(changed).length > 0) socket.send(JSON.stringify({ changed }));
}

async function hear(stage: Stage | undefined, { socket, seat }: Guest, text: string): Promise<void> {
  const body = socketMessage(text);
  if (!stage || !body) return;
  const { id } = body;
  try {
    const answer = (await perform(stage, seat, body)) ?? null;
    socket.send(JSON.stringify({ id, answer }));
  } catch (error) {
    socket.send(JSON.stringify({ id, refused: error instanceof Error ? error.message : String(error) }));
  }
}
