import { expect, test } from 'vitest';
import { fileOf, start, temporaryFolder } from '../whole/process.ts';

test('an error that nobody foresaw holds no password, whatever was typed', async () => {
  const password = 'secret.of-this-test';
  const env = { DATABASE_URL: `postgres://bot:${password}@localhost/movies?sslrootcert=/${password}%00` };
  const { code, output, errors } = await start([fileOf('src/cli.ts'), 'backup'], {
    cwd: temporaryFolder(),
    env,
  }).ended;
  const [line = '', said = ''] = errors.split('\n');
  const { error, reference, msg } = JSON.parse(line);
  expect([code, output, msg, said]).toEqual([
    1,
    '',
    'an unexpected error',
    `Gaebong met an unexpected error and stops. Its reference in the log: ${reference}`,
  ]);
  expect([error.stack.includes('/[secret]'), errors.includes(password)]).toEqual([true, false]);
});

test('nor does a sentence, where the address of a database is read as another one because of it', async () => {
  const env = { DATABASE_URL: 'postgres://127.0.0.1:1/secret.of-this-test@localhost/movies' };
  const { code, errors } = await start([fileOf('src/cli.ts'), 'recall', 'a'], { cwd: temporaryFolder(), env })
    .ended;
  expect([code, errors]).toEqual([
    1,
    'The database postgres://127.0.0.1:[secret]@localhost/movies cannot be reached: start it, or correct DATABASE_URL.\n',
  ]);
});
