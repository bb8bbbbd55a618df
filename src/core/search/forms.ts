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
  let size = 0;
  let used = 0;
  // Not lists: to look through millions of numbers in them took the collector of garbage longer than all else.
  let letters = new Uint16Array(1024);
  let ends = new Uint32Array(128);
  let owners = new Uint32Array(128);
  let discounts = new Uint8Array(128);
  return {
    add(text, owner, discount) {
      putLetters(text, buffer);
      if (buffer.length === 0) return false;
      if (used + buffer.length > letters.length) letters = ofLength(letters.length * 2, letters, Uint16Array);
      if (size === ends.length) {
        ends = ofLength(size * 2, ends, Uint32Array);
        owners = ofLength(size * 2, owners, Uint32Array);
        discounts = ofLength(size * 2, discounts, Uint8Array);
      }
      for (let at = 0; at < buffer.length; at++) letters[used++] = buffer.units[at] ?? 0;
      ends[size] = used;
      owners[size] = owner;
      discounts[size++] = discount;
      return true;
    },
    done: () => ({
      size,
      letters: ofLength(used, letters, Uint16Array),
      ends: ofLength(size, ends, Uint32Array),
      owners: ofLength(size, owners, Uint32Array),
      discounts: ofLength(size, discounts, Uint8Array),
    }),
  };
}

type Numbers = { buffer: ArrayBuffer; BYTES_PER_ELEMENT: number };

/** The memory of an array, made longer or shorter: it is moved at most, and not filled anew. */
const ofLength = <T extends Numbers>(
  length: number,
  { buffer, BYTES_PER_ELEMENT }: T,
  of: new (buffer: ArrayBuffer) => T,
): T => new of(buffer.transfer(length * BYTES_PER_ELEMENT));

export const spanAt = (forms: Forms, form: number): Span => ({
  letters: forms.letters,
  from: startOf(forms, form),
  to: forms.ends[form] ?? 0,
});

export const startOf = ({ ends }: Forms, form: number): number => (form === 0 ? 0 : (ends[form - 1] ?? 0));
