import type { Field } from '../../../shared/contract/layers.ts';
import { registerOf } from '../../../shared/domain/registers/index.ts';
import type { OpenWorkspace } from '../context.ts';
import { type Sql, sql } from '../db/index.ts';
import type { RowSource } from '../layers/index.ts';
import type { FilterArea } from './filter-area.queries.ts';

/** Gives the ids of a register's rows that lie in the area; null where that can't be told of the register. */
export type IdsOf = (register: string) => readonly string[] | null;

/** Registers whose own code says where they lie. */
const CODED: readonly string[] = ['district', 'subdistrict', 'village'];
/** Codes of an area that a row lies in, the smallest first. */
const CODE_COLUMNS = ['subdistrict_code', 'district_code'] as const;
const DIGITS = { subdistrict_code: 6, district_code: 4 } as const;
/** What a field that may name any area names here. */
const ANY_AREA = ['zone', 'district', 'subdistrict', 'council_area', 'village'] as const;

const list = (values: readonly string[]): Sql =>
  sql`(SELECT value FROM json_each(${JSON.stringify(values)}))`;

const given = (column: string): Sql => sql`${sql.id(column)} IS NOT NULL AND ${sql.id(column)} <> ''`;

/** `WHEN … THEN …` by a column that holds an official code. */
const byCode = (column: string, digits: number, { codes }: FilterArea): Sql[] => {
  const length = codes[0]?.length ?? 0;
  // A shorter code is of an area above: it can't say in which part of that the row lies.
  if (length === 0 || digits < length) return [];
  return [sql`WHEN ${given(column)} THEN substr(${sql.id(column)}, 1, ${length}) IN ${list(codes)}`];
};

const registersNamed = (reference: Field['reference'] | undefined): readonly string[] => {
  if (reference?.by !== 'id') return [];
  return typeof reference.register === 'string' ? [reference.register] : ANY_AREA;
};

/**
 * The registers whose rows say where the rows of another lie: those that it names, those that these name, and so on. Only
 * registers name rows; what they name is in their definitions.
 */
export const registersBetween = (register: string | null): readonly string[] => {
  const found = new Set<string>();
  const ask = (key: string | null): void => {
    for (const { reference } of (key === null ? undefined : registerOf(key))?.fields ?? []) {
      for (const named of registersNamed(reference)) {
        if (named === register || found.has(named)) continue;
        found.add(named);
        ask(named);
      }
    }
  };
  ask(register);
  return [...found];
};

const byReference = (field: Field, idsOf: IdsOf): Sql[] => {
  const registers = registersNamed(field.reference);
  const found = registers.map(idsOf);
  if (registers.length === 0 || found.every((ids) => ids === null)) return [];
  const ids = found.flatMap((one) => one ?? []);
  return [sql`WHEN ${given(field.name)} THEN ${sql.id(field.name)} IN ${list(ids)}`];
};

const ofArea = (register: string, area: FilterArea): Sql | null => {
  if (register === area.register) return sql`id = ${area.id}`;
  if (register === 'province' || register === 'zone') return sql`0`;
  const linked = sql`council_area_subdistrict`;
  if (register === 'subdistrict' && area.register === 'council_area')
    return sql`code IN (SELECT subdistrict_code FROM ${linked} WHERE council_area_id = ${area.id})`;
  if (register === 'council_area' && area.register === 'subdistrict')
    return sql`id IN (SELECT council_area_id FROM ${linked} WHERE subdistrict_code IN ${list(area.codes)})`;
  return register === 'district' && area.register !== 'zone' ? sql`0` : null;
};

/** An own field of an imported layer is taken for what it says only where it says so by its reference. */
const codeCases = (register: string, fields: readonly Field[], area: FilterArea): Sql[] => {
  if (CODED.includes(register)) return byCode('code', register === 'district' ? 4 : 6, area);
  return CODE_COLUMNS.filter((column) =>
    fields.some(({ name, reference }) => name === column && reference?.by === 'code'),
  ).flatMap((column) => byCode(column, DIGITS[column], area));
};

/**
 * What a row's codes and references say of whether it lies in the area: 1, 0, or NULL where they say nothing. Null where the
 * layer has none that could. Masked fields are not asked.
 */
export const namedState = (source: RowSource, area: FilterArea, idsOf: IdsOf): Sql | null => {
  const register = source.table.base === 'zone' ? 'zone' : (source.table.register ?? '');
  const own = ofArea(register, area);
  if (own !== null) return own;
  const fields = source.layer.fields.filter(({ masked }) => !masked);
  const cases = [
    ...codeCases(register, fields, area),
    ...fields.filter(({ reference }) => reference !== null).flatMap((field) => byReference(field, idsOf)),
  ];
  return cases.length === 0 ? null : sql`CASE ${sql.join(cases, ' ')} END`;
};

/** The ids of some rows. */
export const idsOfRows = ({ db }: OpenWorkspace, table: string, fids: Float64Array): string[] =>
  db
    .all<{ id: string }>(
      sql`SELECT id FROM ${sql.id(table)} WHERE fid IN (SELECT value FROM json_each(${JSON.stringify(Array.from(fids))}))`,
    )
    .map(({ id }) => id);

/** Every row of a layer with what its codes and references say. */
export const readNamed = (
  { db, table }: RowSource,
  state: Sql | null,
): { inside: number[]; unknown: number[] } => {
  const asked = state ?? sql`NULL`;
  const row = db.get<{ inside: string; unknown: string }>(
    sql`SELECT json_group_array(fid) FILTER (WHERE s = 1) AS inside, json_group_array(fid) FILTER (WHERE s IS NULL) AS unknown
      FROM (SELECT fid, ${asked} AS s FROM ${sql.id(table.name)} ORDER BY fid)`,
  );
  return {
    inside: JSON.parse(row?.inside ?? '[]') as number[],
    unknown: JSON.parse(row?.unknown ?? '[]') as number[],
  };
};
