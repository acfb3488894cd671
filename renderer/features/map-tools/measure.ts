import { formatNumber, formatRaiNganWah } from '../../../shared/domain/units.ts';
import { distanceM, ringAreaM2 } from '../../../shared/geo/geodesic.ts';
import type { Position } from '../../../shared/geo/geometry.ts';
import { frameText } from '../../../shared/text/frame.ts';
import { mapText } from '../../../shared/text/map.ts';
import { mapToolsText } from '../../../shared/text/map-tools.ts';
import type { Translate } from '../../ui/index.ts';

const SQUARE_KILOMETRE = 1_000_000;

/** What was measured, in metres and square metres, by geodesics on the WGS 84 ellipsoid. */
export interface Measured {
  /** Of each leg; of an area the way back to the first corner too. */
  readonly legs: readonly number[];
  readonly lengthM: number;
  /** Null while there is none: fewer than three corners, or a distance. */
  readonly areaM2: number | null;
}

/** Measures a way, or the ground that it encloses. */
export const measured = (corners: readonly Position[], tool: 'distance' | 'area'): Measured => {
  const first = corners[0];
  const way = tool === 'area' && corners.length > 2 && first !== undefined ? [...corners, first] : corners;
  const legs = way.slice(1).map((at, i) => distanceM(way[i] as Position, at));
  return {
    legs,
    lengthM: legs.reduce((sum, leg) => sum + leg, 0),
    areaM2: tool === 'area' && corners.length > 2 ? ringAreaM2([...corners]) : null,
  };
};

/** `850.4 ม.` or `12.345 กม.` */
export const lengthWords = (metres: number, t: Translate): string =>
  metres >= 1000
    ? `${formatNumber(metres / 1000, 3)} ${t(mapText.kilometres)}`
    : `${formatNumber(metres, 1)} ${t(mapText.metres)}`;

/** `12-3-45.6 ไร่ · 20,582 ตร.ม.` */
export const areaWords = (m2: number, t: Translate): string => {
  const metric =
    m2 >= SQUARE_KILOMETRE
      ? `${formatNumber(m2 / SQUARE_KILOMETRE, 3)} ${t(mapToolsText.squareKilometres)}`
      : `${formatNumber(m2, 1)} ${t(mapToolsText.squareMetres)}`;
  return `${formatRaiNganWah(m2, 1)} ${t(frameText.rai)} · ${metric}`;
};

/** The result in a line, as it is copied. */
export const resultWords = (
  corners: readonly Position[],
  tool: 'distance' | 'area',
  t: Translate,
): string => {
  const { lengthM, areaM2 } = measured(corners, tool);
  if (tool === 'distance') return lengthWords(lengthM, t);
  const around = t(mapToolsText.around, { length: lengthWords(lengthM, t) });
  return areaM2 === null ? around : `${areaWords(areaM2, t)} · ${around}`;
};
