import type { LayerSummary } from '../../../../shared/contract/layers.ts';
import { keyOfRow, secondOf } from '../../../../shared/domain/style-rows.ts';
import { columnsOf, inForce, type ReadableDb, type SqlValue, sql } from '../../db/index.ts';
import { type LayerTable, STATE_SUFFIX } from '../../layers/index.ts';
import type { IsShown } from '../../row-sets/index.ts';

const GEOMETRY = 'geom';

/** A row of a result as a chart reads it. */
export interface ChartRow {
  readonly fid: number;
  /** The figure that is mapped; null where there is none, or where it is withheld. */
  readonly figure: number | null;
  readonly state: 'missing' | 'suppressed' | null;
  /** The legend line that it is drawn by. */
  readonly line: string;
  /** By column. */
  readonly values: Readonly<Record<string, SqlValue>>;
}

/**
 * The rows of a result layer, each with its figure, why it has none, and its legend line.
 *
 * @param figure the column of the figure; '' where being there is all that a row says
 * @param isShown only these rows; those in force without it
 */
export function chartRows(
  db: ReadableDb,
  { style }: LayerSummary,
  table: LayerTable,
  figure: string,
  isShown: IsShown | undefined,
): ChartRow[] {
  const columns = columnsOf(db, table.name)
    .map(({ name }) => name)
    .filter((name) => name !== GEOMETRY);
  const list = sql.join(columns.map((name) => sql.id(name)));
  const rows = db.all<Record<string, SqlValue> & { fid: number }>(
    sql`SELECT ${list} FROM ${sql.id(table.name)} WHERE ${isShown ? sql`1` : inForce(table.name)} ORDER BY fid`,
  );
  const shown = isShown === undefined ? rows : rows.filter(({ fid }) => isShown(fid));
  return shown.map((values): ChartRow => {
    const read = values[figure];
    const number = typeof read === 'number' && Number.isFinite(read) ? read : null;
    const held = values[`${figure}${STATE_SUFFIX}`] === 'suppressed' ? 'suppressed' : 'missing';
    const own = style.field ?? '';
    const second = secondOf(style)?.field ?? '';
    const line = keyOfRow(style, {
      ...{ value: values[own] ?? null, state: values[`${own}${STATE_SUFFIX}`] ?? null },
      ...{ second: values[second] ?? null, secondState: values[`${second}${STATE_SUFFIX}`] ?? null },
    });
    const state = figure === '' || number !== null ? null : held;
    return { fid: values.fid, figure: number, state, line, values };
  });
}

/** Districts and zones as the areas above, by the code of the district. */
export interface AreasAbove {
  readonly districts: ReadonlyMap<string, string>;
  /** With the place of the zone in its scheme. */
  readonly zones: ReadonlyMap<string, { readonly name: string; readonly place: number }>;
}

/** What lies above an area by its official code: districts, and zones of the first scheme. */
export function areasAbove(db: ReadableDb): AreasAbove {
  const districts = db.all<{ code: string | null; name: string | null }>(
    sql`SELECT code, name_th AS name FROM district WHERE ${inForce('district')} ORDER BY code`,
  );
  const zones = db.all<{ district: string; name: string | null; place: number }>(
    sql`SELECT m.district_code AS district, z.name_th AS name, CAST(z.code AS INTEGER) AS place
      FROM zone_district m JOIN zone z ON z.id = m.zone_id
      WHERE m.scheme_id = (SELECT id FROM zone_scheme ORDER BY position, fid LIMIT 1)`,
  );
  return {
    districts: new Map(districts.flatMap(({ code, name }) => (code && name ? [[code, name] as const] : []))),
    zones: new Map(
      zones.flatMap(({ district, name, place }) =>
        name === null ? [] : [[district, { name, place }] as const],
      ),
    ),
  };
}
