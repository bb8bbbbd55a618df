// What the page asks for: what a person does, and what is done to the world. Every value comes from outside and is read with care.
import { personNamed } from '../discord/world.ts';
import type { Answer, Person } from '../discord/discord.ts';
import type { Form } from '../discord/answer.ts';
import type { Json } from '../discord/message.ts';
import { formOf, type DrawnForm } from './page-components.ts';
import { deleteChannel, faults, setPermission, takable } from './page-trouble.ts';
import { placeOf, type Reader } from './page-view.ts';
import { asText, isJson, listOf, textOf } from '../rules/rule-kit.ts';
import { SandboxError } from '../sandbox-error.ts';
import type { Stage } from '../stage.ts';

/** One open page: who its reader is, and the forms that it shows. */
export type Seat = { reader: Reader; forms: Map<string, Form> };

type Deed = (stage: Stage, seat: Seat, body: Json) => unknown;

/** What the page hears of an answer; the messages come with the view. */
type Heard = { failed?: string; silent?: true; form?: DrawnForm };

const deeds: Record<string, Deed> = {
  look,
  write: (stage, seat, { text }) => void keyboard(stage, seat).write(textOf(text).slice(0, 2000)),
  type: async (stage, seat, { path, options }) =>
    heard(stage, seat, await keyboard(stage, seat).type(textOf(path), jsonOf(options))),
  suggest: (stage, seat, { path, options, focused }) =>
    keyboard(stage, seat).suggest(textOf(path), jsonOf(options), textOf(focused)),
  press: async (stage, seat, { message, control }) =>
    heard(stage, seat, await keyboard(stage, seat).press({ id: textOf(message) }, textOf(control))),
  pick: async (stage, seat, { message, control, values }) =>
    heard(
      stage,
      seat,
      await keyboard(stage, seat).pick({ id: textOf(message) }, textOf(control), listOf(values).map(asText)),
    ),
  submit: async (stage, seat, { token, fields }) => {
    const form = seat.forms.get(textOf(token));
    if (!form) throw new SandboxError('this form is not open any more');
    return heard(stage, seat, await keyboard(stage, seat).submit(form, fieldsOf(fields)));
  },
  dismiss: (stage, seat, { message }) => keyboard(stage, seat).dismiss({ id: textOf(message) }),
  hours: (stage, _, { count }) =>
    stage.travel(stage.now().add({ hours: Math.max(0, Math.floor(Number(count))) })),
  until: (stage, _, { to }) => stage.travel(textOf(to)),
  'next alert': (stage) => stage.travelToNextAlert(),
  reset: (stage) => stage.reset(),
  kill: (stage) => stage.bot.kill(),
  start: (stage) => stage.bot.start(),
  permission: (stage, _, { channelId, name, has }) => {
    const known = takable.find((one) => one === name);
    if (known) setPermission(stage, textOf(channelId), known, has === true);
  },
  'delete channel': (stage, _, { channelId }) => deleteChannel(stage, textOf(channelId)),
  fail: ({ discord }, _, { name }) => {
    if (name === '500' || name === '429' || name === 'cut') discord.fail(faults[name]);
  },
  heal: ({ discord }) => discord.heal(),
};

/** Throws a SandboxError, or what the local Discord throws; both are sentences. */
export async function perform(stage: Stage, seat: Seat, body: Json): Promise<unknown> {
  const name = textOf(body['what']);
  const deed = Object.hasOwn(deeds, name) ? deeds[name] : undefined;
  if (!deed) throw new SandboxError('there is no such deed');
  return deed(stage, seat, body);
}

function look({ discord, now }: Stage, seat: Seat, { as, locale, channelId }: Json): void {
  const person = personNamed(discord.world, textOf(as)) ?? personNamed(discord.world, 'moderator');
  const reader = {
    userId: person?.user.id ?? '',
    locale: textOf(locale) || 'en-US',
    channelId: textOf(channelId),
  };
  seat.reader = { ...reader, channelId: placeOf(discord.world, reader, now()).id };
}

function keyboard({ discord, now }: Stage, { reader }: Seat): Person {
  const { id } = placeOf(discord.world, reader, now());
  return discord.as(reader.userId, { channelId: id, locale: reader.locale });
}

const jsonOf = (value: unknown): Json => (isJson(value) ? value : {});

const fieldsOf = (fields: unknown): Record<string, string | string[]> =>
  Object.fromEntries(
    Object.entries(jsonOf(fields)).map(([id, value]) => [
      id,
      Array.isArray(value) ? value.map(asText) : asText(value),
    ]),
  );

function heard({ discord }: Stage, { forms }: Seat, { failed, form }: Answer): Heard {
  if (failed !== undefined) return { failed, ...(/\bno answer\b/.test(failed) ? { silent: true } : {}) };
  if (!form) return {};
  forms.set(form.token, form);
  return { form: formOf(form, { world: discord.world, commandName: (_, fullName) => fullName }) };
}
