// Posts a message that a person's command asked for, and says in our words what came of it.
import { randomUUID } from 'node:crypto';
import type { APIMessage } from 'discord-api-types/v10';
import type { Posted } from '../command.ts';
import type { Message } from '../view/message.ts';
import { meaningOf } from './answer-codes.ts';
import type { Requests } from './requests.ts';

export function createPoster(requests: Requests): (channelId: string, message: Message) => Promise<Posted> {
  return async (channelId, message) => {
    // discord.js repeats what got no answer: the nonce keeps that from posting twice.
    const body = { ...message, nonce: randomUUID().replaceAll('-', '').slice(0, 25), enforce_nonce: true };
    try {
      const { id } = await requests<APIMessage>('POST', `/channels/${channelId}/messages`, { body });
      return { ok: true, messageId: id };
    } catch (error) {
      return { ok: false, why: whyNot(error) };
    }
  };
}

function whyNot(error: unknown): Extract<Posted, { ok: false }>['why'] {
  const { name } = meaningOf(error);
  if (name === 'gone') return 'channel gone';
  if (name === 'no access' || name === 'unreachable') return 'no access';
  return name === 'later' ? 'no answer' : 'refused';
}
