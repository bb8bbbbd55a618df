// What a person at a keyboard gets to see after doing something.
import type { Json, Message } from './message.ts';
import type { Happening, State } from './state.ts';
import type { InteractionRecord } from './world.ts';

/** A form as it is shown. `token` ties what is sent to where it came from. */
export type Form = { token: string; custom_id: string; title: string; components: Json[] };

export type Answer = {
  /** Seen by this person alone. */
  private: boolean;
  message?: Message;
  /** The message on which the button stands, changed. */
  updated?: Message;
  form?: Form;
  choices?: Json[];
  /** What came after the answer; it grows. */
  followUps: Message[];
  /** Why there is no answer. */
  failed?: string;
};

export const failed = (why: string): Answer => ({ private: false, followUps: [], failed: why });

/** Resolves when the answer is there that is no deferral, or when Discord would say that there is none. */
export function awaitAnswer(state: State, record: InteractionRecord): Promise<Answer> {
  return new Promise((resolve) => {
    const answer: Answer = { private: false, followUps: [] };
    let isOpen = true;
    const end = (): void => {
      isOpen = false;
      clearTimeout(timer);
      resolve(answer);
    };
    const fail = (why: string): void => {
      answer.failed = why;
      end();
    };
    let timer = setTimeout(fail, state.times.firstAnswer, noAnswer(state.times.firstAnswer));
    state.watchers.set(record.token, (happening) => {
      if (!isOpen) return later(answer, happening);
      if (happening.kind === 'closed') return fail('the local Discord was closed');
      if (happening.kind === 'removed') return fail('the answer was removed');
      if (happening.kind !== 'deferred') return endWith(answer, record, happening, end);
      clearTimeout(timer);
      timer = setTimeout(fail, state.times.token, 'deferred, and then no answer');
    });
  });
}

const noAnswer = (milliseconds: number): string => `no answer in ${milliseconds / 1000} s`;

function endWith(answer: Answer, record: InteractionRecord, happening: Happening, end: () => void): void {
  take(answer, record, happening);
  end();
}

function take(answer: Answer, { token }: InteractionRecord, happening: Happening): void {
  if (happening.kind === 'message') answer.message = happening.message;
  if (happening.kind === 'update') answer.updated = happening.message;
  if (happening.kind === 'follow-up') answer.followUps.push(happening.message);
  if (happening.kind === 'choices') answer.choices = happening.choices;
  if (happening.kind === 'form') answer.form = formOf(token, happening.data);
  if ('isPrivate' in happening) answer.private = happening.isPrivate;
}

function formOf(token: string, { custom_id, title, components }: Json): Form {
  const list = Array.isArray(components) ? components : [];
  return { token, custom_id: String(custom_id), title: String(title), components: list };
}

/** After the answer: further messages are kept, and changes of the answer are seen. */
function later(answer: Answer, happening: Happening): void {
  if (happening.kind === 'follow-up') answer.followUps.push(happening.message);
  if (happening.kind !== 'message' && happening.kind !== 'update') return;
  const { message } = happening;
  const index = answer.followUps.findIndex(({ id }) => id === message.id);
  if (index >= 0) answer.followUps[index] = message;
  else if (answer.message?.id === message.id) answer.message = message;
  else answer.updated = message;
}
