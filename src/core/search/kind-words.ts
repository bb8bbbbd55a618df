// What people add who look for a movie, and what is no part of its name: "parasite movie", 영화 기생충.

const kind = String.raw`(?:(?:korean|한국)\s*)?(?:movies?|films?|영화)`;
const atAnEnd = new RegExp(String.raw`^${kind}\s+|\s+${kind}$`, 'giu');
const nothingLeft = /^(?:the|an?|korean|한국)?$/i;

/** Undefined: there are no such words, or nothing but them. */
export function withoutKindWords(text: string): string | undefined {
  const typed = text.trim();
  const bare = typed.replace(atAnEnd, '');
  return bare === typed || nothingLeft.test(bare) ? undefined : bare;
}
