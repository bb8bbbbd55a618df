import { describe, expect, test } from 'vitest';
import { openingWorld } from '../../../src/sandbox/discord/opening-world.ts';
import { plainText, textTree } from '../../../src/sandbox/page-server/page-text.ts';
import { channelNamed, personNamed } from '../../../src/sandbox/discord/world.ts';
import { opening } from '../local.ts';

const world = openingWorld(opening);
const names = { world, commandName: (_: string, name: string) => `${name}!` };
const tree = (text: string) => textTree(text, names);
const idOf = (name: string): string => channelNamed(world, name)?.id ?? '';

test('what a message holds stays text', () => {
  expect(tree('<img src=x onerror=alert(1)> &lt;b&gt; <script>x</script>')).toEqual([
    '<img src=x onerror=alert(1)> &lt;b&gt; <script>x</script>',
  ]);
});

test('markdown', () => {
  expect(tree('### 〈길복순〉 (2023)\n**2023년 3월 31일** · _D-14_\n-# ~~a~~ __b__ ||c|| `d`')).toEqual([
    { kind: 'heading', level: 3, inside: ['〈길복순〉 (2023)'] },
    { kind: 'strong', inside: ['2023년 3월 31일'] },
    ' · ',
    { kind: 'em', inside: ['D-14'] },
    { kind: 'break' },
    {
      kind: 'small',
      inside: [
        { kind: 'strikethrough', inside: ['a'] },
        ' ',
        { kind: 'underline', inside: ['b'] },
        ' ',
        { kind: 'spoiler', inside: ['c'] },
        ' ',
        { kind: 'code', text: 'd' },
      ],
    },
  ]);
});

test('lists, escapes, quotes and blocks', () => {
  expect(tree('- one\n- two\n\\*not\\*')).toEqual([
    '• one',
    { kind: 'break' },
    '• two',
    { kind: 'break' },
    '*not*',
  ]);
  expect(tree('> said')).toEqual([{ kind: 'quote', inside: ['said'] }]);
  expect(tree('```ts\nlet a\n```')).toEqual([{ kind: 'block', text: 'let a' }]);
});

describe('links', () => {
  test('lead to the web', () => {
    expect(tree('[TMDB](https://www.themoviedb.org/movie/1) https://a.example')).toEqual([
      { kind: 'link', url: 'https://www.themoviedb.org/movie/1', inside: ['TMDB'] },
      ' ',
      { kind: 'link', url: 'https://a.example', inside: ['https://a.example'] },
    ]);
  });

  test.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'nowhere'])(
    'never to %s',
    (url) => {
      expect(tree(`[here](${url})`)).toEqual(['here']);
    },
  );

  test('to a message are doors to its channel', () => {
    const id = idOf('releases');
    expect(tree(`https://discord.com/channels/1/${id}/2`)).toEqual([
      { kind: 'mention', of: 'channel', id, text: '#releases › ✉' },
    ]);
  });
});

test('mentions by name, a command as its reader knows it, an instant as it is', () => {
  const member = personNamed(world, 'member')?.user.id ?? '';
  const [server] = Object.values(world.servers);
  const role = Object.values(server?.roles ?? {}).find(({ name }) => name === 'Movie Night')?.id ?? '';
  const command = '123456789012345678';
  const gone = '999999999999999999';
  expect(
    tree(
      `<#${idOf('releases')}> <@${member}> <@&${role}> </alerts list:${command}> @everyone <t:1676592000:R> <#${gone}>`,
    ),
  ).toEqual([
    { kind: 'mention', of: 'channel', id: idOf('releases'), text: '#releases' },
    ' ',
    { kind: 'mention', of: 'user', id: member, text: '@Member' },
    ' ',
    { kind: 'mention', of: 'role', id: role, text: '@Movie Night' },
    ' ',
    { kind: 'mention', of: 'command', id: command, text: '/alerts list!' },
    ' ',
    { kind: 'mention', of: 'everyone', id: '', text: '@everyone' },
    ' ',
    { kind: 'time', at: 1676592000, style: 'R' },
    ' ',
    { kind: 'mention', of: 'channel', id: gone, text: '#unknown' },
  ]);
});

test('the words alone', () => {
  expect(plainText(tree('🎬 **Unlocked** comes out\n<#1> `x` <t:0:f>'))).toBe(
    '🎬 Unlocked comes out\n<#1> x 1970-01-01T00:00:00Z',
  );
});
