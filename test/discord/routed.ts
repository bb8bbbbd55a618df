// A router over a few commands, what comes to it, and what it sends.
import {
  ask,
  command,
  group,
  requiredText,
  show,
  subcommand,
  tell,
  text,
  update,
  channel,
  role,
  type Command,
  type Context,
} from '../../src/command.ts';
import type { Requests } from '../../src/discord/requests.ts';
import type { FirstAnswer } from '../../src/discord/responder.ts';
import { createRouter, type Done } from '../../src/discord/router.ts';
import { reply, text as textDisplay } from '../../src/view/message.ts';
import { contextWith } from '../commands/context.ts';

type Sent = { method: string; route: string; body: unknown };
export const said = (content: string) => reply(textDisplay(content));
export const words = () => ({ name: 'x', about: 'x', options: { title: { name: 'title', about: 'x' } } });
const noted = { name: 'x', about: 'x' };
const echo = command({
  name: 'echo',
  words,
  options: { title: requiredText({ suggests: true }) },
  suggest: ({ option, text: typed }) => [{ name: `${option}: ${typed}`, value: typed }],
  run: ({ title }, { language }) => show(said(`${title} ${language}`)),
  presses: {
    open: { run: ({ args, values }) => update(said([...args, ...values].join())) },
    slowly: { slow: 'update', run: () => update(said('changed')) },
    form: { run: () => ask({ custom_id: 'echo/sent/7', title: 'x', components: [] }) },
  },
  submits: { sent: { run: ({ args, fields }) => tell(said(JSON.stringify({ args, fields }))) } },
});
const broken = command({
  name: 'broken',
  words,
  options: {},
  run: () => {
    throw new Error('secret detail');
  },
});
const slow = group({
  name: 'slow',
  words,
  commands: {
    one: subcommand({
      words: () => ({ name: 'one', about: 'x', options: { where: noted, whom: noted, note: noted } }),
      options: { where: channel(), whom: role(), note: text() },
      slow: 'private',
      run: (given) =>
        tell(said(JSON.stringify(given, (_, value) => (typeof value === 'bigint' ? String(value) : value)))),
    }),
  },
});

export function house(
  commands: readonly Command[] = [echo, broken, slow],
  failing: { times: number; path?: string } = { times: 0 },
) {
  const sent: Sent[] = [];
  const errors: string[] = [];
  const told: string[] = [];
  const ended: Omit<Done, 'seconds'>[] = [];
  const requests: Requests = async <T>(method: string, route: string, details: { body?: unknown } = {}) => {
    if (route.includes(failing.path ?? '') && failing.times-- > 0) throw new Error('no answer');
    sent.push({ method, route, body: details.body });
    return {} as T;
  };
  const route = createRouter({
    commands,
    requests,
    house: () => {
      const { guild: _, region, ...rest } = contextWith();
      return { ...rest, regionOf: () => region };
    },
    newReference: () => 'abc123',
    onError: (error, { reference, what }) => void errors.push(`${what} ${reference} ${String(error)}`),
    onDone({ seconds: _, ...done }) {
      ended.push(done);
    },
    notice: async ({ user, say }: Context) =>
      user.id.startsWith('told')
        ? {
            message: said(say.reminders.refused('Unlocked')),
            settle: async (delivered: boolean) => void told.push(`${user.id} ${delivered}`),
          }
        : undefined,
  });
  return {
    sent,
    errors,
    told,
    ended,
    route: (interaction: object, answer?: FirstAnswer) => route(interaction as never, answer),
  };
}

let id = 0;
export const payload = (more: object) => ({
  id: String((id += 1)),
  application_id: '9',
  token: 'T',
  locale: 'en-GB',
  channel: { id: '5', type: 0, name: 'general' },
  app_permissions: '1024',
  authorizing_integration_owners: { '0': '1' },
  guild_id: '1',
  member: { user: { id: 'somebody' }, permissions: '2048' },
  ...more,
});
export const typed = (name: string, options: object[] = [], more: object = {}) =>
  payload({ type: 2, data: { id: '1', type: 1, name, options }, ...more });
export const title = (value: string) => ({ name: 'title', type: 3, value });
export const callbacks = (sent: readonly Sent[]) => sent.map(({ body }) => body);
export const inV2 = (content: string, flags = 32_768) => ({ ...said(content), flags });
