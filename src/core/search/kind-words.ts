// What people add who look for a movie, and what is no part of its name: "parasite movie", 영화 기생충.

const kind = String.raw`(?:(?:korean|한국)\s*)?(?:movies?|films?|영화)`;
const year = String.raw`\(?(?:19|20)\d{2}\)?년?`;
/** Or beside a year that is. */
const atAnEnd = new RegExp(String.raw`(?<=^(?:${year}\s+)?)${kind}\s+|\s+${kind}(?=(?:\s*${year})?$)`, 'giu');
const nothingLeft = new RegExp(String.raw`^(?:${year}\s+)?(?:the|an?|korean|한국)?(?:\s+${year})?$`, 'iu');

/** Undefined: there are no such words, or nothing but them. */
export function withoutKindWords(text: string): string | undefined {
  const typed = text.trim();
  const bare = typed.replace(atAnEnd, '');
  return bare === typed || nothingLeft.test(bare) ? undefined : bare;
}
