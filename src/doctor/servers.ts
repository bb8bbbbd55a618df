// The servers in which the bot is.
import type { RESTAPIPartialCurrentUserGuild } from 'discord-api-types/v10';
import { inviteLink } from '../discord/invite-link.ts';
import type { Asking } from './asking.ts';
import type { Finding } from './finding.ts';

const pageSize = 200;
const mostPages = 25;

export async function examineServers({ get }: Asking, applicationId: string): Promise<Finding> {
  let [count, after] = [0, '0'];
  for (let page = 0; page < mostPages; page += 1) {
    const asked = await get<RESTAPIPartialCurrentUserGuild[]>('/users/@me/guilds', {
      limit: String(pageSize),
      after,
    });
    if (asked.name === 'refused') {
      const says = `Discord did not say in which servers the bot is: ${asked.trouble}.`;
      return { check: 'servers', state: 'skipped', says, remedy: 'Run this again later.' };
    }
    count += asked.value.length;
    after = asked.value.at(-1)?.id ?? after;
    if (asked.value.length < pageSize) return judgeServers(String(count), applicationId);
  }
  return judgeServers(`${count} or more`, applicationId);
}

function judgeServers(count: string, applicationId: string): Finding {
  if (count !== '0') {
    return {
      check: 'servers',
      state: 'ok',
      says: `The bot is in ${count === '1' ? '1 server' : `${count} servers`}.`,
    };
  }
  const remedy = `Open this link and choose a server: ${inviteLink(applicationId)}`;
  return { check: 'servers', state: 'warning', says: 'The bot is in no server yet.', remedy };
}
