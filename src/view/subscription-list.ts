// A server's subscriptions: what each channel follows, how it stands, and what can be done with it.
import { ButtonStyle, type APIMessageTopLevelComponent } from 'discord-api-types/v10';
import type { AlertInPost } from '../core/alert.ts';
import type { Subscription } from '../core/subscription.ts';
import type { Say } from '../text/index.ts';
import { customId } from './custom-id.ts';
import { button, container, reply, row, text, type Message } from './message.ts';
import { alertsMention, nextLine, notice, wishedOf, type Telling } from './subscription.ts';
import { channelMention, messageLink, timestamp } from './subscription-mentions.ts';
import { isTold, stateLine } from './subscription-state.ts';

export type Row = {
  subscription: Subscription;
  last?: { due: Temporal.Instant; messageId: string };
  waiting: number;
  missed: number;
  told: readonly AlertInPost[];
};

/** `page` counts from 0. A row takes 8 of a message's 40 components. `notes`: what has just been done, said above the list. */
export type ListPage = {
  rows: readonly Row[];
  count: number;
  page: number;
  pages: number;
  notes: readonly string[];
};

export function subscriptionList({ rows, count, page, pages, notes }: ListPage, telling: Telling): Message {
  const { say } = telling;
  const subscribe = alertsMention('subscribe', telling);
  if (count === 0) return notice([...notes, say.alerts.emptyList(subscribe)]);
  const turn = pages > 1 ? [turnPages(page, pages, say)] : [];
  return reply(
    text([...notes, say.alerts.list(count), say.alerts.listAbout(subscribe)].join('\n')),
    ...rows.map((one) => container(text(linesOf(one, telling).join('\n')), buttonsOf(one, page, say))),
    ...turn,
  );
}

function turnPages(page: number, pages: number, say: Say): APIMessageTopLevelComponent {
  const to = (target: number, label: string) =>
    button(customId('alerts', 'page', target), label, { disabled: target < 0 || target >= pages });
  const here = button(customId('alerts', 'page', page, 'here'), say.alerts.page(page + 1, pages), {
    disabled: true,
  });
  return row(to(page - 1, '◀'), here, to(page + 1, '▶'));
}

function linesOf({ subscription, last, waiting, missed, told }: Row, telling: Telling): string[] {
  const { say } = telling;
  const { guildId, channelId } = subscription;
  // Of a post that Discord had already, no message's id is known.
  const link = last?.messageId ? messageLink(guildId, channelId, last.messageId) : '';
  return [
    stateLine(subscription, say),
    say.alerts.wished(wishedOf(subscription, telling)),
    isTold(subscription) ? nextLine(subscription, told, telling) : '',
    last ? say.alerts.last(timestamp(last.due, 'f'), link) : '',
    say.alerts.waiting(waiting, missed),
  ].filter((line) => line !== '');
}

function buttonsOf({ subscription }: Row, page: number, say: Say): ReturnType<typeof row> {
  const { channelId, state, roleId } = subscription;
  const { alerts } = say;
  const press = (action: string, label: string) => button(customId('alerts', action, channelId, page), label);
  const remove = press('remove', alerts.remove);
  if (state.name === 'closed') return row(remove);
  const resume = { active: alerts.pause, paused: alerts.resume, 'no access': alerts.tryNow };
  return row(
    press('edit', alerts.edit),
    press('test', alerts.test),
    press(state.name === 'active' ? 'pause' : 'resume', resume[state.name]),
    ...(roleId === undefined ? [] : [press('quiet', alerts.stopPing)]),
    remove,
  );
}

/** Asks before a subscription is forgotten, and offers what can be undone instead. */
export function removalQuestion({ channelId, state }: Subscription, page: number, say: Say): Message {
  const { alerts } = say;
  const canPause = state.name === 'active' || state.name === 'no access';
  const question = alerts.removeWhat(channelMention(channelId));
  return notice(
    [canPause ? `${question} ${alerts.pauseKeeps}` : question],
    button(customId('alerts', 'drop', channelId, page), alerts.remove, { style: ButtonStyle.Danger }),
    ...(canPause ? [button(customId('alerts', 'pause', channelId, page), alerts.pause)] : []),
    button(customId('alerts', 'page', page), alerts.keep),
  );
}
