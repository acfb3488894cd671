import type { Field } from '../../../../shared/contract/layers.ts';
import { codeListOf } from '../../../../shared/domain/code-lists/index.ts';
import { registerOf } from '../../../../shared/domain/registers/index.ts';
import type { OpenWorkspace } from '../../context.ts';
import { sql } from '../../db/sql.ts';
import type { ReadableDb } from '../../db/types.ts';

/** All rows of a register in the order in which they were made. */
export const allFids = (db: ReadableDb, register: string): number[] =>
  db
    .all<{ fid: number }>(sql`SELECT fid FROM ${sql.id('main', register)} ORDER BY fid`)
    .map(({ fid }) => fid);

function namesIn(workspace: OpenWorkspace, key: string, by: 'id' | 'code'): [string, string][] {
  const register = registerOf(key);
  if (!register) return [];
  const [db, table] =
    register.store === 'restricted'
      ? [workspace.restricted.db(), workspace.restricted.reading(key).table]
      : [workspace.db, key];
  const column = by === 'id' ? 'id' : (register.codeField ?? 'id');
  const labels = (register.labelFields ?? [register.labelField]).map(
    (name) => sql`coalesce(${sql.id(name)}, '')`,
  );
  return db
    .all<{ key: string; name: string }>(
      sql`SELECT ${sql.id(column)} AS key, trim(${sql.join(labels, " || ' ' || ")}) AS name FROM ${sql.id(table)}
        WHERE ${sql.id(column)} NOTNULL`,
    )
    .map(({ key: value, name }) => [value, name]);
}

/** What the values of a reference stand for; empty for other fields. */
export function namesOf(workspace: OpenWorkspace, field: Field): Map<string, string> {
  const { reference } = field;
  if (reference === null) return new Map();
  const { register, by } = reference;
  const registers =
    typeof register === 'string'
      ? [register]
      : (codeListOf('area-level')?.items.map(({ value }) => String(value)) ?? []);
  return new Map(registers.flatMap((key) => namesIn(workspace, key, by)));
}
