import type { FigureLevel } from '../../../shared/contract/area-figures.ts';
import type { CellValue } from '../../../shared/contract/base.ts';
import { dayInThailand } from '../../../shared/domain/dates.ts';
import type { PlaceField } from '../../../shared/domain/place-fields.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { statisticOf } from '../areas/index.ts';
import type { OpenWorkspace } from '../context.ts';
import { inForce, sql } from '../db/index.ts';

/** Figures by the fid of the area; areas of which nothing is known are left out. */
export type FiguresByFid = ReadonlyMap<number, CellValue>;

interface AreaRow {
  readonly fid: number;
  readonly id: string;
  readonly code: string | null;
}

const areasOf = ({ db }: OpenWorkspace, register: string, table: string): AreaRow[] =>
  db.all<AreaRow>(sql`SELECT fid, id, code FROM ${sql.id(table)} WHERE ${inForce(register)}`);

/** People by area: what is stated, else the sum of what lies below; the newest year. */
function population(workspace: OpenWorkspace, register: string, areas: readonly AreaRow[]): FiguresByFid {
  const ids = areas.map(({ id }) => id);
  const figures = statisticOf(workspace.db, register as FigureLevel, ids, 'population', null);
  return new Map(
    areas.flatMap(({ fid, id }): [number, number][] => {
      const value = figures.get(id)?.value ?? null;
      return value === null ? [] : [[fid, value]];
    }),
  );
}

/**
 * Whether somebody is social manager of the area today: of a council area also where it is of one of its sub-districts. Who
 * it is, and how many, stays in the restricted store. Refuses `restricted-locked` and `restricted-missing`.
 */
function socialManagers(workspace: OpenWorkspace, register: string, areas: readonly AreaRow[]): FiguresByFid {
  const { restricted, db } = workspace;
  if (restricted.state === 'none') throw new Refusal('restricted-missing');
  if (restricted.state === 'locked') throw new Refusal('restricted-locked');
  const today = dayInThailand();
  const held = restricted.db().all<{ level: string; area: string }>(
    sql`SELECT DISTINCT area_level AS level, area_id AS area FROM role_assignment WHERE role = 'social-manager'
      AND (from_on IS NULL OR from_on = '' OR from_on <= ${today}) AND (to_on IS NULL OR to_on = '' OR to_on >= ${today})`,
  );
  const of = (level: string): Set<string> =>
    new Set(held.filter((one) => one.level === level).map(({ area }) => area));
  const own = of(register);
  const below = of('subdistrict');
  const links =
    register === 'council_area'
      ? db.all<{ id: string; sub: string }>(
          sql`SELECT l.council_area_id AS id, s.id AS sub FROM council_area_subdistrict l
            JOIN subdistrict s ON s.code = l.subdistrict_code`,
        )
      : [];
  const linked = new Set(links.filter(({ sub }) => below.has(sub)).map(({ id }) => id));
  return new Map(areas.map(({ fid, id }) => [fid, own.has(id) || linked.has(id)]));
}

/** What is known of each area of a register under a field that its table does not have. */
export const placeFigures = (
  workspace: OpenWorkspace,
  register: string,
  table: string,
  field: PlaceField,
): FiguresByFid => {
  const areas = areasOf(workspace, register, table);
  return field.from === 'area_statistic'
    ? population(workspace, register, areas)
    : socialManagers(workspace, register, areas);
};
