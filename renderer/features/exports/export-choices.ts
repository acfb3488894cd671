import type { Bilingual, Extent } from '../../../shared/contract/base.ts';
import type { ExportFormat } from '../../../shared/contract/exports.ts';
import { exportsUi } from '../../../shared/text/exports-ui.ts';

/** Kinds of files offered, those for most people first. */
export const FORMATS: readonly ExportFormat[] = ['xlsx', 'gpkg', 'shp', 'geojson', 'kml', 'csv'];

export const HAS_SHAPES: Readonly<Record<ExportFormat, boolean>> = {
  gpkg: true,
  shp: true,
  geojson: true,
  kml: true,
  fgb: true,
  csv: false,
  xlsx: false,
};

/** Standards that allow one system only: RFC 7946 and KML. */
const ONLY_WGS84: readonly ExportFormat[] = ['geojson', 'kml'];

export interface CrsChoice {
  readonly id: string;
  readonly words: Bilingual;
  /** The grid zone that the layer lies in. */
  readonly here: boolean;
}

/** The line between UTM 47 and 48. */
const ZONE_BORDER_LON = 102;

/** Coordinate systems for a format, and why there is no choice where there is none. */
export const choicesFor = (
  format: ExportFormat,
  extent: Extent | null,
): { readonly choices: readonly CrsChoice[]; readonly why: Bilingual | null } => {
  if (!HAS_SHAPES[format]) return { choices: [], why: exportsUi.crsNone };
  const wgs84: CrsChoice = { id: 'EPSG:4326', words: exportsUi.crs4326, here: false };
  if (ONLY_WGS84.includes(format)) return { choices: [wgs84], why: exportsUi.crsFixed };
  const middle = extent === null ? null : (extent[0] + extent[2]) / 2;
  const inZone = (zone: 47 | 48): boolean => middle !== null && (middle < ZONE_BORDER_LON ? 47 : 48) === zone;
  return {
    why: null,
    choices: [
      wgs84,
      { id: 'EPSG:32647', words: exportsUi.crs32647, here: inZone(47) },
      { id: 'EPSG:32648', words: exportsUi.crs32648, here: inZone(48) },
      { id: 'EPSG:24047', words: exportsUi.crs24047, here: inZone(47) },
      { id: 'EPSG:24048', words: exportsUi.crs24048, here: inZone(48) },
    ],
  };
};
