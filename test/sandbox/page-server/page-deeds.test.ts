import { describe, expect, test } from 'vitest';
import type { Json } from '../../../src/sandbox/discord/message.ts';
import { bot, callback, call, channelId, register, silent, type Interaction } from '../local.ts';
import { pageStage, viewOf, visitor } from './page-stage.ts';

describe('what people do on it', () => {
  const commands = [
    {
      name: 'movie',
      name_localizations: { ko: '영화' },
      description: 'Look up',
      description_localizations: { ko: '찾기' },
      options: [{ type: 3, name: 'title', description: 'Title', required: true, autocomplete: true }],
    },
    { name: 'secret', description: 'For managers', default_member_permissions: '32' },
  ];

  async function scene(answer: (interaction: Interaction) => Json | undefined) {
    const stage = await pageStage();
    const { discord } = stage;
    await register(discord, commands);
    await bot(discord, (interaction) => {
      const body = answer(interaction);
      if (body) void call(discord, `POST ${callback(interaction)}`, body);
    });
    const guest = await visitor(stage);
    await guest.ask('look', { as: 'member', locale: 'ko', channelId: channelId(discord, 'releases') });
    await guest.until((view) => 'offers' in view);
    return { stage, guest };
  }

  test('only what is offered to them, in their words', async () => {
    const { guest } = await scene(() => undefined);
    expect(viewOf(guest.view).offers).toEqual([
      {
        id: expect.any(String),
        path: 'movie',
        name: '영화',
        about: '찾기',
        options: [
          {
            name: 'title',
            label: 'title',
            about: 'Title',
            required: true,
            autocomplete: true,
            isNumber: false,
          },
        ],
      },
    ]);
  });

  test('a command is suggested, typed, answered privately, pressed and dismissed', async () => {
    const { guest } = await scene(({ type, data }) => {
      if (type === 4) return { type: 8, data: { choices: [{ name: 'Unlocked (2023)', value: 'unlocked' }] } };
      const row = { type: 1, components: [{ type: 2, style: 2, label: 'On', custom_id: 'on' }] };
      const content = type === 3 ? `pressed ${String(data['custom_id'])}` : 'found';
      return { type: type === 3 ? 7 : 4, data: { content, flags: 64, components: [row], ...silent } };
    });
    expect(await guest.ask('suggest', { path: 'movie', options: { title: 'un' }, focused: 'title' })).toEqual(
      [{ name: 'Unlocked (2023)', value: 'unlocked' }],
    );
    expect(await guest.ask('type', { path: 'movie', options: { title: 'unlocked' } })).toEqual({});
    await guest.until((view) => viewOf(view).messages.length === 1);
    const [found] = viewOf(guest.view).messages;
    expect([found?.text, found?.isPrivate, found?.answers]).toEqual([
      ['found'],
      true,
      { who: 'Member', command: '/영화' },
    ]);
    expect(await guest.ask('press', { message: found?.id, control: 'on' })).toEqual({});
    await guest.until((view) => viewOf(view).messages[0]?.edited === true);
    expect(viewOf(guest.view).messages[0]?.text).toEqual(['pressed on']);
    await guest.ask('dismiss', { message: found?.id });
    await guest.until((view) => viewOf(view).messages.length === 0);
  });

  test('a form is opened, refused while it lacks something, and sent', async () => {
    const input = { type: 4, custom_id: 'time', style: 1, value: '9', required: true };
    const components = [{ type: 18, label: 'Hour', description: 'When', component: input }];
    const { guest } = await scene(({ type, data }) =>
      type === 5
        ? { type: 4, data: { content: JSON.stringify(data['components']), ...silent } }
        : { type: 9, data: { title: 'Change', custom_id: 'f', components } },
    );
    const told = (await guest.ask('type', { path: 'movie', options: { title: 'x' } })) as Json;
    expect(told).toEqual({
      form: {
        token: expect.any(String),
        title: 'Change',
        notes: [],
        fields: [
          {
            id: 'time',
            label: 'Hour',
            about: 'When',
            required: true,
            kind: 'text',
            long: false,
            value: '9',
            hint: '',
            least: 0,
            most: 4000,
          },
        ],
      },
    });
    const { token } = told['form'] as Json;
    expect(await guest.ask('submit', { token, fields: { time: '' } })).toEqual({
      failed: 'time: is required',
    });
    expect(await guest.ask('submit', { token, fields: { time: '21' } })).toEqual({});
    await guest.until((view) => viewOf(view).messages.length === 1);
    expect(viewOf(guest.view).messages[0]?.text).toEqual([
      '[{"type":18,"component":{"type":4,"custom_id":"time","value":"21"}}]',
    ]);
    expect(await guest.ask('submit', { token: 'no', fields: {} })).toBe('this form is not open any more');
  });

  test('what the bot leaves unanswered is told, and what Discord would not send as well', async () => {
    const { guest } = await scene(() => undefined);
    expect(await guest.ask('type', { path: 'movie', options: { title: 'x' } })).toEqual({
      failed: 'no answer in 0.1 s',
      silent: true,
    });
    expect(await guest.ask('type', { path: 'movie', options: {} })).toEqual({
      failed: 'the option title is required',
    });
  });

  test('requests and breaches are told without tokens, channels by their names', async () => {
    const { stage, guest } = await scene(() => undefined);
    const { discord } = stage;
    await call(discord, `POST /channels/${channelId(discord, 'releases')}/messages`, {
      content: 'a',
      b: 1,
      ...silent,
    });
    await guest.until((view) => viewOf(view).log.breaches.length > 0);
    const { lines, breaches } = viewOf(guest.view).log;
    expect(breaches).toEqual(['POST /channels/#releases/messages: b: unknown key']);
    const [last] = lines;
    expect([last?.kind, last?.what, last?.status, last?.isBad]).toEqual([
      'request',
      'POST /channels/#releases/messages',
      '400',
      true,
    ]);
    expect(
      lines.filter(({ kind }) => kind === 'event').map(({ what, status }) => `${what} ${status}`),
    ).toEqual(['READY → bot', 'Identify ← bot', 'Hello → bot']);
  });

  test('a phone shows what content says, of posts and not of answers', async () => {
    const { stage, guest } = await scene(() => ({ type: 4, data: { content: 'an answer', ...silent } }));
    const { discord } = stage;
    const path = `/channels/${channelId(discord, 'releases')}/messages`;
    const embeds = [{ title: 'not this' }];
    await call(discord, `POST ${path}`, { content: '🎬 **Unlocked** in <#1>', embeds, ...silent });
    await guest.ask('type', { path: 'movie', options: { title: 'x' } });
    await guest.until((view) => viewOf(view).messages.length === 2);
    expect(viewOf(guest.view).pushes.map(({ place, text }) => ({ place, text }))).toEqual([
      { place: '#releases', text: '🎬 Unlocked in <#1>' },
    ]);
  });
});
