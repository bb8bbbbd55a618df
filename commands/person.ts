// /person <name>: an actor or director, and their movies by date.
import { command, requiredText, show, tell, type Context, type Reply } from '../src/command.ts';
import type { Message } from '../src/view/message.ts';
import { personNotFound } from '../src/view/not-found.ts';
import { personCard } from '../src/view/person-card.ts';
import { readerOf } from '../src/view/reader.ts';
import { personChoice } from '../src/view/title.ts';
import { answer, cardOf } from './answer.ts';

export const person = command({
  name: 'person',
  words: (say) => say.commands.person,
  options: { name: requiredText({ suggests: true }) },

  suggest({ text: typed }, { movies, language }) {
    return movies
      .suggestPeople(typed, 25)
      .filter(({ name }) => name.length <= 100)
      .map((person) => ({ name: personChoice(person, language), value: person.name }));
  },

  run({ name }, context) {
    const card = cardNamed(name, 'next', context);
    return card ? show(card) : tell(personNotFound(name, context.movies, readerOf(context)));
  },

  presses: {
    /** person/open/NAME; a name may hold a slash. */
    open: { run: ({ args }, context) => open(args.join('/'), 'next', context) },
    /** person/page/NAME/PAGE */
    page: { run: ({ args }, context) => open(args.slice(0, -1).join('/'), Number(args.at(-1)), context) },
    other: { run: ({ values: [name = ''] }, context) => open(name, 'next', context) },
    movie: { run: ({ values: [id = ''] }, context) => tell(cardOf(id, context)) },
  },
});

function open(name: string, page: number | 'next', context: Context): Reply {
  const card = cardNamed(name, page, context) ?? personNotFound(name, context.movies, readerOf(context));
  return answer(card, context);
}

function cardNamed(name: string, page: number | 'next', context: Context): Message | undefined {
  const [best, ...others] = context.movies.findPeople(name);
  if (!best) return undefined;
  return personCard(
    best,
    page,
    readerOf(context),
    others.map(({ person }) => person),
  );
}
