// Starts PostgreSQL once for all tests of a run, with a database that has the tables and nothing else.
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../src/store/database.ts';
import { createEmpty, urlOf } from './postgres-databases.ts';
import { startPostgres } from './postgres.ts';

declare module 'vitest' {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface can be added to
  interface ProvidedContext {
    postgres: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  try {
    await createEmpty(server.url, 'template_of_tests');
    const db = await openDatabase(urlOf(server.url, 'template_of_tests'));
    await db.destroy();
    project.provide('postgres', server.url);
    return server.stop;
  } catch (error) {
    await server.stop();
    throw error;
  }
}
