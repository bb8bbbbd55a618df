// /remind [movie]: a person's reminders by direct message. [Remind me] on a card adds one as well.
import { command, tell, text, type Context, type Reply } from '../src/command.ts';
import { reminderMinute } from '../src/core/due.ts';
import type { Movie } from '../src/core/movie.ts';
import { isFestivalAhead, mostReminders, outlook, type Outlook } from '../src/core/reminder.ts';
import { reply, text as paragraph, plainWithin, type Message } from '../src/view/message.ts';
import { movieNotFound } from '../src/view/not-found.ts';
import { readerOf, todayOf } from '../src/view/reader.ts';
import { reminderList, reminderNote } from '../src/view/reminder-list.ts';
import { formattedTitle } from '../src/view/title.ts';
import { answer } from './answer.ts';
import { suggestMovies } from './suggest-movies.ts';

export const remind = command({
  name: 'remind',
  words: (say) => say.commands.remind,
  options: { movie: text({ suggests: true }) },

  suggest: ({ text: typed }, context) => suggestMovies(typed, context),

  async run({ movie: typed = '' }, context) {
    if (typed.trim() === '') return tell(await list(0, context));
    const [best] = context.movies.find(typed, todayOf(context));
    if (!best) return tell(movieNotFound(typed, context.movies, readerOf(context), ['remind', 'add']));
    return tell(await add(best, context));
  },

  presses: {
    /** remind/add/ID */
    add: {
      async run({ args: [id = ''] }, context) {
        return answer(await addById(id, context), context);
      },
    },
    /** remind/page/PAGE */
    page: {
      async run({ args: [page] }, context) {
        return answer(await list(Number(page), context), context);
      },
    },
    /** remind/drop/PAGE: the movie is the value chosen from the list. */
    drop: {
      async run({ args: [page], values: [id = ''] }, context) {
        return answer(await list(Number(page), context, await remove(id, context)), context);
      },
    },
    /** remind/remove/ID */
    remove: {
      async run({ args: [id = ''] }, context) {
        return answer(reply(paragraph(await remove(id, context))), context);
      },
    },
  },
});

/** What [Remind me] on a card does: the card stays, the answer is private. */
export const addReminder = async (movieId: string, context: Context): Promise<Reply> =>
  tell(await addById(movieId, context));

async function addById(movieId: string, context: Context): Promise<Message> {
  const movie = context.movies.movie(movieId);
  return movie ? add(movie, context) : reply(paragraph(context.say.movies.gone));
}

async function add(movie: Movie, context: Context): Promise<Message> {
  const { reminders, user, language, now, timeZone } = context;
  const ahead = outlook(movie, now, timeZone);
  if (ahead.name === 'past' || ahead.name === 'hour passed') {
    return reply(paragraph(sentence(movie, ahead, context)));
  }
  const kept = await reminders.of(user.id);
  const isKept = kept.some(({ movieId }) => movieId === movie.id);
  if (!isKept && kept.length >= mostReminders)
    return list(0, context, context.say.reminders.full(mostReminders));
  const undated = ahead.name === 'when dated';
  const isNew = await reminders.add({ userId: user.id, movieId: movie.id, language, since: now, undated });
  const reader = readerOf(context);
  const already = isNew ? '' : `${reader.say.reminders.already(formattedTitle(movie, reader))}\n`;
  return reminderNote(`${already}${sentence(movie, ahead, context)}`, movie, reader);
}

function sentence(movie: Movie, ahead: Outlook, context: Context): string {
  const reader = readerOf(context);
  const { say, timeZone } = reader;
  const title = formattedTitle(movie, reader);
  switch (ahead.name) {
    case 'on day':
      return say.reminders.onDay(title, ahead.date, reminderMinute, timeZone);
    case 'when dated': {
      const note = isFestivalAhead(movie, reader.today) ? ` ${say.reminders.noFestivals}` : '';
      return say.reminders.whenDated(title, reminderMinute, timeZone) + note;
    }
    case 'hour passed':
      return say.reminders.hourPassed(title, reminderMinute, timeZone);
    case 'past':
      return say.reminders.past(title, ahead.date);
  }
}

async function list(page: number, context: Context, note?: string): Promise<Message> {
  const kept = await context.reminders.of(context.user.id);
  return reminderList(kept, page, context.movies, readerOf(context), note);
}

/** Removes it, and says so. */
async function remove(movieId: string, context: Context): Promise<string> {
  const reader = readerOf(context);
  const movie = context.movies.movie(movieId);
  const title = movie ? formattedTitle(movie, reader) : reader.say.movies.title(plainWithin(movieId, 100));
  const wasThere = await context.reminders.remove(context.user.id, movieId);
  return wasThere ? reader.say.reminders.removed(title) : reader.say.reminders.notThere(title);
}
