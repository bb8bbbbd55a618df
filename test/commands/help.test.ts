import { expect, test } from 'vitest';
import { help } from '../../commands/help.ts';
import { tell } from '../../src/command.ts';
import { container, reply, text } from '../../src/view/message.ts';
import { call, contextWith } from './context.ts';

test('names each command, clickable where it is registered, and what is kept', async () => {
  const commandIds = new Map([
    ['movie', '1'],
    ['alerts', '2'],
  ]);
  expect(await call(help, {}, contextWith({ commandIds }))).toEqual(
    tell(
      reply(
        container(
          text(
            '**Gaebong** looks up Korean movies, shows what comes when, and tells a channel or you on release day.',
          ),
          text(
            [
              '</movie:1> · Look up a Korean movie: its dates, people and story',
              '`/person` · The movies of an actor or director, by date',
              '`/upcoming` · Korean movies by date: the next 90 days, or a month or year you choose',
              '`/remind` · Your reminders by direct message: see them, add one, remove one',
              '</alerts subscribe:2> · Tell a channel on release day; left out: this channel, all movies, 09:00',
              "</alerts list:2> · This server's channels: what they follow, what is next, what went wrong",
              '</alerts why:2> · Why a channel was told of a movie, or was not, and when it will be',
              '`/help` · What this bot does and how',
            ].join('\n'),
          ),
          text(
            [
              '**Privacy** · Of you I keep your reminders and your Discord id with them; of a server, its alerts.',
              'I receive no messages, only commands and button presses; I look into a channel only to find a post of my own.',
              'Removing a reminder or an alert deletes it; what was sent stays noted, so that it is not sent twice. Whoever runs this bot holds the data.',
            ].join('\n'),
          ),
          text('-# Gaebong 0.1.0 · 6 movies, as of 1 February 2023 · Sources: Announcement'),
        ),
      ),
    ),
  );
});
