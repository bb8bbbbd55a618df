// What the modules of the project import, read from their text.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';

/** `as` it is written. A `type` import is gone when the code runs; one that comes `later` is loaded when it is wanted. */
export type Import = { as: string; kind: 'value' | 'type' | 'later' };

export type Module = { path: string; source: string };

/** All modules within folders, by their path from the top of the project. */
export const modulesIn = (...folders: string[]): Module[] =>
  folders
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
    )
    .filter((path) => path.endsWith('.ts'))
    .toSorted()
    .map((path) => ({ path, source: readFileSync(path, 'utf8') }));

// A comment begins after a blank or a bracket: the // of an address and the /* of a pattern do not.
const comment = /(?<![^\s(,{;])(?:\/\/.*|\/\*[\s\S]*?\*\/)/g;
const fixed = /(?:^|;)\s*(?:import|export)\s+(type\s)?(?:[\w$\s{},*]+?from\s*)?(['"])([^'"\n]+)\2/gm;
const dynamic = /(?<![\w$.])import\s*\(\s*(?:(['"])([^'"\n]+)\1)?/g;

/** What a dynamic import names that is no plain text. */
export const computed = 'what only running it tells';

/** Every import and re-export, those of types and the dynamic ones too. `import { type T }` loads its module: a value. */
export function importsOf(source: string): Import[] {
  const code = source.replace(comment, ' ');
  return [
    ...[...code.matchAll(fixed)].map(([, type, , as = '']): Import => ({
      as,
      kind: type ? 'type' : 'value',
    })),
    ...[...code.matchAll(dynamic)].map(([, , as = computed]): Import => ({ as, kind: 'later' })),
  ];
}

/** Of a module, its path from the top of the project; of a package, its name; of Node's own, node: and its first word. */
export function targetOf(path: string, as: string): string {
  if (as.startsWith('.')) return join(dirname(path), as);
  return as.split('/', as.startsWith('@') ? 2 : 1).join('/');
}

/** The room in which a module is: core of src/core/search.ts, command.ts of src/command.ts, commands of commands/help.ts. */
export function roomOf(path: string): string {
  const [top = '', second = ''] = path.split('/');
  return top === 'src' ? second : top;
}
