import { describe, expect, test } from 'vitest';
import { commandFaults, commandListFaults } from '../../../src/sandbox/rules/payload-rules.ts';
import { call, local, serverOf } from '../local.ts';

const about = (name: string, more: object = {}) => ({ name, description: 'About it', ...more });
const text = (name: string, more: object = {}) => about(name, { type: 3, ...more });

describe('commands that are right', () => {
  test.each([
    ['bare', about('movie')],
    ['Hangul', about('영화', { name_localizations: { ko: '영화', 'en-US': 'movie' } })],
    [
      'subcommands in a group',
      about('a', {
        options: [about('b', { type: 2, options: [about('c', { type: 1, options: [text('d')] })] })],
      }),
    ],
    [
      'everywhere',
      about('a', { contexts: [0, 1, 2], integration_types: [0, 1], default_member_permissions: '32' }),
    ],
  ])('%s', (_, body) => expect(commandFaults(body)).toEqual([]));
});

describe('commands that are refused', () => {
  test.each([
    ['upper case', about('Movie'), ['name: must be in lower case']],
    ['a space', about('a b'), ['name: letters, digits, - _ and apostrophes only']],
    ['a long name', about('a'.repeat(33)), ['name: must have 1 to 32 characters, has 33']],
    [
      'a long description',
      { name: 'a', description: 'x'.repeat(101) },
      ['description: must have 1 to 100 characters, has 101'],
    ],
    [
      'an unknown language',
      about('a', { name_localizations: { kr: 'b' } }),
      ['name_localizations.kr: unknown language'],
    ],
    ['an unknown key', about('a', { colour: 1 }), ['colour: unknown key']],
    ['an unknown context', about('a', { contexts: [3] }), ['contexts: unknown value']],
    [
      'options out of order',
      about('a', { options: [text('b'), text('c', { required: true })] }),
      ['options: required options come first'],
    ],
    [
      'an option named as another is translated',
      about('a', { options: [text('b'), text('c', { name_localizations: { ko: 'b' } })] }),
      ['options[1].name_localizations.ko: is the name of another option'],
    ],
    [
      'choices and autocomplete',
      about('a', { options: [text('b', { autocomplete: true, choices: [{ name: 'x', value: 'x' }] })] }),
      ['options[0].autocomplete: excludes choices'],
    ],
    [
      'autocomplete for a channel',
      about('a', { options: [about('b', { type: 7, autocomplete: true })] }),
      ['options[0].autocomplete: only for text and numbers'],
    ],
    [
      'a subcommand beside an option',
      about('a', { options: [about('b', { type: 1 }), text('c')] }),
      ['options: subcommands and other options exclude each other'],
    ],
    [
      'a group in a group',
      about('a', { options: [about('b', { type: 2, options: [about('c', { type: 2 })] })] }),
      ['options[0].options[0]: a group stands at the top only'],
    ],
    [
      'twenty-six options',
      about('a', { options: Array.from({ length: 26 }, (_, index) => text(`o${index}`)) }),
      ['options: must have 0 to 25 entries, has 26'],
    ],
    [
      'more than 8,000 characters',
      about('a', {
        options: Array.from({ length: 25 }, (_, index) => ({
          ...text(`o${index}`),
          description: 'x'.repeat(100),
          choices: Array.from({ length: 3 }, (_, choice) => ({
            name: `${choice}`.padEnd(100, 'x'),
            value: 'v',
          })),
        })),
      }),
      ['must have at most 8000 characters in all, has 10149'],
    ],
  ])('%s', (_, body, faults) => expect(commandFaults(body)).toEqual(faults));

  test('of a list: two of one name', () => {
    expect(commandListFaults([about('a'), about('a'), about('B')])).toEqual([
      '[2].name: must be in lower case',
      '[1].name: doubled a',
    ]);
  });
});

