import type { Catalogue } from '../core/catalogue.ts';
import type { Say } from '../text/index.ts';
import { container, plainWithin, reply, text, type Message } from './message.ts';

/** What the bot does, its commands, and what it keeps. `commandIds`: registered commands by name, for clickable mentions. */
export function helpPage(
  catalogue: Catalogue,
  say: Say,
  { commandIds, version }: { commandIds: ReadonlyMap<string, string>; version: string },
): Message {
  const lines = commandLines(say).map(([name, about]) => `${mention(name, commandIds)} · ${about}`);
  const facts = [
    say.help.version(version),
    say.help.catalogue(catalogue.movies.length, catalogue.asOf),
    say.help.sources(plainWithin(catalogue.sources.join(', '), 500)),
  ];
  return reply(
    container(
      text(say.help.what),
      text(lines.join('\n')),
      text(say.help.privacy.join('\n')),
      text(`-# ${facts.join(' · ')}`),
    ),
  );
}

/** Discord makes `</alerts list:1>` clickable; the id is the command's own, not the subcommand's. */
function mention(name: string, commandIds: ReadonlyMap<string, string>): string {
  const id = commandIds.get(name.split(' ')[0] ?? '');
  return id === undefined ? `\`/${name}\`` : `</${name}:${id}>`;
}

const commandLines = ({ commands }: Say): [name: string, about: string][] => [
  ['movie', commands.movie.about],
  ['person', commands.person.about],
  ['upcoming', commands.upcoming.about],
  ['remind', commands.remind.about],
  ['alerts subscribe', commands.alerts.subscribe.about],
  ['alerts list', commands.alerts.list.about],
  ['alerts why', commands.alerts.why.about],
  ['help', commands.help.about],
];
