import { expect, test } from 'vitest';
import { importsOf, targetOf } from './imports.ts';

test('imports are read whatever their form', () => {
  const source = [
    '// import no from "comment";',
    "/* import no from 'comment'; */ import 'side-effect';",
    "import one, { two as three } from './a.ts';",
    "import type {\n  Four,\n} from './b.ts';",
    "import * as five from '@scope/name/deep';",
    "export { six } from './c.ts'; export type { Seven } from './d.ts';",
    "export const address = 'https://example.org/*'; // import('no')",
    "const pattern = /\\/\\*/; const eight = await import(/* why */ './e.ts');",
    'const meta = import.meta.url;',
  ].join('\n');
  expect(importsOf(source)).toEqual([
    { as: 'side-effect', kind: 'value' },
    { as: './a.ts', kind: 'value' },
    { as: './b.ts', kind: 'type' },
    { as: '@scope/name/deep', kind: 'value' },
    { as: './c.ts', kind: 'value' },
    { as: './d.ts', kind: 'type' },
    { as: './e.ts', kind: 'later' },
  ]);
  expect(targetOf('src/x.ts', '@scope/name/deep')).toBe('@scope/name');
  expect(targetOf('commands/alerts/x.ts', '../../src/core/a.ts')).toBe('src/core/a.ts');
});
