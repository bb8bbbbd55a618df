// A bot of the real client that answers whatever comes in one way, and keyboards in front of it.
import type { Json } from '../../../src/sandbox/discord/message.ts';
import { bot, callback, channelId, local, register, silent, userId, type Interaction } from '../local.ts';

export const about = (name: string, more: Json = {}): Json => ({ name, description: 'About it', ...more });
export const button = (custom_id: string) => ({
  type: 1,
  components: [{ type: 2, style: 2, label: 'Press', custom_id }],
});

/** A bot that answers everything with what `body` makes of it. */
export async function scene(
  body: (interaction: Interaction) => Json | undefined,
  commands: Json[] = [about('movie')],
  firstAnswer = 3000,
) {
  const discord = await local({ times: { firstAnswer } });
  await register(discord, commands);
  const seen: Interaction[] = [];
  const client = await bot(discord, (interaction, { rest }) => {
    seen.push(interaction);
    const answer = body(interaction);
    return answer && rest.post(callback(interaction), { body: answer, auth: false });
  });
  const at = (channel: string, user = 'member') =>
    discord.as(userId(discord, user), { channelId: channelId(discord, channel) });
  return { discord, client, seen, at };
}

export const says = (content: string, more: Json = {}) => ({
  type: 4,
  data: { content, ...silent, ...more },
});
