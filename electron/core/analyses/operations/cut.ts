import { GeometryError, type Geos, type HeldShape } from '../../geometry/index.ts';
import { type AreaLocator, locatorsOfRows } from '../area-locator.ts';
import { type AnalysisFeature, makeRow } from '../feature-set.ts';
import { fineWkb } from '../fine.ts';
import type { Ruler } from '../ruler.ts';
import { indexOf } from '../spatial-index.ts';
import { heldShapes } from './held-shapes.ts';

/** Less than this is the rounding of coordinates, not ground: a square centimetre. */
export const NOTHING_M2 = 1e-4;

/** What of the shapes of one side is asked for. */
export interface Wanted {
  /** What it shares with each of the other side. */
  readonly inner: boolean;
  /** What the whole other side leaves of it. */
  readonly rest: boolean;
}

/** A piece of ground: of which row, and with which other one; null for what none of the others holds. */
export interface Part {
  readonly own: number;
  readonly other: number | null;
  readonly wkb: Uint8Array;
  readonly m2: number;
}

/** The parts, and the rows that spoiled an operation, by index: their parts are missing. */
export interface Cut {
  readonly parts: Part[];
  readonly spoiled: number[];
}

/** What cutting works with. */
export interface Cutting {
  readonly geos: Geos;
  readonly ruler: Ruler;
  readonly progress: (fraction: number) => void;
}

/**
 * Cuts polygons by polygons. A row to whose box no border of the others comes near is not laid over them but taken whole, which
 * saves most of the work where the areas are large. Long edges are cut along their geodesic.
 */
export function cutBy(
  own: readonly Uint8Array[],
  others: readonly Uint8Array[],
  wanted: Wanted,
  { geos, ruler, progress }: Cutting,
): Cut {
  const rows = others.map((wkb, i) => makeRow(i, '', fineWkb(wkb)));
  const index = indexOf(rows);
  const shapes = heldShapes(geos);
  const locatorOf = locatorsOfRows();
  const parts: Part[] = [];
  const spoiled: number[] = [];
  try {
    own.forEach((wkb, i) => {
      if (i % 50 === 0) progress(i / own.length);
      const row = makeRow(i, '', fineWkb(wkb));
      if (row.wkb === null || row.box === null) return;
      const candidates = index.touching(row.box).sort((a, b) => a.fid - b.fid);
      try {
        const quick = clearParts(row, candidates, wanted, locatorOf, ruler);
        parts.push(...(quick ?? partsOf(row, candidates, wanted, shapes, { geos, ruler })));
      } catch (error) {
        if (!(error instanceof GeometryError)) throw error;
        spoiled.push(i);
      }
    });
  } finally {
    shapes.free();
  }
  return { parts, spoiled };
}

/** The parts of a row whose box no border comes near: it lies whole in each of the others or out of it. Null elsewhere. */
function clearParts(
  row: AnalysisFeature,
  candidates: readonly AnalysisFeature[],
  wanted: Wanted,
  locatorOf: (row: AnalysisFeature) => AreaLocator,
  ruler: Ruler,
): Part[] | null {
  const { box, wkb } = row;
  if (box === null || wkb === null) return [];
  const around: AnalysisFeature[] = [];
  for (const other of candidates) {
    const locator = locatorOf(other);
    if (!locator.clearOf(box)) return null;
    if (locator.side(box[0], box[1]) === 'inside') around.push(other);
  }
  const m2 = ruler.m2(wkb);
  if (m2 < NOTHING_M2) return [];
  if (around.length === 0) return wanted.rest ? [{ own: row.fid, other: null, wkb, m2 }] : [];
  return wanted.inner ? around.map(({ fid }) => ({ own: row.fid, other: fid, wkb, m2 })) : [];
}

function partsOf(
  row: AnalysisFeature,
  candidates: readonly AnalysisFeature[],
  wanted: Wanted,
  shapes: { of(row: AnalysisFeature): HeldShape },
  { geos, ruler }: Pick<Cutting, 'geos' | 'ruler'>,
): Part[] {
  const wkb = row.wkb as Uint8Array;
  const part = (other: number | null, piece: Uint8Array): Part[] => {
    const m2 = ruler.m2(piece);
    return m2 < NOTHING_M2 ? [] : [{ own: row.fid, other, wkb: piece, m2 }];
  };
  if (candidates.length === 0) return wanted.rest ? part(null, wkb) : [];
  const held = geos.hold(wkb);
  try {
    const met: AnalysisFeature[] = [];
    const parts: Part[] = [];
    for (const other of candidates) {
      met.push(other);
      if (wanted.inner) parts.push(...part(other.fid, held.intersection(shapes.of(other))));
    }
    if (!wanted.rest) return parts;
    return [...parts, ...part(null, restOf(held, wkb, met, geos))];
  } finally {
    held.free();
  }
}

/** What is left when all that it meets is taken away at once: one after the other would leave slivers. */
function restOf(held: HeldShape, wkb: Uint8Array, met: readonly AnalysisFeature[], geos: Geos): Uint8Array {
  if (met.length === 0) return wkb;
  const taken = met.flatMap((row) => row.wkb ?? []);
  const all = geos.hold(taken.length === 1 && taken[0] ? taken[0] : geos.union(taken));
  try {
    return held.difference(all);
  } finally {
    all.free();
  }
}
