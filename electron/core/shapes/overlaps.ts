import type { Extent } from '../../../shared/contract/base.ts';
import { boxesMeet, type Geometry, type Position } from '../../../shared/geo/geometry.ts';
import { decodeWkb, encodeWkb, wkbExtent } from '../../../shared/geo/wkb.ts';
import { wkbAreaM2 } from '../../../shared/geo/wkb-area.ts';
import { GeometryError, type Geos } from '../geometry/index.ts';
import { pointInside } from '../layers/index.ts';

/** A shape as it is to be, and as it was. */
export interface Standing {
  readonly key: string;
  readonly title: string;
  readonly wkb: Uint8Array;
  readonly before: Uint8Array | null;
}

export interface Overlap {
  readonly key: string;
  readonly other: string;
  readonly areaM2: number;
  readonly at: Position | null;
}

/** Less is the play of rounding along a border. */
const LEAST_M2 = 4;

const common = (geos: Geos, a: Uint8Array, b: Uint8Array): { areaM2: number; geometry: Geometry | null } => {
  try {
    const wkb = geos.intersection(a, b);
    const areaM2 = wkbAreaM2(wkb);
    return { areaM2, geometry: areaM2 > LEAST_M2 ? decodeWkb(wkb) : null };
  } catch (error) {
    // A shape that spoils the overlay is told by the check of its validity.
    if (!(error instanceof GeometryError)) throw error;
    return { areaM2: 0, geometry: null };
  }
};

const boxOf = ({ wkb }: Standing): Extent => wkbExtent(wkb) ?? [0, 0, 0, 0];

/** What two shapes have in common now beyond what they had before; null for less than rounding makes. */
const grownOverlap = (geos: Geos, a: Standing, b: Standing): Overlap | null => {
  if (!boxesMeet(boxOf(a), boxOf(b))) return null;
  const now = common(geos, a.wkb, b.wkb);
  if (now.geometry === null) return null;
  const before = a.before && b.before ? common(geos, a.before, b.before).areaM2 : 0;
  if (now.areaM2 - before <= LEAST_M2) return null;
  return { key: a.key, other: b.title, areaM2: now.areaM2, at: pointInside(now.geometry) };
};

/** The new overlaps of changed shapes among each other and with those that stand as they were. */
export const newOverlaps = (
  geos: Geos,
  changed: readonly Standing[],
  standing: readonly Standing[],
): Overlap[] =>
  changed.flatMap((one, i) =>
    [...changed.slice(i + 1), ...standing].flatMap((other) => grownOverlap(geos, one, other) ?? []),
  );

/** A shape in a form for comparing. */
export const standing = (
  key: string,
  title: string,
  geometry: Geometry,
  before: Uint8Array | null,
): Standing => ({
  key,
  title,
  wkb: encodeWkb(geometry),
  before,
});
