import { tell, update, type Context, type Reply } from '../src/command.ts';
import { reply, text, type Message } from '../src/view/message.ts';
import { movieCard, type Others } from '../src/view/movie-card.ts';
import { readerOf } from '../src/view/reader.ts';

/** The answer to a press. A message that others see is not changed by who presses on it: they are answered privately. */
export const answer = (message: Message, context: Context): Reply =>
  context.message?.isPrivate ? update(message) : tell(message);

/** The card of a movie by its id; a sentence if it is not in the catalogue any more. */
export function cardOf(id: string, context: Context, others?: Others): Message {
  const found = context.movies.movie(id);
  return found ? movieCard(found, readerOf(context), others) : reply(text(context.say.movies.gone));
}
