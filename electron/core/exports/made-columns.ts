import type { ExportFormat } from '../../../shared/contract/exports.ts';
import { M2_PER_RAI } from '../../../shared/domain/units.ts';
import { decodeWkb } from '../../../shared/geo/wkb.ts';
import { wkbAreaM2 } from '../../../shared/geo/wkb-area.ts';
import { exportFieldText } from '../../../shared/text/exports.ts';
import type { OutField, OutValue } from '../formats/out-table.ts';
import { isForPeople } from './export-fields.ts';

/** A column that an export makes from the shape. */
export interface MadeColumn extends Pick<OutField, 'name' | 'title' | 'type' | 'amount' | 'decimals'> {
  /** `stored` in WGS 84, `projected` in the system that is written; both WKB. */
  from(stored: Uint8Array, projected: Uint8Array): OutValue;
}

const rounded = (value: number, decimals: number): number =>
  Math.round(value * 10 ** decimals) / 10 ** decimals;

function coordinate(axis: 0 | 1, geographic: boolean): MadeColumn {
  const text = exportFieldText;
  const title = geographic ? [text.longitude, text.latitude][axis] : [text.easting, text.northing][axis];
  // A centimetre either way.
  const decimals = geographic ? 7 : 2;
  return {
    name: axis === 0 ? 'x' : 'y',
    title: title?.th ?? '',
    type: 'real',
    amount: false,
    decimals,
    from: (_, projected) => {
      const shape = decodeWkb(projected);
      return shape.type === 'Point' ? rounded(shape.coordinates[axis], decimals) : null;
    },
  };
}

/** How large an area is, as tables for people say it. */
const COMPUTED_AREA: MadeColumn = {
  name: 'area_rai',
  title: exportFieldText.areaRai.th,
  type: 'real',
  amount: true,
  decimals: 2,
  from: (stored) => rounded(wkbAreaM2(stored) / M2_PER_RAI, 2),
};

/** Tables for people say where a point is and how large an area is. */
export function madeColumns(format: ExportFormat, geometryType: string, geographic: boolean): MadeColumn[] {
  if (!isForPeople(format)) return [];
  if (geometryType === 'Point') return [coordinate(0, geographic), coordinate(1, geographic)];
  return geometryType.endsWith('Polygon') ? [COMPUTED_AREA] : [];
}
