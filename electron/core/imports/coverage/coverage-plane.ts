import type { Position, Ring } from '../../../../shared/geo/geometry.ts';
import { eachWkbPosition } from '../../../../shared/geo/wkb.ts';

/** Metres of a degree of latitude and, at the equator, of longitude: WGS 84, to a part in five hundred. */
const NORTH = 110_600;
const EAST = 111_320;
const RADIAN = Math.PI / 180;

/**
 * Degrees stretched to metres by one pair of factors for a whole layer, so that equal coordinates stay equal. Widths are
 * right to 0.7 % within a degree of the middle latitude and to 4 % over the whole country: good enough to tell
 * thin from wide. Areas that are shown are measured in degrees by `wkbAreaM2`.
 */
export class CoveragePlane {
  private readonly east: number;

  constructor(middleLatitude: number) {
    this.east = EAST * Math.cos(middleLatitude * RADIAN);
  }

  /** A copy in metres. */
  toMetres(wkb: Uint8Array): Uint8Array {
    return scaled(wkb, this.east, NORTH);
  }

  /** A copy in degrees. */
  toDegrees(wkb: Uint8Array): Uint8Array {
    return scaled(wkb, 1 / this.east, 1 / NORTH);
  }
}

function scaled(wkb: Uint8Array, x: number, y: number): Uint8Array {
  const copy = Uint8Array.from(wkb);
  const view = new DataView(copy.buffer);
  eachWkbPosition(copy, (px, py, at) => {
    view.setFloat64(at, px * x, true);
    view.setFloat64(at + 8, py * y, true);
  });
  return copy;
}

/** Area and length of border of a polygon, and what they say of its form: a strip's width and length. */
export interface Measures {
  readonly area: number;
  readonly width: number;
  readonly length: number;
}

/** Measures a polygon in a plane. A long strip has twice its width in area over border, and half its border in length. */
export function measure(rings: readonly Ring[]): Measures {
  let area = 0;
  let border = 0;
  rings.forEach((ring, index) => {
    area += (index === 0 ? 1 : -1) * Math.abs(shoelace(ring));
    for (let i = 1; i < ring.length; i++) border += apart(ring[i - 1]!, ring[i]!);
  });
  return { area, width: border === 0 ? 0 : (2 * area) / border, length: border / 2 };
}

const apart = (a: Position, b: Position): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

/** From the first position on, so that large coordinates cost no digits. */
function shoelace(ring: readonly Position[]): number {
  const [x0, y0] = ring[0] ?? [0, 0];
  let twice = 0;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1]!;
    const [bx, by] = ring[i]!;
    twice += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
  }
  return twice / 2;
}
