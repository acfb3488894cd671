import type { CellValue } from '../../../shared/contract/base.ts';
import { AREA_PREFIX } from '../../../shared/text/layers.ts';
import type { Geos } from '../geometry/index.ts';
import type { AnalysisFeature } from './feature-set.ts';
import { madeField } from './operations/columns.ts';
import { joinedFields, type RowSet, withValues } from './operations/rows.ts';
import type { RowsResult } from './operations/run-operations.ts';
import { placer } from './place-in-areas.ts';

const middleOf = ({ box }: AnalysisFeature): [number, number] | null =>
  box === null ? null : [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];

/**
 * Cells called by the sub-district and the district that their middle lies in; those beyond all areas stay without.
 *
 * @param places areas whose label is their name, with `district_code` among their fields
 */
export function nameCells(
  result: RowsResult,
  places: RowSet,
  districts: ReadonlyMap<string, string>,
  geos: Geos,
): RowsResult {
  const { set } = result;
  const [name, district] = [places.label, 'district_code'].map((wanted) =>
    places.fields.findIndex((field) => field.name === wanted),
  );
  const place = placer(places.features, geos);
  const placesOf = (cell: AnalysisFeature): CellValue[] => {
    const middle = middleOf(cell);
    const [area] = middle === null ? [] : place.at(middle);
    const own = area?.values[name ?? -1] ?? null;
    return [
      own === null ? null : `${AREA_PREFIX.subdistrict}${own}`,
      districts.get(String(area?.values[district ?? -1] ?? '')) ?? null,
    ];
  };
  try {
    const names = [madeField('name', 'text'), madeField('district', 'text')];
    const made = joinedFields(set.fields, names, set.title).slice(-names.length);
    const features = set.features.map((cell) => withValues(cell, [...placesOf(cell), ...cell.values]));
    const label = made[0]?.name ?? null;
    return { ...result, set: { ...set, fields: [...made, ...set.fields], label, features } };
  } finally {
    place.free();
  }
}
