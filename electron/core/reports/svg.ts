import type { Geometry, Position } from '../../../shared/geo/geometry.ts';
import { polygonsOf } from '../../../shared/geo/geometry.ts';

/** Text made safe for HTML and SVG, in content and in double-quoted attributes. */
export function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A length or coordinate in millimetres: hundredths are finer than any printer. */
export const mm = (value: number): string => String(Math.round(value * 100) / 100);

/** Neighbours share these steps, so that their common border stays one line. */
const GRID = 40;
const snap = (value: number): number => Math.round(value * GRID);

/** Path data of lines on paper; points that fall on the same 1/40 mm are dropped. Closed paths end in `Z`. */
export function pathData(lines: readonly (readonly Position[])[], closed: boolean): string {
  let data = '';
  for (const line of lines) {
    let lastX = Number.NaN;
    let lastY = Number.NaN;
    let drawn = '';
    let count = 0;
    for (const [x, y] of line) {
      const gx = snap(x);
      const gy = snap(y);
      if (gx === lastX && gy === lastY) continue;
      drawn += count === 0 ? `M${gx / GRID} ${gy / GRID}` : `L${gx / GRID} ${gy / GRID}`;
      lastX = gx;
      lastY = gy;
      count++;
    }
    // A ring that shrank to a dot is dropped; an edge that has two points is still a line.
    if (count >= (closed ? 3 : 2)) data += closed ? `${drawn}Z` : drawn;
  }
  return data;
}

/** The rings or lines of a geometry; empty for points. */
export function linesOf(geometry: Geometry): Position[][] {
  if (geometry.type === 'LineString') return [geometry.coordinates];
  if (geometry.type === 'MultiLineString') return geometry.coordinates;
  return polygonsOf(geometry).flat();
}

/** The points of a geometry; empty for lines and polygons. */
export function pointsOf(geometry: Geometry): Position[] {
  if (geometry.type === 'Point') return [geometry.coordinates];
  return geometry.type === 'MultiPoint' ? geometry.coordinates : [];
}
