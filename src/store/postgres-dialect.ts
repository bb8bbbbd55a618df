// Kysely over PostgreSQL.
import { PostgresDialect, type Dialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import { Pool, types, type ClientConfig, type PoolClient } from 'pg';
import { explainedPostgres } from './postgres-error.ts';
import { nameOfServer } from './postgres-url.ts';

/** The settings of a connection on which nothing waits for ever. */
export const connectionTo = (url: string): ClientConfig => ({
  connectionString: url,
  application_name: 'gaebong',
  connectionTimeoutMillis: 10_000,
  // The server ends what takes too long; where it does not say so either, the connection is lost.
  statement_timeout: 60_000,
  query_timeout: 70_000,
  idle_in_transaction_session_timeout: 60_000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
  types: { getTypeParser },
});

// Counts, instants and snowflakes: of these three only the first two are numbers here, and none is beyond 2^53.
function getTypeParser(...asked: Parameters<typeof types.getTypeParser>) {
  return asked[0] === types.builtins.INT8 ? Number : types.getTypeParser(...asked);
}

export function postgresDialect(url: string): Dialect {
  const name = nameOfServer(url);
  const pool = new Pool({ ...connectionTo(url), max: 8, idleTimeoutMillis: 30_000 });
  // A connection that breaks while nobody uses it is replaced when one is needed.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const explaining: PostgresPool = {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      try {
        return explainingClient(await pool.connect(), name);
      } catch (error) {
        throw explainedPostgres(name, error);
      }
    },
  };
  return new PostgresDialect({ pool: explaining });
}

function explainingClient(client: PoolClient, name: string): PostgresPoolClient {
  let isStuck = false;
  const query = async (text: string, values: readonly unknown[]): Promise<unknown> => {
    try {
      return await client.query({ text, values: [...values] });
    } catch (error) {
      isStuck ||= error instanceof Error && error.message === 'Query read timeout';
      throw explainedPostgres(name, error);
    }
  };
  return {
    query: query as PostgresPoolClient['query'],
    release: (destroy) => client.release(destroy === true || isStuck),
  };
}
