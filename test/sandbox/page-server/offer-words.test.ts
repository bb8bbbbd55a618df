import { describe, expect, test } from 'vitest';
import { channelId, local, register, serverOf, userId } from '../local.ts';

const channelKinds = { type: 7, name: 'channel', description: 'Where', channel_types: [0, 5] };
const commands = [
  {
    name: 'alerts',
    name_localizations: { ko: '채널알림', 'en-GB': 'alarms' },
    description: 'Alerts',
    options: [
      {
        type: 1,
        name: 'subscribe',
        name_localizations: { ko: '구독' },
        description: 'Subscribe',
        description_localizations: { ko: '채널에 알림' },
        options: [
          channelKinds,
          { type: 8, name: 'role', description: 'Whom to ping' },
          { type: 4, name: 'days-before', description: 'Early', min_value: 0 },
          {
            type: 3,
            name: 'language',
            description: 'In',
            choices: [{ name: 'Korean', name_localizations: { ko: '한국어' }, value: 'ko' }],
          },
          { type: 5, name: 'all', description: 'All' },
          { type: 6, name: 'who', description: 'Who' },
        ],
      },
      { type: 1, name: 'list', description: 'List' },
    ],
  },
];

async function offers(locale: string) {
  const discord = await local();
  await register(discord, commands);
  const where = { channelId: channelId(discord, 'releases'), locale };
  return { discord, offers: discord.as(userId(discord, 'moderator'), where).offers() };
}

describe('a subcommand is offered', () => {
  test.each([
    ['ko', ['채널알림 구독', '채널알림 list'], '채널에 알림'],
    ['en-US', ['alarms subscribe', 'alarms list'], 'Subscribe'],
    ['de', ['alerts subscribe', 'alerts list'], 'Subscribe'],
  ])('in %s', async (locale, names, about) => {
    const { offers: offered } = await offers(locale);
    expect(offered.map(({ name }) => name)).toEqual(names);
    expect(offered.map(({ path }) => path)).toEqual(['alerts subscribe', 'alerts list']);
    expect(offered[0]?.about).toBe(about);
  });
});

test('what can be chosen is listed: channels of the kinds asked for, roles, choices, yes and no, people', async () => {
  const { discord, offers: offered } = await offers('ko');
  const choices = (offered[0]?.options ?? []).map(({ name, choices, isNumber }) => ({
    name,
    isNumber,
    choices: choices?.map((choice) => choice.name),
  }));
  expect(choices).toEqual([
    { name: 'channel', isNumber: false, choices: ['#general', '#releases', '#staff', '#news'] },
    {
      name: 'role',
      isNumber: false,
      choices: Object.values(serverOf(discord).roles).map(({ name }) => `@${name.replace('@', '')}`),
    },
    { name: 'days-before', isNumber: true, choices: undefined },
    { name: 'language', isNumber: false, choices: ['한국어'] },
    { name: 'all', isNumber: false, choices: ['true', 'false'] },
    { name: 'who', isNumber: false, choices: ['@Moderator', '@Member', '@Owner'] },
  ]);
});
