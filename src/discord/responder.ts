// Answers an interaction: at once, or after Discord was asked for more time.
import {
  InteractionResponseType,
  MessageFlags,
  Routes,
  type APIInteraction,
  type APIInteractionResponse,
} from 'discord-api-types/v10';
import { DiscordAPIError } from 'discord.js';
import type { Choice, Reply } from '../command.ts';
import type { Message } from '../view/message.ts';
import { twice, type Requests } from './requests.ts';

export type Responder = {
  /** Asks for up to 15 minutes. The answer will be private, or replace the message that was pressed. */
  defer(how: 'private' | 'update'): Promise<void>;
  reply(reply: Reply): Promise<void>;
  suggest(choices: readonly Choice[]): Promise<void>;
  /** One message more, private, after the answer. */
  followUp(message: Message): Promise<void>;
};

const alreadyAnswered = 40_060;

export function createResponder(requests: Requests, interaction: APIInteraction): Responder {
  const webhook = { applicationId: interaction.application_id, token: interaction.token };
  let deferred = false;

  const answer = async (body: APIInteractionResponse): Promise<void> => {
    const route = Routes.interactionCallback(interaction.id, interaction.token);
    try {
      await twice(() => requests('POST', route, { body, auth: false }));
    } catch (error) {
      // The first try arrived although its answer did not: a repeated one is refused, and the person has what they asked for.
      if (!(error instanceof DiscordAPIError && error.code === alreadyAnswered)) throw error;
    }
  };
  return {
    async defer(how) {
      deferred = true;
      await answer(deferral(how));
    },
    async reply(reply) {
      if (!deferred) return answer(responseTo(reply));
      if (reply.kind === 'form') throw new Error('a form cannot follow a deferred answer');
      const route = Routes.webhookMessage(webhook.applicationId, webhook.token);
      await twice(() => requests('PATCH', route, { body: reply.message, auth: false }));
    },
    suggest: (choices) =>
      answer({
        type: InteractionResponseType.ApplicationCommandAutocompleteResult,
        data: { choices: [...choices] },
      }),
    async followUp(message) {
      const route = Routes.webhook(webhook.applicationId, webhook.token);
      await requests('POST', route, { body: privately(message), auth: false });
    },
  };
}

const privately = (message: Message): Message => ({
  ...message,
  flags: (message.flags ?? 0) | MessageFlags.Ephemeral,
});

function deferral(how: 'private' | 'update'): APIInteractionResponse {
  if (how === 'update') return { type: InteractionResponseType.DeferredMessageUpdate };
  return {
    type: InteractionResponseType.DeferredChannelMessageWithSource,
    data: { flags: MessageFlags.Ephemeral },
  };
}

function responseTo(reply: Reply): APIInteractionResponse {
  switch (reply.kind) {
    case 'message':
      return {
        type: InteractionResponseType.ChannelMessageWithSource,
        data: reply.private ? privately(reply.message) : reply.message,
      };
    case 'update':
      return { type: InteractionResponseType.UpdateMessage, data: reply.message };
    case 'form':
      return { type: InteractionResponseType.Modal, data: reply.form };
  }
}
