// How the tables came to be. A migration that was released is never changed: add the next one at the end.
import { sql, type Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import type { Tables } from './schema.ts';
import { StoreError } from './store-error.ts';

const shipped: Record<string, Migration> = {
  '001-first': {
    async up(db) {
      await db.schema
        .createTable('subscription')
        .addColumn('channel_id', 'text', (column) => column.primaryKey())
        .addColumn('guild_id', 'text', (column) => column.notNull())
        .addColumn('movies', 'text')
        .addColumn('role_id', 'text')
        .addColumn('minute', 'integer', (column) => column.notNull())
        .addColumn('time_zone', 'text', (column) => column.notNull())
        .addColumn('days_before', 'integer', (column) => column.notNull())
        .addColumn('language', 'text', (column) => column.notNull())
        .addColumn('since', 'bigint', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('state_since', 'bigint')
        .addColumn('state_reason', 'text')
        .execute();
      await db.schema.createIndex('subscription_guild').on('subscription').column('guild_id').execute();
    },
  },
  '002-people': {
    async up(db) {
      await db.schema
        .createTable('reminder')
        .addColumn('user_id', 'text', (column) => column.notNull())
        .addColumn('movie_id', 'text', (column) => column.notNull())
        .addColumn('language', 'text', (column) => column.notNull())
        .addColumn('since', 'bigint', (column) => column.notNull())
        .addColumn('undated', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('reminder_pk', ['user_id', 'movie_id'])
        .execute();
      await db.schema
        .createTable('person')
        .addColumn('user_id', 'text', (column) => column.primaryKey())
        .addColumn('dm_channel_id', 'text', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('refusal')
        .addColumn('user_id', 'text', (column) => column.notNull())
        .addColumn('movie_id', 'text', (column) => column.notNull())
        .addColumn('refused_at', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('refusal_pk', ['user_id', 'movie_id'])
        .execute();
      await db.schema
        .createTable('fact')
        .addColumn('key', 'text', (column) => column.primaryKey())
        .addColumn('value', 'text', (column) => column.notNull())
        .execute();
    },
  },
  '003-ledger': {
    async up(db) {
      await db.schema
        .createTable('post')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('place', 'text', (column) => column.notNull())
        .addColumn('due', 'bigint', (column) => column.notNull())
        .addColumn('part', 'integer', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('visible_at', 'bigint')
        .addColumn('attempts', 'integer', (column) => column.notNull())
        .addColumn('doubt_since', 'bigint')
        .addColumn('channel_id', 'text')
        .addColumn('message_id', 'text')
        .addColumn('reason', 'text')
        .addUniqueConstraint('post_once', ['place', 'due', 'part'])
        .execute();
      // Only what is open is in it, in the order of claims: a million posts that are over cost a claim nothing.
      await db.schema
        .createIndex('post_open')
        .on('post')
        .columns(['due', 'id', 'visible_at'])
        .where(sql.ref('visible_at'), 'is not', null)
        .execute();
      await db.schema
        .createTable('alert')
        .addColumn('place', 'text', (column) => column.notNull())
        .addColumn('movie_id', 'text', (column) => column.notNull())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('date', 'text', (column) => column.notNull())
        .addColumn('post_id', 'text', (column) => column.notNull().references('post.id'))
        .addPrimaryKeyConstraint('alert_pk', ['place', 'movie_id', 'kind', 'date'])
        .execute();
      await db.schema.createIndex('alert_post').on('alert').column('post_id').execute();
    },
  },
};

/** Brings a database up to date. Throws a StoreError where a newer version of the code has been at it. */
export async function migrate(db: Kysely<Tables>, file: string, list = shipped): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => list } });
  await refuseNewer(db, file, list);
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

async function refuseNewer(db: Kysely<Tables>, file: string, list: object): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === 'kysely_migration')) return;
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  if (rows.every(({ name }) => name in list)) return;
  throw new StoreError(
    `The database ${file} was written by a newer version: start that one, or put a backup from before it in its place.`,
  );
}
