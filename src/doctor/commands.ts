// The commands: whether Discord has ours.
import type { Command } from '../command.ts';
import { readDifferences, type Differences } from '../discord/registration.ts';
import { answered, type Asking } from './asking.ts';
import type { Finding } from './finding.ts';

export type CommandSettings = {
  applicationId: string;
  commands: readonly Command[];
  guildId?: string;
  /** A bot is at work: it should have registered them. */
  atWork: boolean;
};

export async function examineCommands({ requests }: Asking, settings: CommandSettings): Promise<Finding[]> {
  const { guildId } = settings;
  const asked = await answered(() => readDifferences({ requests, ...settings }));
  if (asked.name === 'answer') return judgeCommands(asked.value, settings);
  if (guildId && ['no access', 'gone'].includes(asked.refusal.name)) {
    return [
      {
        check: 'commands',
        state: 'wrong',
        says: `The bot is not in the server ${guildId} that DISCORD_GUILD_ID names, so nobody sees its commands.`,
        remedy: 'Invite it there, correct DISCORD_GUILD_ID, or take it away to have the commands everywhere.',
      },
    ];
  }
  const says = `Discord did not say which commands it has: ${asked.trouble}.`;
  return [{ check: 'commands', state: 'skipped', says, remedy: 'Run this again later.' }];
}

export function judgeCommands(
  { missing, changed, foreign, twice }: Differences,
  { commands, guildId, atWork }: Omit<CommandSettings, 'applicationId'>,
): Finding[] {
  const where = guildId ? `in the server ${guildId}` : 'everywhere';
  const faults = [
    ...named('Discord lacks', missing),
    ...named('Discord has other versions of', changed),
    ...named('Discord has what is none of ours:', foreign),
    ...named('people see twice', twice),
  ];
  if (faults.length === 0) {
    return [
      { check: 'commands', state: 'ok', says: `All ${commands.length} commands are registered ${where}.` },
    ];
  }
  return [
    {
      check: 'commands',
      state: atWork ? 'wrong' : 'warning',
      says: `The commands are not registered as they should be ${where}: ${faults.join('; ')}.`,
      remedy: atWork
        ? 'Restart the bot, which registers them; if it stays, the log says why Discord does not take them.'
        : 'Start the bot, which registers them.',
    },
  ];
}

const named = (what: string, names: readonly string[]): string[] =>
  names.length > 0 ? [`${what} ${names.map((name) => `/${name}`).join(', ')}`] : [];
