// Answers an interaction: at once, or after Discord was asked for more time.
import { setTimeout as sleep } from 'node:timers/promises';
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

/** Gives Discord the one first answer to an interaction. Throws where Discord did not take it. */
export type FirstAnswer = (body: APIInteractionResponse) => Promise<void>;

const alreadyAnswered = 40_060;
const notAnsweredYet = 10_015;

/** The first answer by a request of its own, as the gateway's interactions want it. */
export function answerByCallback(
  requests: Requests,
  { id, token }: Pick<APIInteraction, 'id' | 'token'>,
): FirstAnswer {
  return async (body) => {
    const route = Routes.interactionCallback(id, token);
    try {
      await twice(() => requests('POST', route, { body, auth: false }));
    } catch (error) {
      // The first try arrived although its answer did not: a repeated one is refused, and the person has what they asked for.
      if (!isRefusal(error, alreadyAnswered)) throw error;
    }
  };
}

export function createResponder(
  requests: Requests,
  interaction: APIInteraction,
  answer: FirstAnswer,
): Responder {
  const webhook = { applicationId: interaction.application_id, token: interaction.token };
  let deferred = false;

  return {
    async defer(how) {
      deferred = true;
      await answer(deferral(how));
    },
    async reply(reply) {
      if (!deferred) return answer(responseTo(reply));
      if (reply.kind === 'form') throw new Error('a form cannot follow a deferred answer');
      const route = Routes.webhookMessage(webhook.applicationId, webhook.token);
      await onceAnswered(() => twice(() => requests('PATCH', route, { body: reply.message, auth: false })));
    },
    suggest: (choices) =>
      answer({
        type: InteractionResponseType.ApplicationCommandAutocompleteResult,
        data: { choices: [...choices] },
      }),
    async followUp(message) {
      const route = Routes.webhook(webhook.applicationId, webhook.token);
      await onceAnswered(() => requests('POST', route, { body: privately(message), auth: false }));
    },
  };
}

const isRefusal = (error: unknown, code: number): boolean =>
  error instanceof DiscordAPIError && error.code === code;

const pauses = [100, 300, 900];

/** Over HTTP the first answer may still be on its way when this process has long sent it: what follows it can be too early. */
async function onceAnswered(follow: () => Promise<unknown>): Promise<void> {
  for (const pause of pauses) {
    try {
      return void (await follow());
    } catch (error) {
      if (!isRefusal(error, notAnsweredYet)) throw error;
      await sleep(pause);
    }
  }
  await follow();
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
