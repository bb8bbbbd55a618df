import { PermissionFlagsBits as May, type APIGuild, type APIGuildMember } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { judgePlace, type Channel } from '../../src/doctor/judge-place.ts';

const now = Temporal.Instant.from('2026-03-01T09:00Z');
const all =
  May.ViewChannel | May.SendMessages | May.SendMessagesInThreads | May.EmbedLinks | May.ReadMessageHistory;
const role = (id: string, permissions: bigint, mentionable = false) => ({
  id,
  name: `Role ${id}`,
  permissions: String(permissions),
  mentionable,
});
const overwrite = (id: string, type: 0 | 1, deny: bigint, allow = 0n) => ({
  id,
  type,
  deny: String(deny),
  allow: String(allow),
});

type Changes = {
  everyone?: bigint;
  owner?: string;
  overwrites?: ReturnType<typeof overwrite>[];
  timeout?: string;
  roleId?: string;
} & Partial<Pick<Channel, 'isThread' | 'isLocked'>>;

/** The bot is 9 and has the role 5 in the server 1. */
function judged({ everyone = all, owner = '8', overwrites = [], timeout, roleId, ...channel }: Changes) {
  const guild = {
    id: '1',
    name: 'Theatre',
    owner_id: owner,
    roles: [role('1', everyone), role('5', 0n), role('6', 0n), role('7', 0n, true)],
  } as unknown as APIGuild;
  const member = { roles: ['5'], communication_disabled_until: timeout ?? null } as unknown as APIGuildMember;
  return judgePlace({
    guild,
    member,
    userId: '9',
    now,
    roleId: roleId ?? null,
    channel: { name: 'releases', overwrites, isThread: false, isLocked: false, ...channel },
  }).map(({ state, says, remedy }) => `${state}: ${says} ${remedy ?? ''}`);
}

const edit = 'In Discord: Edit Channel → Permissions → add the bot → allow it.';
const editParent = "In Discord: edit the thread's channel → Permissions → add the bot → allow it.";
const cannot = 'wrong: #releases in Theatre: alerts cannot be posted. Missing:';

test.each<[string, Changes, string[]]>([
  ['all is allowed', {}, []],
  ['the owner may everything', { everyone: 0n, owner: '9' }, []],
  [
    'an administrator may everything',
    { everyone: May.Administrator, overwrites: [overwrite('1', 0, all)], timeout: '2026-03-01T10:00:00Z' },
    [],
  ],
  ['not seen', { everyone: 0n }, [`${cannot} View Channel. ${edit}`]],
  [
    'denied to everyone',
    { overwrites: [overwrite('1', 0, May.SendMessages)] },
    [`${cannot} Send Messages. ${edit}`],
  ],
  [
    'denied to everyone, allowed to a role of its own',
    { overwrites: [overwrite('5', 0, 0n, May.SendMessages), overwrite('1', 0, May.SendMessages)] },
    [],
  ],
  ["denied to others' role", { overwrites: [overwrite('6', 0, May.SendMessages)] }, []],
  [
    'allowed to a role, denied to the bot',
    { overwrites: [overwrite('9', 1, May.EmbedLinks), overwrite('5', 0, 0n, all)] },
    [`${cannot} Embed Links. ${edit}`],
  ],
  ['several are missing', { everyone: May.ViewChannel }, [`${cannot} Send Messages, Embed Links. ${edit}`]],
  [
    'a thread has a permission of its own',
    { everyone: all & ~May.SendMessagesInThreads, isThread: true },
    [`${cannot} Send Messages in Threads. ${editParent}`],
  ],
  ['a thread needs no other', { everyone: all & ~May.SendMessages, isThread: true }, []],
  [
    'a locked thread',
    { isThread: true, isLocked: true },
    [
      'wrong: #releases in Theatre: this thread is locked. In Discord: unlock the thread, or subscribe another channel.',
    ],
  ],
  [
    'a locked thread of which it has charge',
    { everyone: all | May.ManageThreads, isThread: true, isLocked: true },
    [],
  ],
  [
    'timed out',
    { timeout: '2026-03-01T10:00:00Z' },
    [
      'wrong: #releases in Theatre: the bot is timed out in this server until 2026-03-01T10:00:00Z. In Discord: the list of members → the bot → Remove Timeout.',
    ],
  ],
  ['timed out before', { timeout: '2026-03-01T08:00:00Z' }, []],
  [
    'no history',
    { everyone: all & ~May.ReadMessageHistory },
    [
      `warning: #releases in Theatre: where Discord's answer is lost, an alert may come twice. Missing: Read Message History. ${edit}`,
    ],
  ],
  [
    'a role that is gone',
    { roleId: '4' },
    [
      'warning: #releases in Theatre: the role to ping (4) does not exist any more. In Discord: /alerts list → Edit → another role.',
    ],
  ],
  [
    'a role that it may not mention',
    { roleId: '6' },
    [
      'warning: #releases in Theatre: the role Role 6 is named, but nobody is pinged: the bot may not mention it. In Discord: Server Settings → Roles → the role → “Allow anyone to @mention this role”.',
    ],
  ],
  ['a role that anybody may mention', { roleId: '7' }, []],
  ['a role, and the bot may mention all', { roleId: '6', everyone: all | May.MentionEveryone }, []],
])('%s', (_, changes, said) => {
  expect(judged(changes)).toEqual(said);
});
