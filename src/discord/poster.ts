// Posts a message that a person's command asked for, and says in our words what came of it.
import { randomUUID } from 'node:crypto';
import type { APIMessage } from 'discord-api-types/v10';
import type { Posted } from '../command.ts';
import type { Refusal } from '../core/outcome.ts';
import type { Message } from '../view/message.ts';
import { meaningOf } from './answer-codes.ts';
import { twice, type Requests } from './requests.ts';

export function createPoster(requests: Requests): (channelId: string, message: Message) => Promise<Posted> {
  return async (channelId, message) => {
    // What got no answer is asked again: the nonce keeps that from posting twice.
    const body = { ...message, nonce: randomUUID().replaceAll('-', '').slice(0, 25), enforce_nonce: true };
    try {
      const { id } = await twice(() =>
        requests<APIMessage>('POST', `/channels/${channelId}/messages`, { body }),
      );
      return { ok: true, messageId: id };
    } catch (error) {
      return { ok: false, ...refusalOf(meaningOf(error)) };
    }
  };
}

function refusalOf(meaning: Refusal): Omit<Extract<Posted, { ok: false }>, 'ok'> {
  const code = 'code' in meaning ? { code: meaning.code } : {};
  if (meaning.name === 'gone') return { why: 'channel gone', ...code };
  if (meaning.name === 'no access' || meaning.name === 'unreachable') return { why: 'no access', ...code };
  return { why: meaning.name === 'later' ? 'no answer' : 'refused', ...code };
}
