// Names as letters, all of them one behind the other in arrays of numbers: some hundred thousand strings would take ten times the memory.

import { letterBuffer, putLetters, type Span } from './letters.ts';

/** Form `f` is letters[ends[f - 1]] to letters[ends[f]]; whose it is, and what is taken off its closeness, in hundredths. */
export type Forms = {
  size: number;
  letters: Uint16Array;
  ends: Uint32Array;
  owners: Uint32Array;
  discounts: Uint8Array;
};

export type FormsBuilder = {
  /** Adds the letters of a text, unless it has none; whether it was added. */
  add(text: string, owner: number, discount: number): boolean;
  done(): Forms;
};

export function formsBuilder(): FormsBuilder {
  const buffer = letterBuffer();
  let letters = new Uint16Array(1024);
  let used = 0;
  const ends: number[] = [];
  const owners: number[] = [];
  const discounts: number[] = [];
  return {
    add(text, owner, discount) {
      putLetters(text, buffer);
      if (buffer.length === 0) return false;
      if (used + buffer.length > letters.length) letters = grown(letters);
      for (let at = 0; at < buffer.length; at++) letters[used++] = buffer.units[at] ?? 0;
      ends.push(used);
      owners.push(owner);
      discounts.push(discount);
      return true;
    },
    done: () => ({
      size: ends.length,
      letters: letters.slice(0, used),
      ends: Uint32Array.from(ends),
      owners: Uint32Array.from(owners),
      discounts: Uint8Array.from(discounts),
    }),
  };
}

function grown(array: Uint16Array): Uint16Array<ArrayBuffer> {
  const larger = new Uint16Array(array.length * 2);
  larger.set(array);
  return larger;
}

export const spanAt = (forms: Forms, form: number): Span => ({
  letters: forms.letters,
  from: startOf(forms, form),
  to: forms.ends[form] ?? 0,
});

export const startOf = ({ ends }: Forms, form: number): number => (form === 0 ? 0 : (ends[form - 1] ?? 0));
