// A message as the local Discord keeps it: Discord's own JSON, with what a bot and a person can see of it.
import type { User } from './world.ts';

/** JSON that the bot sent and that was checked: what is inside is read with care, not trusted. */
export type Json = Record<string, unknown>;

export type Attachment = { id: string; filename: string; size: number; url: string; content_type?: string };

export type Message = {
  id: string;
  channel_id: string;
  type: number;
  author: User;
  content: string;
  timestamp: string;
  edited_timestamp: string | null;
  tts: boolean;
  mention_everyone: boolean;
  mentions: User[];
  /** The roles that this message pings. */
  mention_roles: string[];
  attachments: Attachment[];
  embeds: Json[];
  components: Json[];
  pinned: boolean;
  flags: number;
  nonce?: string | number;
  webhook_id?: string;
  application_id?: string;
  interaction_metadata?: Json;
};
