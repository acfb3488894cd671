import type { NamedRow } from '../../../../shared/contract/restricted.ts';
import { codeLabel } from '../../../../shared/domain/code-lists/index.ts';
import { type RegisterDefinition, registerOf } from '../../../../shared/domain/registers/index.ts';
import type { OpenWorkspace } from '../../context.ts';
import { sql } from '../../db/sql.ts';
import type { ReadableDb, SqlValue } from '../../db/types.ts';

type Row = Record<string, SqlValue> & { readonly fid: number; readonly id: string };

const labelsOf = ({ labelFields, labelField }: RegisterDefinition): readonly string[] =>
  labelFields ?? [labelField];

const titleOf = (register: RegisterDefinition, row: Row): string => {
  const words = labelsOf(register).map((name) => {
    const value = row[name] ?? null;
    const list = register.fields.find((field) => field.name === name)?.codeList;
    if (value === null || value === '') return '';
    return list === undefined ? String(value) : codeLabel(list, String(value)).th;
  });
  return words.filter((word) => word !== '').join(' ') || `${register.th} ${row.fid}`;
};

/** Where a row lies: its village and sub-district, by the workspace's names. */
function placeNames(areas: ReadableDb): (village: SqlValue) => string {
  const known = new Map<string, string>();
  return (village) => {
    if (typeof village !== 'string') return '';
    const kept = known.get(village);
    if (kept !== undefined) return kept;
    const found = areas.get<{ village: string | null; subdistrict: string | null }>(
      sql`SELECT v.name_th AS village, s.name_th AS subdistrict FROM village v
        LEFT JOIN subdistrict s ON s.code = v.subdistrict_code WHERE v.id = ${village}`,
    );
    const name = found
      ? [
          found.village ? `บ้าน${found.village.replace(/^บ้าน/, '')}` : '',
          found.subdistrict ? `ต.${found.subdistrict}` : '',
        ]
          .filter((word) => word !== '')
          .join(' ')
      : '';
    known.set(village, name);
    return name;
  };
}

/**
 * Rows of a register named as far as they may be, as pages read it. `note` says where each belongs: the code of its
 * household, its village.
 */
export function namedRows(
  { db: areas, restricted }: Pick<OpenWorkspace, 'db' | 'restricted'>,
  key: string,
  fids: readonly number[],
): NamedRow[] {
  const register = registerOf(key);
  if (!register) return [];
  const { db, table, seen } = restricted.reading(key);
  const has = (name: string): boolean => register.fields.some((field) => field.name === name);
  const columns = [...new Set(['fid', 'id', ...labelsOf(register)])].map((name) => sql`r.${sql.id(name)}`);
  const household = has('household_id') ? sql`LEFT JOIN household h ON h.id = r.household_id` : sql.empty;
  const village = has('village_id') ? sql`r.village_id` : has('household_id') ? sql`h.village_id` : sql`NULL`;
  const code = has('household_id') ? sql`h.hh_code` : sql`NULL`;
  const rows = db.all<Row & { place: SqlValue; household: string | null }>(sql`SELECT ${sql.join(columns)},
      ${village} AS place, ${code} AS household
    FROM ${sql.id(table)} r ${household}
    WHERE r.fid IN (SELECT value FROM json_each(${JSON.stringify(fids)}))`);
  const placeOf = placeNames(areas);
  const byFid = new Map(
    rows.map((row) => [
      row.fid,
      {
        layer: key,
        fid: row.fid,
        id: row.id,
        title: titleOf(register, row),
        note: [row.household ?? '', placeOf(row.place)].filter((word) => word !== '').join(' · '),
      },
    ]),
  );
  seen([...byFid.keys()]);
  return fids.flatMap((fid) => byFid.get(fid) ?? []);
}
