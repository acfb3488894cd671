import { quoteName, sql } from '../../db/sql.ts';
import type { ReadableDb, SqlValue } from '../../db/types.ts';
import { unseal } from '../seal.ts';

/**
 * The registers that hold words of data subjects, with the columns that say whose. A row goes with any subject that it
 * names: a recheck goes with its household, a role with its person, a paper with whom it is about.
 */
export const OWNED: readonly { readonly table: string; readonly owners: readonly string[] }[] = [
  { table: 'document', owners: ['owner_id'] },
  { table: 'housing_unit', owners: ['household_id'] },
  { table: 'recheck', owners: ['household_id'] },
  { table: 'hh_member', owners: ['household_id'] },
  { table: 'household', owners: [] },
  { table: 'role_assignment', owners: ['person_id'] },
  { table: 'app_user', owners: ['person_id'] },
  { table: 'person', owners: [] },
];

/** Those of `ids` and every row below them, as ids: members of households, papers of members. */
export function withOwned(db: ReadableDb, ids: readonly string[]): Set<string> {
  const all = new Set(ids);
  let before = -1;
  while (all.size > before) {
    before = all.size;
    const known = JSON.stringify([...all]);
    for (const { table, owners } of OWNED)
      for (const owner of owners) {
        const rows = db.all<{ id: string }>(sql`SELECT id FROM ${sql.id(table)}
          WHERE ${sql.id(owner)} IN (SELECT value FROM json_each(${known}))`);
        for (const { id } of rows) all.add(id);
      }
  }
  return all;
}

interface SealedRow {
  readonly subject_id: string;
  readonly image: Uint8Array;
  readonly key: Uint8Array;
}

const PAGE = 1000;

/**
 * Rows that were of the subjects when they were removed and stand in the journal alone, under keys of their own: a member
 * who was taken out of the household years ago. Found by opening the images.
 */
export function formerlyOwned(db: ReadableDb, ids: ReadonlySet<string>): Set<string> {
  const found = new Set<string>();
  for (const { table, owners } of OWNED.filter((one) => one.owners.length > 0)) {
    let after = 0;
    for (;;) {
      const page = db.all<
        SealedRow & { id: number }
      >(sql`SELECT o.id, o.subject_id, o.before_image AS image, k.key
        FROM restricted_operation o JOIN subject_key k ON k.subject_id = o.subject_id
        WHERE o.tbl = ${table} AND o.action = 'delete' AND o.id > ${after} AND o.before_image NOTNULL
          AND NOT EXISTS (SELECT 1 FROM ${sql.id(table)} t WHERE t.id = coalesce(o.row_id, o.subject_id))
        ORDER BY o.id LIMIT ${PAGE}`);
      for (const row of page) if (namesOne(row, owners, ids)) found.add(row.subject_id);
      const last = page.at(-1);
      if (!last) break;
      after = last.id;
    }
  }
  return found;
}

function namesOne({ key, image }: SealedRow, owners: readonly string[], ids: ReadonlySet<string>): boolean {
  const row = JSON.parse(unseal(key, image)) as Record<string, SqlValue>;
  return owners.some((owner) => ids.has(String(row[owner])));
}

/** How many rows of each table are of the subjects. */
export function countOwned(db: ReadableDb, ids: ReadonlySet<string>): Map<string, number> {
  const known = JSON.stringify([...ids]);
  return new Map(
    OWNED.map(({ table }) => [
      table,
      db.get<{ n: number }>({
        text: `SELECT count(*) AS n FROM ${quoteName(table)} WHERE id IN (SELECT value FROM json_each(?))`,
        values: [known],
      })?.n ?? 0,
    ]),
  );
}
