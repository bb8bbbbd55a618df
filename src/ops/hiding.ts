// Secrets, taken out of a text in whatever way they stand in it.

/** Gives texts with a mark in the place of each secret: as it is, in JSON or in an address (also in several layers of them), and as bytes. */
export function hiding(secrets: readonly string[]): (text: string) => string {
  // Which of the backslashes that follow one at the end are its own cannot be told.
  const forms = [...new Set(secrets.map((secret) => secret.replace(/\\+$/, '')))]
    .filter((secret) => secret.trim().length > 0)
    .toSorted((one, other) => other.length - one.length)
    .flatMap(inParts)
    .flatMap(formsOf);
  return (text) =>
    forms.reduce(
      (read, { pattern, isNumbers }) =>
        read.replaceAll(pattern, (_, place: number) =>
          isNumbers && !isInString(read, place) ? `"${mark}"` : mark,
        ),
      text,
    );
}

const mark = '[secret]';

const longest = 400;

/** A password that a service made, or what a person typed, may have thousands of letters: one pattern would be too large. */
export function inParts(text: string): string[] {
  const letters = Array.from(text);
  const length = Math.ceil(letters.length / Math.ceil(letters.length / longest));
  return Array.from({ length: Math.ceil(letters.length / length) }, (_, part) =>
    letters.slice(part * length, (part + 1) * length).join(''),
  );
}

type Form = { pattern: RegExp; isNumbers?: boolean };

/** Of a shorter one each byte may be something else. */
const leastBytes = 8;
/** In bytes. A shorter one is a part of so many words that nothing could be read any more: it is taken out where it stands alone. */
const leastWithin = 4;

function formsOf(text: string): Form[] {
  const asText = asIs(text);
  const bytes = Buffer.from(text);
  if (bytes.length < leastWithin)
    return [{ pattern: new RegExp(String.raw`(?<![\p{L}\p{N}])${asText}(?![\p{L}\p{N}])`, 'giu') }];
  if (bytes.length < leastBytes) return [{ pattern: new RegExp(asText, 'giu') }];
  const characters = [asText, ...[0, 1, 2].map((before) => asBase64(bytes, before)), asHex(bytes)];
  return [
    { pattern: new RegExp(characters.join('|'), 'giu') },
    { pattern: asNumbers(bytes), isNumbers: true },
  ];
}

/** Each character as it is, escaped for JSON or encoded for an address, and that up to five times over. */
const asIs = (text: string): string => Array.from(text, formsOfCharacter).join('');

const percent = '%(?:25){0,5}';
const escapes = String.raw`(?:\\|${percent}5c){0,31}`;

function formsOfCharacter(character: string): string {
  const units = character.split('').map((unit) => `u${hex(unit.charCodeAt(0), 4)}`);
  const bytes = [...Buffer.from(character)].map((byte) => `${percent}${hex(byte, 2)}`);
  return `${escapes}(?:${RegExp.escape(character)}|${units.join(escapes)}|${bytes.join('')})`;
}

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');

/**
 * Within something longer, with so many bytes of it before, modulo 3. What shares a digit of base64 with bytes beside it,
 * at most four bits at each end, stays.
 */
function asBase64(bytes: Buffer, before: number): string {
  const digits = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
  const own = digits.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
  const others: Record<string, string> = { '+': '-', '/': '_' };
  return Array.from(own, (digit) => {
    const other = others[digit];
    return other ? `(?:${formsOfCharacter(digit)}|${other})` : digit;
  }).join('');
}

const asHex = (bytes: Buffer): string => Array.from(bytes, (byte) => hex(byte, 2)).join('[ :]?');

/** As JSON writes a Buffer and, with a key for each, another list of bytes. */
const asNumbers = (bytes: Buffer): RegExp =>
  new RegExp(
    String.raw`(?<!\d)${[...bytes].join(String.raw`\s*,\s*(?:\\{0,31}"\d+\\{0,31}"\s*:\s*)?`)}(?!\d)`,
    'giu',
  );

/** Whether this place of a JSON text is in a string. */
const isInString = (json: string, place: number): boolean =>
  (json.slice(0, place).match(/(?<!\\)(?:\\\\)*"/g) ?? []).length % 2 === 1;
