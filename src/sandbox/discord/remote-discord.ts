// The other end of control.ts: a local Discord in another process, led as if it were here.
import type { Fault, LocalDiscord, Message, Person } from './discord.ts';
import type { Json } from './message.ts';

export type RemoteState = Pick<
  LocalDiscord,
  'world' | 'breaches' | 'losses' | 'requests' | 'token' | 'url' | 'publicKey'
> & {
  calendar: string;
};

export type RemotePerson = Pick<Person, 'type' | 'suggest' | 'press' | 'pick' | 'submit'> & {
  write(content: string): Promise<Message>;
  sees(): Promise<Message[]>;
};

export type RemoteDiscord = {
  state(): Promise<RemoteState>;
  as(userId: string, where: { channelId: string; locale?: string }): RemotePerson;
  fail(fault: Fault): Promise<void>;
  heal(): Promise<void>;
  connected(): Promise<void>;
  disconnectGateway(code?: number): Promise<void>;
  setEndpoint(urls: readonly string[]): Promise<void>;
  moveCalendar(to: Temporal.Instant): Promise<void>;
};

/** `url` as LocalDiscord has it: http://127.0.0.1:PORT/api. Every call throws when that process is not there. */
export function remoteDiscord(url: string): RemoteDiscord {
  const ask = async <T>(deed: string, body: Json = {}): Promise<T> => {
    const response = await fetch(new URL(`/sandbox/${deed}`, url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const told = await response.json();
    if (!response.ok) throw new Error(JSON.stringify(told));
    return told as T;
  };
  return {
    state: () => ask('state'),
    as: (userId, where) => remotePerson((deed, body) => ask(deed, { ...body, userId, ...where })),
    fail: (fault) => ask('fail', fault),
    heal: () => ask('heal'),
    connected: () => ask('connected'),
    disconnectGateway: (code) => ask('disconnect', { code }),
    setEndpoint: (urls) => ask('endpoint', { urls }),
    moveCalendar: (to) => ask('calendar', { now: String(to) }),
  };
}

function remotePerson(ask: <T>(deed: string, body: Json) => Promise<T>): RemotePerson {
  return {
    type: (path, options = {}) => ask('type', { path, options }),
    suggest: (path, options, focused) => ask('suggest', { path, options, focused }),
    press: (message, customId) => ask('press', { message, customId }),
    pick: (message, customId, values) => ask('pick', { message, customId, values }),
    submit: (form, fields) => ask('submit', { form, fields }),
    write: (content) => ask('write', { content }),
    sees: () => ask('sees', {}),
  };
}
