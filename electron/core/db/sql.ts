import type { Sql, SqlValue } from './types.ts';

type Part = SqlValue | boolean | Sql;

const isSql = (part: Part): part is Sql =>
  typeof part === 'object' && part !== null && !(part instanceof Uint8Array) && 'text' in part;

/** A name in double quotes, as SQLite reads it: the only way for a table's or column's name into a statement. */
export function quoteName(name: string): string {
  if (name === '' || name.includes('\0')) throw new Error('not a name for SQL');
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text literal. For DDL, where SQLite takes no parameters. */
export function quoteText(value: string): string {
  if (value.includes('\0')) throw new Error('a NUL can not stand in a literal');
  return `'${value.replaceAll("'", "''")}'`;
}

function build(strings: TemplateStringsArray, ...parts: Part[]): Sql {
  let text = strings[0] as string;
  const values: SqlValue[] = [];
  parts.forEach((part, index) => {
    if (isSql(part)) {
      text += part.text;
      values.push(...part.values);
    } else {
      text += '?';
      values.push(typeof part === 'boolean' ? Number(part) : part);
    }
    text += strings[index + 1];
  });
  return { text, values };
}

/**
 * Makes a statement: sql`SELECT * FROM ${sql.id(table)} WHERE code = ${code}`. Values become parameters, always;
 * other statements made by the tag are put in as they stand.
 */
export const sql = Object.assign(build, {
  /** A quoted name of a table or column; `id('t', 'c')` is `"t"."c"`. */
  id: (...names: string[]): Sql => ({ text: names.map(quoteName).join('.'), values: [] }),
  /** Statements put one after the other; `and`-chains, column lists, rows of values. */
  join(parts: readonly Part[], separator = ', '): Sql {
    const pieces = parts.map((part) => (isSql(part) ? part : build`${part}`));
    return {
      text: pieces.map((piece) => piece.text).join(separator),
      values: pieces.flatMap((p) => p.values),
    };
  },
  empty: { text: '', values: [] } as Sql,
});
