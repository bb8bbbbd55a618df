// What goes wrong on request. Plain JSON, so that another process can ask for it.
import { setTimeout as pause } from 'node:timers/promises';
import type { Call } from './state.ts';

export type Fault = {
  method?: string;
  /** A part of the path: "/messages". */
  path?: string;
  channelId?: string;
  /** How often; without it until healed. */
  times?: number;
  /** How likely each call that it concerns meets it, from 0 to 1; without it, surely. */
  chance?: number;
} & (
  | { kind: 'too many requests'; retryAfter?: number; global?: boolean; html?: boolean }
  | { kind: 'answer'; status: number; code?: number; message?: string; after?: boolean }
  | { kind: 'cut'; after?: boolean }
  | { kind: 'slow'; ms: number }
  | { kind: 'gateway refused'; code: number }
);

/** What is answered instead; 'cut': nothing, the connection ends. */
export type Instead = 'cut' | { status: number; headers: Record<string, string>; body: unknown };

export type Faults = ReturnType<typeof faultList>;

/** `random` gives numbers from 0 to 1, for faults that are left to chance. */
export function faultList(random: () => number = Math.random) {
  let faults: Fault[] = [];
  const take = (wanted: (fault: Fault) => boolean): Fault | undefined => {
    const fault = faults.find((one) => wanted(one) && (one.chance === undefined || random() < one.chance));
    if (fault?.times === undefined) return fault;
    fault.times -= 1;
    if (fault.times <= 0) faults = faults.filter((other) => other !== fault);
    return fault;
  };
  return {
    add: (fault: Fault) => void faults.push({ ...fault }),
    heal: () => void (faults = []),
    active: (): Fault[] => structuredClone(faults),
    /** `after`: when the thing was done, so that it holds although the bot hears otherwise. */
    at: (call: Pick<Call, 'method' | 'path'>, after: boolean) =>
      instead(take((fault) => concerns(fault, call) && isAfter(fault) === after)),
    gatewayRefusal: () => {
      const fault = take(({ kind }) => kind === 'gateway refused');
      return fault?.kind === 'gateway refused' ? fault.code : undefined;
    },
  };
}

const isAfter = (fault: Fault): boolean => fault.kind === 'slow' || ('after' in fault && fault.after);

function concerns(fault: Fault, { method, path }: Pick<Call, 'method' | 'path'>): boolean {
  if (fault.kind === 'gateway refused') return false;
  if (fault.method !== undefined && fault.method !== method) return false;
  if (fault.path !== undefined && !path.includes(fault.path)) return false;
  return fault.channelId === undefined || path.includes(`/channels/${fault.channelId}`);
}

async function instead(fault: Fault | undefined): Promise<Instead | undefined> {
  switch (fault?.kind) {
    case 'cut':
      return 'cut';
    case 'slow':
      await pause(fault.ms, undefined, { ref: false });
      return undefined;
    case 'answer':
      return plainAnswer(fault);
    case 'too many requests':
      return tooMany(fault);
    case 'gateway refused':
    case undefined:
      return undefined;
  }
}

const plainAnswer = ({
  status,
  code = 0,
  message = `${status}: fault on request`,
}: Fault & { kind: 'answer' }) => ({
  status,
  headers: {},
  body: { message, code },
});

/** Without retryAfter none of Discord's headers is there: so answer the machines in front of it. */
function tooMany({
  retryAfter,
  global = false,
  html = false,
}: Fault & { kind: 'too many requests' }): Instead {
  if (retryAfter === undefined) return { status: 429, headers: {}, body: html ? '<h1>Error 1015</h1>' : {} };
  const scope = {
    'X-RateLimit-Scope': global ? 'global' : 'user',
    ...(global ? { 'X-RateLimit-Global': 'true' } : {}),
  };
  const body = { message: 'You are being rate limited.', retry_after: retryAfter, global };
  return { status: 429, headers: { 'Retry-After': String(Math.ceil(retryAfter)), ...scope }, body };
}