describe('registration', () => {
  const movie = {
    ...about('movie', { contexts: [2, 0, 1], integration_types: [1, 0] }),
    name_localizations: { ko: '영화' },
    description_localizations: null,
    options: [
      { ...text('title', { required: true, autocomplete: true }), name_localizations: { ko: '제목' } },
      text('when', {
        required: false,
        choices: [{ name: 'Now', value: 'now', name_localizations: { ko: '지금' } }],
      }),
    ],
  };

  test('gives back what Discord makes of it', async () => {
    const discord = await local();
    const { application } = discord.world;
    const path = `/applications/${application.id}/commands`;
    const { body } = await call(discord, `PUT ${path}`, [movie]);
    const [made] = Object.values(body) as { id: string; version: string }[];
    const expected = {
      id: made?.id,
      application_id: application.id,
      version: made?.version,
      type: 1,
      name: 'movie',
      description: 'About it',
      name_localizations: { ko: '영화' },
      description_localizations: null,
      default_member_permissions: null,
      nsfw: false,
      contexts: [0, 1, 2],
      integration_types: [0, 1],
      dm_permission: true,
      options: [
        {
          name: 'title',
          description: 'About it',
          type: 3,
          required: true,
          autocomplete: true,
          name_localizations: { ko: '제목' },
        },
        {
          name: 'when',
          description: 'About it',
          type: 3,
          choices: [{ name: 'Now', name_localizations: { ko: '지금' }, value: 'now' }],
        },
      ],
    };
    expect(made).toStrictEqual(expected);
    const whole = await call(discord, `GET ${path}?with_localizations=true`);
    expect(whole.body).toStrictEqual([expected]);
    const plain = await call(discord, `GET ${path}`);
    expect(JSON.stringify(plain.body)).not.toContain('localizations');
    expect(discord.breaches).toEqual([]);
  });

  test('the same name keeps its id; what is unchanged its version; what is left out goes', async () => {
    const discord = await local();
    const path = `/applications/${discord.world.application.id}/commands`;
    const put = async (...commands: object[]) => {
      const { body } = await call(discord, `PUT ${path}`, commands);
      return Object.values(body) as { id: string; version: string; name: string }[];
    };
    const [a, b] = await put(about('a'), about('b'));
    const [b2, a2] = await put(about('b'), { ...about('a'), description: 'Other' });
    expect([a2?.id, b2?.id]).toEqual([a?.id, b?.id]);
    expect([a2?.version === a?.version, b2?.version === b?.version]).toEqual([false, true]);
    expect((await put(about('b'))).map(({ name }) => name)).toEqual(['b']);
  });

  test('one by one, in a server', async () => {
    const discord = await local();
    const path = `/applications/${discord.world.application.id}/guilds/${serverOf(discord).id}/commands`;
    const made = await call(discord, `POST ${path}`, about('a'));
    const again = await call(discord, `POST ${path}`, about('a'));
    const one = `${path}/${String(made.body['id'])}`;
    const changed = await call(discord, `PATCH ${one}`, { description: 'Other' });
    expect([made.status, again.status, again.body['id']]).toEqual([201, 200, made.body['id']]);
    expect([changed.body['description'], changed.body['guild_id'], 'contexts' in changed.body]).toEqual([
      'Other',
      serverOf(discord).id,
      false,
    ]);
    expect((await call(discord, `DELETE ${one}`)).status).toBe(204);
    expect((await call(discord, `GET ${one}`)).body['code']).toBe(10063);
  });

  test('of another application, or a server the bot is not in, is refused', async () => {
    const discord = await local();
    const other = await call(discord, 'PUT /applications/1234567890123456789/commands', []);
    const path = `/applications/${discord.world.application.id}/guilds/1234567890123456789/commands`;
    expect([other.body['code'], (await call(discord, `GET ${path}`)).body['code']]).toEqual([20012, 50001]);
  });

  test('a faulty command is refused and noted', async () => {
    const discord = await local();
    const path = `/applications/${discord.world.application.id}/commands`;
    const told = await call(discord, `PUT ${path}`, [about('Movie')]);
    expect(told.body['code']).toBe(50035);
    expect(discord.breaches).toEqual([{ method: 'PUT', path, what: '[0].name: must be in lower case' }]);
  });
});
