// Kysely over the SQLite that Node brings along.
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type SqliteDatabase,
  type SqliteStatement,
} from 'kysely';
import { explained } from './store-error.ts';

function isBindable(value: unknown): value is SQLInputValue {
  if (value === null || ArrayBuffer.isView(value)) return true;
  return ['string', 'number', 'bigint'].includes(typeof value);
}

// node:sqlite takes a leading object as named parameters, so that one in the wrong place would bind nothing at all.
function bound(parameters: readonly unknown[]): SQLInputValue[] {
  return parameters.map((value) => {
    if (isBindable(value)) return value;
    throw new TypeError(`SQLite stores no ${typeof value}`);
  });
}

function statement(database: DatabaseSync, file: string, sql: string): SqliteStatement {
  const prepared = explained(file, () => database.prepare(sql));
  return {
    reader: prepared.columns().length > 0,
    all: (parameters) => explained(file, () => prepared.all(...bound(parameters))),
    run: (parameters) => explained(file, () => prepared.run(...bound(parameters))),
    // One of its own: another query of the same words may come before this one is read to its end.
    iterate: (parameters) => explained(file, () => database.prepare(sql).iterate(...bound(parameters))),
  };
}

const mostKept = 20;

/**
 * Prepares what was not asked for lately. A planning asks the same long queries thousands of times, and SQLite would
 * keep each of them until it is collected as garbage.
 */
function rememberingStatements(database: DatabaseSync, file: string): (sql: string) => SqliteStatement {
  const known = new Map<string, SqliteStatement>();
  return (sql) => {
    const found = known.get(sql) ?? statement(database, file, sql);
    known.delete(sql);
    known.set(sql, found);
    const [oldest] = known.keys();
    if (known.size > mostKept && oldest !== undefined) known.delete(oldest);
    return found;
  };
}

class ImmediateDriver extends SqliteDriver {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync, file: string) {
    const kyselys: SqliteDatabase = {
      close: () => database.close(),
      prepare: rememberingStatements(database, file),
    };
    super({ database: kyselys });
    this.#database = database;
  }

  // A deferred transaction that first reads and then writes fails at once when another process writes: SQLite waits
  // only for those that say so at their start.
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  // SQLite itself has rolled back after a full disk; a second rollback would hide that error behind its own.
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.isTransaction) await super.rollbackTransaction(connection);
  }
}

class TransactionalAdapter extends SqliteAdapter {
  // Without this a migration that fails half-way blocks every later start.
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** `file` is only what errors call the database. */
export const sqliteDialect = (database: DatabaseSync, file: string): Dialect => ({
  createAdapter: () => new TransactionalAdapter(),
  createDriver: () => new ImmediateDriver(database, file),
  createIntrospector: (db) => new SqliteIntrospector(db),
  createQueryCompiler: () => new SqliteQueryCompiler(),
});
