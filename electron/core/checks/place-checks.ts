import { type RegisterDefinition, registerOf } from '../../../shared/domain/registers/index.ts';
import type { Position } from '../../../shared/geo/geometry.ts';
import { decodeWkb } from '../../../shared/geo/wkb.ts';
import { checkDetail } from '../../../shared/text/checks.ts';
import { AREA_PREFIX } from '../../../shared/text/layers.ts';
import type { ReadableDb } from '../db/types.ts';
import { contains, pointInside } from '../layers/index.ts';
import { borderDistanceM } from './border-distance.ts';
import type { Check, CheckTools, Finding } from './check.ts';
import { openRegisters } from './field-checks.ts';
import { boxesAt, emptyIn, fidsBy, rowOf, shapelessIn, shapeOf, shapesOf } from './rows.queries.ts';

const placed = (): readonly RegisterDefinition[] =>
  openRegisters().filter(({ geometryType }) => geometryType !== 'None');

const shapeMissing: Check = {
  key: 'shape-missing',
  severity: 'info',
  *find({ workspace: { db } }) {
    for (const { key } of placed()) {
      for (const { fid } of shapelessIn(db, key)) yield { layer: key, fid, detail: checkDetail.noPlace };
      yield undefined;
    }
  },
};

/** The place that GEOS names in its reason: `Self-intersection[101.2 14.1]`. */
function placeOfReason(reason: string | null): { place: [number, number] } | Record<string, never> {
  const found = /\[(-?[\d.eE+-]+) (-?[\d.eE+-]+)\]/.exec(reason ?? '');
  return found ? { place: [Number(found[1]), Number(found[2])] } : {};
}

const shapeInvalid: Check = {
  key: 'shape-invalid',
  severity: 'error',
  *find({ workspace: { db }, geos }) {
    for (const { key, geometryType } of placed()) {
      if (geometryType !== 'MultiPolygon') continue;
      for (const { fid, wkb } of shapesOf(db, key)) {
        if (!geos.isValid(wkb))
          yield { layer: key, fid, detail: checkDetail.invalid, ...placeOfReason(geos.invalidReason(wkb)) };
        yield undefined;
      }
    }
  },
  fix(change, { layer, fid }, { geos }) {
    const wkb = shapeOf(change.db, layer, fid);
    if (!wkb || geos.isValid(wkb)) return false;
    change.update(layer, fid, {}, geos.makeValid(wkb));
    return true;
  },
};

interface AreaShape {
  readonly name: string;
  readonly geometry: ReturnType<typeof decodeWkb>;
}

/** Shapes of areas that were asked for, decoded once in a run. */
function areaShapes(db: ReadableDb, register: string, by: 'id' | 'code') {
  const kept = new Map<string, AreaShape | null>();
  const column = by === 'id' ? 'id' : (registerOf(register)?.codeField ?? 'code');
  const fids = fidsBy(db, register, column);
  return (key: string): AreaShape | null => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const fid = fids.get(key);
    const wkb = fid === undefined ? null : shapeOf(db, register, fid);
    const prefix = register in AREA_PREFIX ? AREA_PREFIX[register as keyof typeof AREA_PREFIX] : '';
    const name = fid === undefined ? '' : String(rowOf(db, register, fid, ['name_th'])?.name_th ?? '');
    const made = wkb ? { name: `${prefix}${name}`, geometry: decodeWkb(wkb) } : null;
    kept.set(key, made);
    return made;
  };
}

/** Where points say that they lie: the register, its column, the areas and how they are named. */
const POINTS_IN: readonly (readonly [register: string, column: string, area: string, by: 'id' | 'code'])[] = [
  ['village', 'subdistrict_code', 'subdistrict', 'code'],
  ['housing_project', 'council_area_id', 'council_area', 'id'],
  ['council', 'council_area_id', 'council_area', 'id'],
  ['learning_area', 'council_area_id', 'council_area', 'id'],
];
/** Points beside a border are where their maker's map and ours differ: no fault of the point. */
const TOLERANCE_M = 50;

const outsideArea: Check = {
  key: 'outside-area',
  severity: 'warning',
  *find({ workspace: { db } }) {
    for (const [register, column, area, by] of POINTS_IN) {
      const shapeOfArea = areaShapes(db, area, by);
      for (const { fid, wkb } of shapesOf(db, register)) {
        const key = rowOf(db, register, fid, [column])?.[column];
        const shape = typeof key === 'string' && key !== '' ? shapeOfArea(key) : null;
        const found = shape ? outside(register, fid, wkb, shape) : null;
        yield found ?? undefined;
      }
    }
  },
};

function outside(layer: string, fid: number, wkb: Uint8Array, area: AreaShape): Finding | null {
  const point = pointInside(decodeWkb(wkb));
  if (!point || contains(area.geometry, point)) return null;
  const metres = borderDistanceM(area.geometry, point);
  if (metres === null || metres <= TOLERANCE_M) return null;
  return { layer, fid, detail: checkDetail.outside(area.name, metres), place: [point[0], point[1]] };
}

const outsideProvince: Check = {
  key: 'outside-province',
  severity: 'error',
  *find({ workspace: { db } }) {
    const provinces = [...shapesOf(db, 'province')].map(({ wkb }) => decodeWkb(wkb));
    if (provinces.length === 0) return;
    for (const { key } of placed()) {
      if (key === 'province') continue;
      for (const { fid, wkb } of shapesOf(db, key)) {
        const point = pointInside(decodeWkb(wkb));
        const within = point === null || provinces.some((province) => isNear(province, point));
        yield within
          ? undefined
          : { layer: key, fid, detail: checkDetail.outsideProvince, place: [point[0], point[1]] };
      }
    }
  },
};

const isNear = (province: ReturnType<typeof decodeWkb>, point: Position): boolean =>
  contains(province, point) || (borderDistanceM(province, point) ?? Infinity) <= TOLERANCE_M;

/** The one council area that covers a place, or null where there is none or more than one. */
function councilAreaAt(db: ReadableDb, point: Position): string | null {
  const covering = boxesAt(db, 'council_area', [point[0], point[1]]).filter((fid) => {
    const wkb = shapeOf(db, 'council_area', fid);
    return wkb !== null && contains(decodeWkb(wkb), point);
  });
  const [only] = covering;
  if (only === undefined || covering.length > 1) return null;
  return String(rowOf(db, 'council_area', only, ['id'])?.id ?? '') || null;
}

const withCouncilArea = (): readonly RegisterDefinition[] =>
  openRegisters().filter(({ fields }) => fields.some(({ name }) => name === 'council_area_id'));

const areaUnknown: Check = {
  key: 'area-unknown',
  severity: 'warning',
  *find({ workspace: { db } }: CheckTools) {
    for (const { key } of withCouncilArea()) {
      for (const { fid } of emptyIn(db, key, 'council_area_id'))
        yield { layer: key, fid, detail: checkDetail.noArea };
      yield undefined;
    }
  },
  fix(change, { layer, fid }) {
    if (registerOf(layer)?.geometryType === 'None') return false;
    const wkb = shapeOf(change.db, layer, fid);
    const point = wkb ? pointInside(decodeWkb(wkb)) : null;
    const area = point ? councilAreaAt(change.db, point) : null;
    if (area === null) return false;
    change.update(layer, fid, { council_area_id: area });
    return true;
  },
};

/** Rules that look at where rows lie. */
export const PLACE_CHECKS: readonly Check[] = [
  shapeMissing,
  shapeInvalid,
  outsideArea,
  outsideProvince,
  areaUnknown,
];
