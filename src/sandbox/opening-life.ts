// A little life for the opening world, so that no channel is empty.
import type { Message } from './discord/message.ts';
import { timestamp } from './discord/messages.ts';
import { channelNamed, messagesOf, nextId, personNamed, type World } from './discord/world.ts';

type Line = { hoursAgo: number; channel: string; who: string; content: string };

const lines: Line[] = [
  {
    hoursAgo: 41,
    channel: 'general',
    who: 'owner',
    content: 'Welcome in. This server is about Korean movies.',
  },
  {
    hoursAgo: 40,
    channel: 'news',
    who: 'owner',
    content: '**February plan:** one movie night a week, Fridays at 20:00.',
  },
  {
    hoursAgo: 30,
    channel: 'staff',
    who: 'moderator',
    content: 'Only we write here. Bots may read along, but not post.',
  },
  { hoursAgo: 26, channel: 'general', who: 'member', content: 'Is there anything new this month?' },
  {
    hoursAgo: 25,
    channel: 'general',
    who: 'moderator',
    content: 'A few. Type `/upcoming` and see for yourself.',
  },
  { hoursAgo: 20, channel: 'anywhere-thread', who: 'member', content: '이번 주에는 뭐 볼까요?' },
  {
    hoursAgo: 3,
    channel: 'releases',
    who: 'moderator',
    content: 'Release days belong here: `/alerts subscribe` does it.',
  },
  {
    hoursAgo: 1,
    channel: 'general',
    who: 'member',
    content: 'Try `/movie Unlocked`, or `스마트폰`, or even `unlcoked`.',
  },
];

/** Its oldest line is of 41 hours before `now`: the world's ids have to begin earlier. */
export function addLife(world: World, now: Temporal.Instant): void {
  for (const { hoursAgo, channel, who, content } of lines) {
    const place = channelNamed(world, channel);
    const author = personNamed(world, who)?.user;
    if (!place || !author) continue;
    const at = now.subtract({ hours: hoursAgo });
    const message: Message = {
      ...plain,
      id: nextId(world, at),
      channel_id: place.id,
      author,
      content,
      timestamp: timestamp(at),
    };
    messagesOf(world, place.id).push({ message });
  }
}

const plain = {
  type: 0,
  edited_timestamp: null,
  tts: false,
  mention_everyone: false,
  mentions: [],
  mention_roles: [],
  attachments: [],
  embeds: [],
  components: [],
  pinned: false,
  flags: 0,
} satisfies Partial<Message>;
