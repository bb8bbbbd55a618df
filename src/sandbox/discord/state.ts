// What the parts of the local Discord share while it runs.
import { errorTree, refusal } from './discord-error.ts';
import type { Json, Message } from './message.ts';
import type { InteractionRecord, World } from './world.ts';

/** A breach of Discord's schema, of its rules or of our own, by the bot. */
export type Breach = { method: string; path: string; what: string };

/** What Discord left out of a message without a word, such as embeds where the bot may not embed. */
export type Loss = { channelId: string; messageId: string; what: string };

/** What went over the gateway. `at` is real time, in milliseconds since the process began. */
export type GatewayEvent = { at: number; to: 'bot' | 'discord'; what: string };

/** Real time, in milliseconds. */
export type Times = { firstAnswer: number; token: number; nonceWindow: number };

export type Happening =
  | { kind: 'message' | 'update' | 'follow-up'; message: Message; isPrivate: boolean }
  | { kind: 'deferred' | 'removed' }
  | { kind: 'form'; data: Json }
  | { kind: 'choices'; choices: Json[] }
  | { kind: 'closed' };

export type State = {
  world: World;
  calendar: () => Temporal.Instant;
  times: Times;
  url: string;
  breaches: Breach[];
  losses: Loss[];
  /** Who waits at a keyboard, by the token of what they did. */
  watchers: Map<string, (happening: Happening) => void>;
  /** Sends an event to every bot that is connected. */
  dispatch: (event: string, data: Json) => void;
  changed: () => void;
  /** Where a bot takes interactions over HTTP; empty: it takes them over the gateway. */
  endpoints: readonly string[];
  /** When old nonces were last forgotten, as Date.now() has it. */
  noncesSweptAt: number;
  saw: (event: GatewayEvent) => void;
};

export type Upload = { name: string; size: number; type: string };

export type Call = {
  method: string;
  path: string;
  params: Record<string, string>;
  query: URLSearchParams;
  body: unknown;
  files: Upload[];
};

export type Result = { status: number; body?: unknown };

export type Route = {
  method: string;
  /** "/channels/:channel/messages" */
  path: string;
  /** Needs no token of the bot: the path itself carries a secret, or there is none to keep. */
  open?: true;
  /** Requests in milliseconds, for each first parameter; 'none': outside of all limits, the global one too. */
  limit?: { requests: number; per: number; outsideGlobal?: true } | 'none';
  run(state: State, call: Call): Result;
};

export const ok = (body: unknown): Result => ({ status: 200, body });
export const done: Result = { status: 204 };

export function param(call: Call, name: string): string {
  return call.params[name] ?? '';
}

export function breach(state: State, call: Pick<Call, 'method' | 'path'>, what: string): void {
  state.breaches.push({ method: call.method, path: call.path, what });
}

/** Refuses a body that has faults as Discord does, and notes each of them. */
export function refuseFaults(state: State, call: Call, found: readonly string[]): void {
  const faults = [...new Set(found)];
  if (faults.length === 0) return;
  for (const fault of faults) breach(state, call, fault);
  const isEmpty = faults.every((fault) => fault === 'an empty message');
  throw isEmpty ? refusal(50006) : refusal(50035, errorTree(faults));
}

export function happened(state: State, record: InteractionRecord, happening: Happening): void {
  state.watchers.get(record.token)?.(structuredClone(happening));
}
