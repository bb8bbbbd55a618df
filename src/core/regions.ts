// The region that a person means: a code of ISO 3166, or a name in English or Korean.

export type RegionSuggestion = { code: string; name: string };

/** Made when they are first asked for: they take memory, and time at the start. */
const made = new Map<string, Intl.DisplayNames>();

function nameIn(language: 'en' | 'ko', code: string, style: 'long' | 'short' = 'long'): string | undefined {
  const key = `${language} ${style}`;
  const names = made.get(key) ?? new Intl.DisplayNames(language, { type: 'region', style, fallback: 'none' });
  made.set(key, names);
  return names.of(code);
}

const allNames = (code: string): string[] =>
  (['en', 'ko'] as const).flatMap((language) =>
    (['long', 'short'] as const).map((style) => nameIn(language, code, style) ?? code),
  );

/** What people say besides. */
const otherNames: Readonly<Record<string, string>> = {
  korea: 'KR',
  한국: 'KR',
  usa: 'US',
  america: 'US',
  uk: 'GB',
  england: 'GB',
  britain: 'GB',
  uae: 'AE',
  turkey: 'TR',
  터키: 'TR',
  타이완: 'TW',
};

/** While nothing is typed: those that see most Korean films. */
const common = ['KR', 'US', 'JP', 'TW', 'HK', 'SG', 'TH', 'VN', 'ID', 'PH', 'GB', 'FR', 'DE', 'CA', 'AU'];

/** Names of CLDR that are no regions of ISO 3166: parts of some, unions, and codes for tests. */
const noRegions = 'AC CP CQ DG EA EU EZ IC QO TA UN XA XB XK ZZ'.split(' ');

/** Its code. Undefined: none is meant. */
export function findRegion(typed: string): string | undefined {
  const key = keyOf(typed);
  return otherNames[key] ?? regionsByName().get(key);
}

/** Those that a typed beginning may mean, best first, by their names in a language. */
export function suggestRegions(typed: string, language: 'en' | 'ko', most: number): RegionSuggestion[] {
  const codes = keyOf(typed) === '' ? common : codesLike(keyOf(typed));
  return [...new Set(codes)].slice(0, most).map((code) => ({ code, name: nameIn(language, code) ?? code }));
}

function codesLike(key: string): string[] {
  const exact = findRegion(key);
  const named = [...Object.entries(otherNames), ...regionsByName()].filter(([name]) => !isCode(name));
  const beginning = named.filter(([name]) => name.startsWith(key));
  const inside = named.filter(([name]) => name.includes(key));
  return [...(exact === undefined ? [] : [exact]), ...[beginning, inside].flatMap(commonFirst)];
}

const isCode = (name: string): boolean => /^[a-z]{2}$/.test(name);

function commonFirst(named: readonly (readonly [name: string, code: string])[]): string[] {
  const codes = named.map(([, code]) => code);
  return [...common.filter((code) => codes.includes(code)), ...codes];
}

const keyOf = (typed: string): string =>
  typed
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^the\s/, '')
    .replace(/[\s.·-]/g, '');

let known: ReadonlyMap<string, string> | undefined;

/** By code and by their names, long and short. */
function regionsByName(): ReadonlyMap<string, string> {
  known ??= new Map(
    allRegions().flatMap((code) => [code, ...allNames(code)].map((name) => [keyOf(name), code] as const)),
  );
  return known;
}

/** A code that was replaced is another's in its canonical form. */
function allRegions(): string[] {
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  const codes = letters.flatMap((first) => letters.map((second) => `${first}${second}`));
  return codes.filter(
    (code) =>
      nameIn('en', code) !== undefined &&
      new Intl.Locale(`und-${code}`).region === code &&
      !noRegions.includes(code),
  );
}
