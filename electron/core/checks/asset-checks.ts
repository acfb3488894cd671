import { formatDate } from '../../../shared/domain/dates.ts';
import { looseText } from '../../../shared/domain/thai-text.ts';
import { decodeWkb, wkbType } from '../../../shared/geo/wkb.ts';
import { wkbAreaM2 } from '../../../shared/geo/wkb-area.ts';
import { checkDetail } from '../../../shared/text/checks.ts';
import { listLayers, pointInside } from '../layers/index.ts';
import type { Check, CheckTools, Finding } from './check.ts';
import { meetingPairs, rowOf, shapeOf, valuesOf } from './rows.queries.ts';

/** Overlaps below a quarter of a rai are the width of a line. */
const LEAST_OVERLAP_M2 = 400;

const nameOf = ({ workspace: { db } }: CheckTools, table: string, fid: number): string =>
  String(rowOf(db, table, fid, ['name_th'])?.name_th ?? fid);

function overlapOf(tools: CheckTools, a: number, b: number): Finding[] {
  const { db } = tools.workspace;
  const [first, second] = [shapeOf(db, 'community_forest', a), shapeOf(db, 'community_forest', b)];
  if (!first || !second) return [];
  const shared = tools.geos.intersection(first, second);
  if (!/Polygon/.test(wkbType(shared))) return [];
  const m2 = wkbAreaM2(shared);
  const point = m2 < LEAST_OVERLAP_M2 ? null : pointInside(decodeWkb(shared));
  if (!point) return [];
  const place: [number, number] = [point[0], point[1]];
  const layer = 'community_forest';
  return [
    { layer, fid: a, detail: checkDetail.overlaps(nameOf(tools, layer, b), m2), place },
    { layer, fid: b, detail: checkDetail.overlaps(nameOf(tools, layer, a), m2), place },
  ];
}

const forestOverlap: Check = {
  key: 'forest-overlap',
  severity: 'warning',
  *find(tools) {
    for (const { a, b } of meetingPairs(tools.workspace.db, 'community_forest')) {
      yield* overlapOf(tools, a, b);
      yield undefined;
    }
  },
};

/** What makes two rows of one name one thing: their area, and for projects their year. */
const SAME_THING: Readonly<Record<string, readonly string[]>> = {
  council: ['council_area_id'],
  welfare_fund: ['council_area_id'],
  learning_area: ['council_area_id', 'kind'],
  housing_project: ['council_area_id', 'fiscal_year', 'programme'],
  council_area: ['district_code'],
  partner: [],
  working_group: ['area_id'],
};

const duplicateName: Check = {
  key: 'duplicate-name',
  severity: 'warning',
  *find({ workspace: { db } }) {
    for (const [table, columns] of Object.entries(SAME_THING)) {
      const rows = valuesOf<Record<string, string | number | null>>(db, table, ['name_th', ...columns]);
      const groups = Map.groupBy(rows, (row) =>
        JSON.stringify([looseText(String(row.name_th ?? '')), ...columns.map((name) => row[name] ?? null)]),
      );
      for (const group of groups.values()) {
        if (group.length < 2 || group[0]?.name_th === null) continue;
        for (const row of group)
          yield { layer: table, fid: Number(row.fid), detail: checkDetail.sameName(String(row.name_th)) };
      }
      yield undefined;
    }
  },
};

const councilMissing: Check = {
  key: 'council-missing',
  severity: 'info',
  *find({ workspace: { db } }) {
    const councils = valuesOf<{ council_area_id: string | null }>(db, 'council', ['council_area_id']);
    if (councils.length === 0) return;
    const known = new Set(councils.map((one) => one.council_area_id));
    for (const { fid, id } of valuesOf<{ fid: number; id: string }>(db, 'council_area', ['name_th']))
      if (!known.has(id)) yield { layer: 'council_area', fid, detail: checkDetail.noCouncil };
  },
};

const STALE_AFTER_MONTHS = 12;

const staleLayer: Check = {
  key: 'stale-layer',
  severity: 'info',
  *find({ workspace: { db } }) {
    const limit = new Date();
    limit.setMonth(limit.getMonth() - STALE_AFTER_MONTHS);
    const oldest = limit.toISOString().slice(0, 10);
    for (const layer of listLayers(db)) {
      if (
        layer.kind !== 'register' ||
        layer.asOf === null ||
        layer.asOf >= oldest ||
        layer.featureCount === 0
      )
        continue;
      const detail = { th: formatDate(layer.asOf, 'th'), en: formatDate(layer.asOf, 'en') };
      yield {
        layer: layer.name,
        fid: 0,
        detail: { th: checkDetail.stale(detail.th).th, en: checkDetail.stale(detail.en).en },
      };
    }
  },
};

/** Rules of forests, councils and whole layers. */
export const ASSET_CHECKS: readonly Check[] = [forestOverlap, duplicateName, councilMissing, staleLayer];
