// A stage without a bot's process: the local Discord with its page, and a calendar that stands still.
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { startLocalDiscord } from '../../../src/sandbox/discord/discord.ts';
import type { Json } from '../../../src/sandbox/discord/message.ts';
import { openingWorld } from '../../../src/sandbox/discord/opening-world.ts';
import { pageServer, socketPath } from '../../../src/sandbox/page-server/page-server.ts';
import type { View } from '../../../src/sandbox/page-server/page-view.ts';
import type { Stage } from '../../../src/sandbox/stage.ts';
import { opening } from '../local.ts';

export async function pageStage(more: Partial<Stage> = {}): Promise<Stage> {
  const page = pageServer();
  const world = openingWorld(opening);
  const times = { firstAnswer: 100 };
  const discord = await startLocalDiscord({ calendar: () => opening, world, times, ...page.doors });
  const stage: Stage = {
    discord,
    bot: {
      state: () => 'off',
      ready: async () => {},
      arrive: async () => undefined,
      kill: async () => {},
      start: () => {},
    },
    movies: [],
    timeZone: 'Asia/Seoul',
    databaseFile: join(tmpdir(), 'there-is-no-such-database.sqlite'),
    now: () => opening,
    travel: async () => {},
    travelToNextAlert: async () => {},
    reset: async () => {},
    keep: () => {},
    ...more,
  };
  page.open(stage);
  onTestFinished(async () => {
    page.close();
    await discord.close();
  });
  return stage;
}

export type Visitor = {
  /** The answer, or the sentence of a refusal. */
  ask(what: string, more?: Json): Promise<unknown>;
  say(text: string): void;
  /** The newest of each section that was sent. */
  view: Json;
  /** Resolves when a section is as wanted. */
  until(wanted: (view: Json) => boolean): Promise<void>;
  reloaded: Promise<unknown>;
  closed: Promise<number>;
};

export const viewOf = (view: Json): View => view as View;

/** A page in a browser, at the level of its WebSocket. */
export async function visitor(stage: Stage, headers?: Record<string, string>): Promise<Visitor> {
  const { host, origin } = new URL(stage.discord.url);
  const socket = new WebSocket(`ws://${host}${socketPath}`, { headers: headers ?? { origin } });
  onTestFinished(() => socket.terminate());
  const waiting = new Map<unknown, (told: unknown) => void>();
  const listeners = new Set<() => void>();
  const view: Json = {};
  const reloaded = Promise.withResolvers<unknown>();
  let last = 0;
  socket.on('error', () => {});
  socket.on('message', (data: Buffer) => {
    const { id, changed, reload, refused, answer } = JSON.parse(String(data)) as Json;
    if (reload) reloaded.resolve(reload);
    Object.assign(view, changed);
    waiting.get(id)?.(refused ?? answer);
    for (const look of listeners) look();
  });
  const closed = new Promise<number>((resolve) => void socket.once('close', resolve));
  await Promise.race([closed, new Promise((resolve) => void socket.once('open', resolve))]);
  return {
    view,
    closed,
    reloaded: reloaded.promise,
    say: (text) => socket.send(text),
    ask(what, more = {}) {
      const id = (last += 1);
      socket.send(JSON.stringify({ ...more, id, what }));
      return new Promise((resolve) => void waiting.set(id, resolve));
    },
    until: (wanted) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!wanted(view)) return;
          listeners.delete(look);
          resolve();
        };
        listeners.add(look);
        look();
      }),
  };
}
