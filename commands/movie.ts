// /movie <title>: one movie, found by a title or a person; and the buttons and selects that open a movie's card.
import { command, requiredText, show, tell } from '../src/command.ts';
import { movieCard } from '../src/view/movie-card.ts';
import { movieNotFound } from '../src/view/not-found.ts';
import { readerOf, todayOf } from '../src/view/reader.ts';
import { answer, cardOf } from './answer.ts';
import { addReminder } from './remind.ts';
import { suggestMovies } from './suggest-movies.ts';

export const movie = command({
  name: 'movie',
  words: (say) => say.commands.movie,
  options: { title: requiredText({ suggests: true }) },

  suggest: ({ text: typed }, context) => suggestMovies(typed, context),

  run({ title }, context) {
    const { movies } = context;
    const reader = readerOf(context);
    const [best, ...others] = movies.find(title, reader.today);
    if (!best) return tell(movieNotFound(title, movies, reader, ['movie', 'open']));
    return show(movieCard(best, reader, { movies: others, query: title }));
  },

  presses: {
    /** movie/open/ID, in alerts movie/open/ID/POST */
    open: { run: ({ args: [id = ''] }, context) => answer(cardOf(id, context), context) },
    /** The movie is the value chosen; in alerts movie/pick/POST. */
    pick: { run: ({ values: [id = ''] }, context) => answer(cardOf(id, context), context) },
    /** movie/other/QUERY: another movie that the same search fits. */
    other: {
      run({ args, values: [id = ''] }, context) {
        const query = args.join('/');
        const movies = context.movies.find(query, todayOf(context)).filter((movie) => movie.id !== id);
        return answer(cardOf(id, context, { movies, query }), context);
      },
    },
    /** movie/remind/ID */
    remind: { run: ({ args: [id = ''] }, context) => addReminder(id, context) },
  },
});
