// Streaming platforms, by what a note, a provider's name or a label calls them.

const platforms: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['Netflix', /\bnetflix\b|넷플릭스/i],
  ['Disney+', /\bdisney ?(?:\+|plus\b)|디즈니 ?(?:\+|플러스)/i],
  ['Apple TV+', /\bapple ?tv ?(?:\+|plus\b)|애플 ?tv ?(?:\+|플러스)/i],
  ['Prime Video', /\bprime video\b|프라임 ?비디오/i],
  ['TVING', /\btving\b|티빙/i],
  ['wavve', /\bwavve\b|웨이브/i],
  ['Coupang Play', /\bcoupang ?play\b|쿠팡 ?플레이/i],
  ['WATCHA', /\bwatcha\b|왓챠/i],
];

/** The platform that a text names, as it writes itself. Undefined: none of those known here. */
export const platformIn = (text: string): string | undefined =>
  platforms.find(([, pattern]) => pattern.test(text))?.[0];
