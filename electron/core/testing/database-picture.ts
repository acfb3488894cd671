import { createHash } from 'node:crypto';
import { openReadOnly, sql } from '../db/index.ts';

/**
 * Everything that stands in a SQLite file: a hash of the rows of each table, the schema and the given-out fids
 * included. Equal pictures mean that nothing was written, or that all of it was taken back.
 */
export function databasePicture(path: string): Record<string, string> {
  const connection = openReadOnly(path);
  const { db } = connection;
  try {
    // Statistics for the query planner are SQLite's own, and are taken whenever a file closes.
    const schema = db.all<{ type: string; name: string; sql: string | null }>(
      sql`SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' ORDER BY name`,
    );
    const names = schema.filter(({ type }) => type === 'table').map(({ name }) => name);
    const rowsOf = Object.fromEntries(
      names.map((name) => {
        const hash = createHash('sha256');
        let rows = 0;
        for (const row of db.iterate(sql`SELECT * FROM ${sql.id(name)}`)) {
          hash.update(JSON.stringify(Object.entries(row).map(([key, value]) => [key, plain(value)])));
          rows++;
        }
        return [name, `${rows} ${hash.digest('hex')}`];
      }),
    );
    return { ...rowsOf, schema: JSON.stringify(schema) };
  } finally {
    connection.close();
  }
}

const plain = (value: unknown): unknown =>
  value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
