import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { ShapeProblem } from '../../../shared/contract/shapes.ts';
import { type Geometry, unionExtent } from '../../../shared/geo/geometry.ts';
import { wkbExtent } from '../../../shared/geo/wkb.ts';
import { shapesByFid, shapesInBox, troubleOf } from '../borders/index.ts';
import type { ReadableDb } from '../db/types.ts';
import type { Geos } from '../geometry/index.ts';
import { editedLayer } from './edited-layer.ts';
import { newOverlaps, type Standing, standing } from './overlaps.ts';

/** A shape that is not saved yet. */
interface Drawn {
  readonly key: string;
  readonly layer: string;
  readonly fid: number | null;
  readonly geometry: Geometry;
}

interface RowName {
  readonly layer: string;
  readonly fid: number;
}

const rowsOf = (drawn: readonly Drawn[]): RowName[] =>
  drawn.flatMap(({ layer, fid }) => (fid === null ? [] : [{ layer, fid }]));

/** More neighbours than this are not compared: a warning is not worth seconds. */
const MOST_NEIGHBOURS = 60;

/** New overlaps within one layer of areas. */
const overlapsIn = (
  db: ReadableDb,
  geos: Geos,
  layer: LayerSummary,
  drawn: readonly Drawn[],
  removed: readonly RowName[],
): ShapeProblem[] => {
  const fids = drawn.flatMap(({ fid }) => fid ?? []);
  const before = new Map(
    shapesByFid(db, layer.name, layer.labelField, fids).map((row) => [row.fid, row] as const),
  );
  const changed = drawn.map(({ key, fid, geometry }): Standing => {
    const row = fid === null ? undefined : before.get(fid);
    return standing(key, row?.title ?? '', geometry, row?.wkb ?? null);
  });
  const box = changed.reduce<ReturnType<typeof wkbExtent>>(
    (all, { wkb }) => unionExtent(all, wkbExtent(wkb)),
    null,
  );
  if (box === null) return [];
  const gone = new Set([...fids, ...removed.filter((row) => row.layer === layer.name).map(({ fid }) => fid)]);
  const near = shapesInBox(db, layer.name, layer.labelField, box, MOST_NEIGHBOURS + gone.size)
    .filter(({ fid }) => !gone.has(fid))
    .map(({ fid, title, wkb }): Standing => ({ key: `${layer.name} ${fid}`, title, wkb, before: wkb }));
  return newOverlaps(geos, changed, near).map(({ key, other, areaM2, at }) => ({
    key,
    trouble: 'overlap',
    severity: 'warning',
    at,
    other,
    areaM2,
  }));
};

/**
 * What is wrong with shapes that are not saved yet: errors, which can't be saved, then what had better be looked at.
 * Refuses what `editedLayer` refuses.
 */
export const checkShapes = (
  db: ReadableDb,
  geos: Geos,
  drawn: readonly Drawn[],
  removed: readonly RowName[],
): ShapeProblem[] => {
  const layers = new Map(drawn.map(({ layer }) => [layer, editedLayer(db, layer)] as const));
  const errors = drawn.flatMap(({ key, layer, geometry }): ShapeProblem[] => {
    const found = troubleOf(geos, geometry, layers.get(layer)?.geometryType ?? 'Mixed');
    return found ? [{ key, ...found, severity: 'error', other: null, areaM2: null }] : [];
  });
  const spoiled = new Set(errors.map(({ key }) => key));
  const warnings = [...layers.values()]
    .filter(({ geometryType }) => geometryType.endsWith('Polygon'))
    .flatMap((layer) =>
      overlapsIn(
        db,
        geos,
        layer,
        drawn.filter((one) => one.layer === layer.name && !spoiled.has(one.key)),
        [...removed, ...rowsOf(drawn.filter((one) => spoiled.has(one.key)))],
      ),
    );
  return [...errors, ...warnings];
};
