import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { foreignAmong, licencesIn, type Lock } from '../../scripts/licences.ts';

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;

const installed = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')) as Record<string, unknown>;

test('what runs in production asks for no more than to be named', () => {
  expect(foreignAmong(licencesIn(lock))).toEqual([]);
});

test('the list has every dependency, with what its own package says', () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const rows = licencesIn(lock).filter(({ name, version }) => dependencies[name] === version);
  const own = Object.keys(dependencies)
    .toSorted()
    .map((name) => ({ name, version: installed(name)['version'], licence: installed(name)['license'] }));
  expect(rows).toEqual(
    own.map((row) => (row.licence === 'Apache License' ? { ...row, licence: 'Apache-2.0' } : row)),
  );
});

test('one that asks for more, and one that names none', () => {
  const rows = licencesIn({
    packages: {
      '': { version: '1.0.0', license: 'GPL-3.0' },
      'node_modules/b': { version: '2.0.0' },
      'node_modules/a': { version: '1.0.0', license: 'MIT' },
      'node_modules/c/node_modules/a': { version: '1.0.0', license: 'MIT' },
      'node_modules/c': { version: '3.0.0', license: 'AGPL-3.0' },
      'node_modules/tool': { version: '1.0.0', license: 'GPL-3.0', dev: true },
    },
  });
  const foreign = [
    { name: 'b', version: '2.0.0', licence: 'none named' },
    { name: 'c', version: '3.0.0', licence: 'AGPL-3.0' },
  ];
  expect([rows, foreignAmong(rows)]).toEqual([
    [{ name: 'a', version: '1.0.0', licence: 'MIT' }, ...foreign],
    foreign,
  ]);
});
