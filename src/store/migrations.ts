// How the tables came to be. A migration that was released is never changed: add the next one at the end.
import { sql, type Expression } from 'kysely';
import type { Migration } from 'kysely/migration';
import { isShared } from './engine.ts';

/** Text in the order of its characters, as SQLite and our own code have it, whatever language a PostgreSQL database has. */
const text = (db: Parameters<Migration['up']>[0]): 'text' | Expression<string> =>
  isShared(db) ? sql`text collate "C"` : 'text';

export const migrations: Record<string, Migration> = {
  '001-first': {
    async up(db) {
      await db.schema
        .createTable('subscription')
        .addColumn('channel_id', text(db), (column) => column.primaryKey())
        .addColumn('guild_id', text(db), (column) => column.notNull())
        .addColumn('movies', text(db))
        .addColumn('role_id', text(db))
        .addColumn('minute', 'integer', (column) => column.notNull())
        .addColumn('time_zone', text(db), (column) => column.notNull())
        .addColumn('days_before', 'integer', (column) => column.notNull())
        .addColumn('language', text(db), (column) => column.notNull())
        .addColumn('since', 'bigint', (column) => column.notNull())
        .addColumn('state', text(db), (column) => column.notNull())
        .addColumn('state_since', 'bigint')
        .addColumn('state_reason', text(db))
        .execute();
      await db.schema.createIndex('subscription_guild').on('subscription').column('guild_id').execute();
    },
  },
  '002-people': {
    async up(db) {
      await db.schema
        .createTable('reminder')
        .addColumn('user_id', text(db), (column) => column.notNull())
        .addColumn('movie_id', text(db), (column) => column.notNull())
        .addColumn('language', text(db), (column) => column.notNull())
        .addColumn('since', 'bigint', (column) => column.notNull())
        .addColumn('undated', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('reminder_pk', ['user_id', 'movie_id'])
        .execute();
      await db.schema
        .createTable('person')
        .addColumn('user_id', text(db), (column) => column.primaryKey())
        .addColumn('dm_channel_id', text(db), (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('refusal')
        .addColumn('user_id', text(db), (column) => column.notNull())
        .addColumn('movie_id', text(db), (column) => column.notNull())
        .addColumn('refused_at', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('refusal_pk', ['user_id', 'movie_id'])
        .execute();
      await db.schema
        .createTable('fact')
        .addColumn('key', text(db), (column) => column.primaryKey())
        .addColumn('value', text(db), (column) => column.notNull())
        .execute();
    },
  },
  '003-ledger': {
    async up(db) {
      await db.schema
        .createTable('post')
        .addColumn('id', text(db), (column) => column.primaryKey())
        .addColumn('place', text(db), (column) => column.notNull())
        .addColumn('due', 'bigint', (column) => column.notNull())
        .addColumn('part', 'integer', (column) => column.notNull())
        .addColumn('state', text(db), (column) => column.notNull())
        .addColumn('visible_at', 'bigint')
        .addColumn('attempts', 'integer', (column) => column.notNull())
        .addColumn('doubt_since', 'bigint')
        .addColumn('channel_id', text(db))
        .addColumn('message_id', text(db))
        .addColumn('reason', text(db))
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
        .addColumn('place', text(db), (column) => column.notNull())
        .addColumn('movie_id', text(db), (column) => column.notNull())
        .addColumn('kind', text(db), (column) => column.notNull())
        .addColumn('date', text(db), (column) => column.notNull())
        .addColumn('post_id', text(db), (column) => column.notNull().references('post.id'))
        .addPrimaryKeyConstraint('alert_pk', ['place', 'movie_id', 'kind', 'date'])
        .execute();
      await db.schema.createIndex('alert_post').on('alert').column('post_id').execute();
    },
  },
  '004-after-the-post': {
    async up(db) {
      await db.schema
        .alterTable('subscription')
        .addColumn('publish', 'integer', (column) => column.notNull().defaultTo(0))
        .execute();
      await db.schema.alterTable('alert').addColumn('was', text(db)).execute();
      await db.schema
        .createTable('known_movie')
        .addColumn('movie_id', text(db), (column) => column.primaryKey())
        .addColumn('dates', text(db), (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('date_change')
        .addColumn('movie_id', text(db), (column) => column.notNull())
        .addColumn('was', text(db), (column) => column.notNull())
        .addColumn('date', text(db), (column) => column.notNull())
        .addColumn('learned_at', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('date_change_pk', ['movie_id', 'was'])
        .execute();
      await db.schema
        .createTable('errand')
        .addColumn('post_id', text(db), (column) => column.notNull().references('post.id'))
        .addColumn('kind', text(db), (column) => column.notNull())
        .addColumn('visible_at', 'bigint', (column) => column.notNull())
        .addColumn('until', 'bigint', (column) => column.notNull())
        .addColumn('attempts', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('errand_pk', ['post_id', 'kind'])
        .execute();
      await db.schema.createIndex('errand_open').on('errand').columns(['visible_at', 'post_id']).execute();
      // Planning looks at the open posts of a range of places, never at all that were sent.
      await db.schema
        .createIndex('post_open_place')
        .on('post')
        .columns(['place', 'due'])
        .where(sql.ref('visible_at'), 'is not', null)
        .execute();
      await db.schema.createIndex('alert_movie').on('alert').columns(['movie_id', 'date', 'place']).execute();
      await db.schema
        .createTable('off_period')
        .addColumn('from_at', 'bigint', (column) => column.primaryKey())
        .addColumn('until_at', 'bigint', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('pace_slice')
        .addColumn('slice', 'bigint', (column) => column.primaryKey())
        .addColumn('used', 'integer', (column) => column.notNull())
        .execute();
    },
  },
  '005-sources': {
    async up(db) {
      await db.schema
        .createTable('source_movie')
        .addColumn('id', text(db), (column) => column.primaryKey())
        .addColumn('source', text(db), (column) => column.notNull())
        .addColumn('round', 'integer', (column) => column.notNull())
        .addColumn('missing_since', 'bigint')
        .addColumn('movie', text(db), (column) => column.notNull())
        .execute();
      await db.schema
        .createIndex('source_movie_source')
        .on('source_movie')
        .columns(['source', 'id'])
        .execute();
      await db.schema
        .createTable('source_state')
        .addColumn('source', text(db), (column) => column.primaryKey())
        .addColumn('next', text(db))
        .addColumn('round', 'integer', (column) => column.notNull())
        .addColumn('due_at', 'bigint', (column) => column.notNull())
        .addColumn('failures', 'integer', (column) => column.notNull())
        .addColumn('last_error', text(db))
        .addColumn('as_of', text(db))
        .addColumn('filled', 'integer', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('movie_id')
        .addColumn('record', text(db), (column) => column.primaryKey())
        .addColumn('movie_id', text(db), (column) => column.notNull())
        .addColumn('since', 'bigint', (column) => column.notNull())
        .execute();
    },
  },
  '006-regions': {
    async up(db) {
      await db.schema
        .alterTable('subscription')
        .addColumn('region', text(db), (column) => column.notNull().defaultTo('KR'))
        .execute();
      // Nearly all go by the same region: only the others are in it.
      await db.schema
        .createIndex('subscription_elsewhere')
        .on('subscription')
        .columns(['region', 'guild_id'])
        .where(sql<boolean>`region <> 'KR'`)
        .execute();
      await db.schema
        .createTable('known_date')
        .addColumn('region', text(db), (column) => column.notNull())
        .addColumn('movie_id', text(db), (column) => column.notNull())
        .addColumn('dates', text(db), (column) => column.notNull())
        .addPrimaryKeyConstraint('known_date_pk', ['region', 'movie_id'])
        .execute();
      await sql`insert into known_date select 'KR', movie_id, dates from known_movie`.execute(db);
      await db.schema.dropTable('known_movie').execute();
      await db.schema.alterTable('known_date').renameTo('known_movie').execute();
      await db.schema
        .createTable('region_change')
        .addColumn('region', text(db), (column) => column.notNull())
        .addColumn('movie_id', text(db), (column) => column.notNull())
        .addColumn('was', text(db), (column) => column.notNull())
        .addColumn('date', text(db), (column) => column.notNull())
        .addColumn('learned_at', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('region_change_pk', ['region', 'movie_id', 'was'])
        .execute();
      await sql`insert into region_change select 'KR', movie_id, was, date, learned_at from date_change`.execute(
        db,
      );
      await db.schema.dropTable('date_change').execute();
      await db.schema.alterTable('region_change').renameTo('date_change').execute();
    },
  },
};
