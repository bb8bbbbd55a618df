import { expect, test } from 'vitest';
import { commands as all } from '../../../commands/index.ts';
import { commandJson } from '../../../src/discord/command-json.ts';
import type { Json } from '../../../src/sandbox/discord/message.ts';
import { readLine } from '../../../src/sandbox/terminal/terminal-line.ts';

const commands = all.map((command, index) => ({
  id: String(index),
  type: 1,
  version: '1',
  name: command.name,
  body: commandJson(command) as unknown as Json,
}));

const command = (path: string, options: Record<string, string> = {}) => ({ what: 'command', path, options });

test.each([
  ['', { what: 'nothing' }],
  ['  ', { what: 'nothing' }],
  ['?', { what: 'keys' }],
  ['/log', { what: 'log' }],
  ['/time 2023-02-17T09:00+09:00', { what: 'time', to: '2023-02-17T09:00+09:00' }],
  ['/as member', { what: 'as', who: 'member' }],
  ['/as moderator ko', { what: 'as', who: 'moderator', locale: 'ko' }],
  ['/in #releases', { what: 'in', where: '#releases' }],
  ['/press 2', { what: 'press', number: 2 }],
  ['/pick 3', { what: 'pick', number: 3 }],
  ['/fill time:9pm movies:Kill Boksoon', { what: 'fill', fields: { time: '9pm', movies: 'Kill Boksoon' } }],
  ['/movie Unlocked', command('movie', { title: 'Unlocked' })],
  ['/movie title:Kill Boksoon', command('movie', { title: 'Kill Boksoon' })],
  ['/movie Silence: the return', command('movie', { title: 'Silence: the return' })],
  ['/upcoming', command('upcoming')],
  ['/alerts list', command('alerts list')],
  ['/alerts subscribe', command('alerts subscribe')],
  ['/alerts subscribe #news', command('alerts subscribe', { channel: '#news' })],
  [
    '/alerts subscribe channel:#news time:21:30 movie:Kill Boksoon days-before:3',
    command('alerts subscribe', {
      channel: '#news',
      time: '21:30',
      movie: 'Kill Boksoon',
      'days-before': '3',
    }),
  ],
  ['/영화 스마트폰', command('movie', { title: '스마트폰' })],
  ['/영화 제목:길복순', command('movie', { title: '길복순' })],
  ['/알림', command('remind')],
  ['/채널알림  목록', command('alerts list')],
  [
    '/채널알림 구독 #news 시각:오후 9시 movie:길복순 며칠전:3',
    command('alerts subscribe', { channel: '#news', time: '오후 9시', movie: '길복순', 'days-before': '3' }),
  ],
  ['/nonsense x', { what: 'unknown', line: '/nonsense x' }],
  ['hello', { what: 'unknown', line: 'hello' }],
])('%s', (line, meaning) => {
  expect(readLine(line, commands)).toEqual(meaning);
});

test('a form takes back what is shown of it, and says what is no field', () => {
  const read = (line: string) => readLine(line, commands, ['time', 'movies']);
  const fill = (fields: Record<string, string>) => ({ what: 'fill', fields });
  expect(read('/fill movies:Project: Wolf\\nA\\\\nB time:9')).toEqual(
    fill({ movies: 'Project: Wolf\nA\\nB', time: '9' }),
  );
  expect(read('/fill tiem:9')).toEqual(fill({ 'tiem:9': '' }));
});
