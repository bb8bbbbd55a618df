// Leads a local Discord in another process: JSON under /sandbox/ on the port it serves.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fault, Form, LocalDiscord, Person } from './discord.ts';
import { DiscordError } from './discord-error.ts';
import type { Beside } from './http.ts';
import type { Json } from './message.ts';
import { carried } from './request-body.ts';
import { asText, isJson, listOf, textOf } from '../rules/rule-kit.ts';

export type Clock = { now(): Temporal.Instant; move(to: Temporal.Instant): void };

type Deed = (discord: LocalDiscord, clock: Clock, body: Json) => unknown;

const deeds: Record<string, Deed> = {
  state: ({ close: _close, ...discord }, clock) => ({ ...discord, calendar: String(clock.now()) }),
  fail: (discord, _, body) => discord.fail(body as Fault),
  heal: (discord) => discord.heal(),
  connected: (discord) => discord.connected(),
  disconnect: (discord, _, { code }) =>
    discord.disconnectGateway(typeof code === 'number' ? code : undefined),
  endpoint: (discord, _, { urls }) => discord.setEndpoint(listOf(urls).map(asText)),
  calendar: (_, clock, { now }) => clock.move(Temporal.Instant.from(textOf(now))),
  type: (discord, _, body) => at(discord, body).type(textOf(body['path']), jsonOf(body['options'])),
  suggest: (discord, _, body) =>
    at(discord, body).suggest(textOf(body['path']), jsonOf(body['options']), textOf(body['focused'])),
  press: (discord, _, body) => at(discord, body).press(idOf(body), textOf(body['customId'])),
  pick: (discord, _, body) =>
    at(discord, body).pick(idOf(body), textOf(body['customId']), listOf(body['values']).map(asText)),
  submit: (discord, _, body) =>
    at(discord, body).submit(body['form'] as Form, body['fields'] as Record<string, string>),
  sees: (discord, _, body) => at(discord, body).sees(),
  write: (discord, _, body) => at(discord, body).write(textOf(body['content'])),
};

const jsonOf = (value: unknown): Json => (isJson(value) ? value : {});

const idOf = ({ message }: Json): { id: string } => ({ id: textOf(jsonOf(message)['id']) });

function at(discord: LocalDiscord, { userId, channelId, locale }: Json): Person {
  const where = { channelId: textOf(channelId), ...(locale === undefined ? {} : { locale: textOf(locale) }) };
  return discord.as(textOf(userId), where);
}

/** Answers POST /sandbox/<deed>. Only JSON is taken: no page in a browser may send that here unasked. */
export function controlled(discord: () => LocalDiscord, clock: Clock): Beside {
  return (request, response) => {
    const deed = deeds[(request.url ?? '').replace('/sandbox/', '')];
    const isJsonPost = request.method === 'POST' && request.headers['content-type'] === 'application/json';
    if (!deed || !isJsonPost) return false;
    void perform(request, response, (body) => deed(discord(), clock, body));
    return true;
  };
}

async function perform(request: IncomingMessage, response: ServerResponse, deed: (body: Json) => unknown) {
  const { status, body } = await outcome(request, deed);
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body ?? null));
}

async function outcome(request: IncomingMessage, deed: (body: Json) => unknown) {
  try {
    const { body } = await carried(request);
    return { status: 200, body: await deed(jsonOf(body)) };
  } catch (error) {
    return { status: error instanceof DiscordError ? error.status : 400, body: { failed: String(error) } };
  }
}
