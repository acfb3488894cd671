import type { LineageEvent, Spine, SpineArea } from '../../../shared/contract/areas.ts';
import { areaTitle } from '../../../shared/text/areas.ts';
import { inForce, type ReadableDb, type Sql, sql } from '../db/index.ts';
import { eventsOfArea, type LineageRegister, type LineageRow } from './lineage.queries.ts';

type Register = SpineArea['register'];

interface Columns {
  readonly nameEn: Sql;
  readonly above: Sql;
  readonly moo: Sql;
  readonly council: Sql;
  readonly dated: boolean;
}
const none = sql`NULL`;
const named = (above: Sql, dated: boolean): Columns => ({
  ...{ nameEn: sql`name_en`, above, moo: none, council: none, dated },
});
const COLUMNS: Readonly<Record<Register, Columns>> = {
  province: named(none, false),
  district: named(sql`province_code`, true),
  subdistrict: named(sql`district_code`, true),
  council_area: { ...named(sql`district_code`, true), nameEn: none },
  village: {
    ...{
      nameEn: none,
      above: sql`subdistrict_code`,
      moo: sql`moo`,
      council: sql`council_area_id`,
      dated: true,
    },
  },
};

type Raw = Omit<SpineArea, 'register' | 'retired'> & { readonly current: number };

const areasOf = (db: ReadableDb, register: Register): SpineArea[] => {
  const { nameEn, above, moo, council, dated } = COLUMNS[register];
  const [from, until] = dated ? [sql`valid_from`, sql`valid_to`] : [none, none];
  return db
    .all<Raw>(
      sql`SELECT fid, id, code, coalesce(name_th, code, '') AS title, ${nameEn} AS titleEn, ${above} AS above,
        ${moo} AS moo, ${council} AS council, ${from} AS validFrom, ${until} AS validTo,
        ${inForce(register)} AS current FROM ${sql.id(register)} ORDER BY code, fid`,
    )
    .map(({ current, ...row }) => ({ ...row, register, retired: current !== 1 }));
};

/** All areas of the workspace, retired ones among them, and which council areas are linked to which sub-districts. */
export const readSpine = (db: ReadableDb): Spine => ({
  areas: (['province', 'district', 'subdistrict', 'council_area', 'village'] as const).flatMap((register) =>
    areasOf(db, register),
  ),
  links: db.all(
    sql`SELECT council_area_id AS council, subdistrict_code AS subdistrict FROM council_area_subdistrict
      WHERE council_area_id NOT NULL AND subdistrict_code NOT NULL ORDER BY fid`,
  ),
});

const fidOf = (db: ReadableDb, register: string, id: string): number | null =>
  db.get<{ fid: number }>(sql`SELECT fid FROM ${sql.id(register)} WHERE id = ${id}`)?.fid ?? null;

const KINDS: ReadonlySet<string> = new Set(['split', 'merge', 'rename', 'recode', 'retire']);
const isKind = (kind: string): kind is LineageEvent['kind'] => KINDS.has(kind);

type Side = LineageEvent['before'][number];

function sideOf(
  db: ReadableDb,
  register: LineageRegister,
  rows: readonly { id: string | null; code: string | null; name: string | null }[],
): Side[] {
  const seen = new Map<string, Side>();
  for (const { id, code, name } of rows)
    if (id !== null && !seen.has(`${id} ${code}`))
      seen.set(`${id} ${code}`, {
        ...{ id, code, title: areaTitle(register, name ?? code ?? '') },
        fid: fidOf(db, register, id),
      });
  return [...seen.values()];
}

/** What an area was and what became of it, newest first. Empty for a row that is not there. */
export const lineageEvents = (db: ReadableDb, register: LineageRegister, fid: number): LineageEvent[] => {
  const id = db.get<{ id: string }>(sql`SELECT id FROM ${sql.id(register)} WHERE fid = ${fid}`)?.id;
  if (id === undefined) return [];
  const groups = Map.groupBy(eventsOfArea(db, register, id), ({ eventId }: LineageRow) => eventId);
  return [...groups].flatMap(([event, rows]) => {
    const [first] = rows;
    if (!first || !isKind(first.kind)) return [];
    const before = rows.map(({ fromId, fromCode, fromName }) => ({
      id: fromId,
      code: fromCode,
      name: fromName,
    }));
    const after = rows.map(({ toId, toCode, toName }) => ({ id: toId, code: toCode, name: toName }));
    return [
      {
        ...{ id: event, kind: first.kind, onDate: first.onDate, note: first.note ?? '' },
        before: sideOf(db, register, before),
        after: sideOf(db, register, after),
      },
    ];
  });
};
