import { inParts } from './hiding.ts';

/**
 * Gives texts with `[typed]` in the place of what a person typed, in small letters or large: each line of it, as it is, in
 * JSON or in an address. Plain forms alone, as a person may type thousands of letters, and wait for the answer.
 */
export function hidingTyped(typed: readonly string[]): (text: string) => string {
  const lines = new Set(typed.flatMap((one) => one.split('\n')).map((line) => line.trim()));
  const patterns = [...lines]
    .filter(Boolean)
    .toSorted((one, other) => other.length - one.length)
    .map(patternOf);
  return (text) => patterns.reduce((read, pattern) => read.replaceAll(pattern, '[typed]'), text);
}

/** In UTF-8: a title of two Hangul syllables has six, and a particle after it. */
const leastBytesWithin = 4;

/** A shorter one is a part of so many words that nothing could be read any more: it is taken out where it stands alone. */
function patternOf(line: string): RegExp {
  const any = inParts(line).flatMap(formsOf).join('|');
  const isShort = Buffer.byteLength(line) < leastBytesWithin;
  return new RegExp(isShort ? String.raw`(?<![\p{L}\p{N}])(?:${any})(?![\p{L}\p{N}])` : any, 'giu');
}

const formsOf = (text: string): string[] =>
  [text, JSON.stringify(text).slice(1, -1), encodeURIComponent(text.toWellFormed())].map((form) =>
    RegExp.escape(form),
  );
