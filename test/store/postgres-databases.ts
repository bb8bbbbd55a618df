// Databases on a server of PostgreSQL, made and dropped.
import { Client } from 'pg';

/** The same server's database of that name. */
export function urlOf(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/** In the order of a language, as most have it: `_` comes before `a`, and small letters before large ones. */
export const createEmpty = (server: string, name: string): Promise<void> =>
  query(server, `create database ${name} template template0 locale_provider icu icu_locale 'en-US'`);

export const createFrom = (server: string, name: string, template: string): Promise<void> =>
  query(server, `create database ${name} template ${template}`);

/** Whoever is connected to it is not any more. */
export const drop = (server: string, name: string): Promise<void> =>
  query(server, `drop database if exists ${name} with (force)`);

async function query(server: string, text: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
