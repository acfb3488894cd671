import { decodeGpkg } from '../../../shared/geo/gpkg-binary.ts';
import type { Change } from '../context.ts';
import type { Gazetteer } from '../crs/index.ts';
import type { SqlValue } from '../db/types.ts';
import { asMulti } from '../formats/staged/as-multi.ts';
import type { Geos } from '../geometry/index.ts';
import { withoutGaps } from './close-slivers.ts';
import { type AreaRecord, areaRecords, hasAreasBelow, shapesBelow } from './imports.queries.ts';

export interface AboveNames {
  readonly th: string | undefined;
  readonly en: string | undefined;
}

export interface DeriveParts {
  readonly geos: Geos;
  readonly gazetteer: Gazetteer;
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

interface Level {
  readonly table: 'district' | 'province';
  readonly below: 'subdistrict' | 'district';
  readonly digits: number;
}
const LEVELS: readonly Level[] = [
  { table: 'district', below: 'subdistrict', digits: 4 },
  { table: 'province', below: 'district', digits: 2 },
];

/**
 * Makes the districts and provinces above the given sub-districts, or brings their shapes up to date: each is the
 * union of what lies below it; one that nothing lies below any more goes. Names come from the file, else from the
 * gazetteer; a name that stands is kept. Returns how many areas of each level stand above the codes.
 *
 * @param subdistrictCodes of sub-districts that were written, that stand as the file has them, or that went
 */
export function deriveAbove(
  change: Change,
  subdistrictCodes: readonly string[],
  names: ReadonlyMap<string, AboveNames>,
  parts: DeriveParts,
): Record<string, number> {
  const derived: Record<string, number> = {};
  for (const [step, level] of LEVELS.entries()) {
    const codes = [...new Set(subdistrictCodes.map((code) => code.slice(0, level.digits)))].sort();
    const known = areaRecords(change.db, level.table);
    let standing = 0;
    for (const [i, code] of codes.entries()) {
      parts.onProgress?.((step + i / codes.length) / LEVELS.length);
      const name = names.get(code);
      if (deriveOne(change, level, { code, before: known.get(code), name }, parts)) standing++;
    }
    derived[level.table] = standing;
  }
  return derived;
}

/** Returns whether the area stands after it. */
function deriveOne(
  change: Change,
  level: Level,
  { code, before, name }: { code: string; before: AreaRecord | undefined; name: AboveNames | undefined },
  { geos, gazetteer }: DeriveParts,
): boolean {
  if (!hasAreasBelow(change.db, level.below, code)) {
    if (before) change.remove(level.table, [before.fid]);
    return false;
  }
  const wkb = unionBelow(change, level, code, geos);
  if (!before) {
    change.insert(level.table, valuesOf(level, code, name, gazetteer), wkb);
    return true;
  }
  const same = before.geom !== null && wkb !== null && Buffer.compare(decodeGpkg(before.geom).wkb, wkb) === 0;
  if (!same && wkb) change.update(level.table, before.fid, {}, wkb);
  return true;
}

function unionBelow(change: Change, level: Level, code: string, geos: Geos): Uint8Array | null {
  const shapes = shapesBelow(change.db, level.below, code).map((blob) => decodeGpkg(blob).wkb);
  return shapes.length === 0 ? null : withoutGaps(asMulti(geos.union(shapes)));
}

function valuesOf(
  level: Level,
  code: string,
  names: AboveNames | undefined,
  gazetteer: Gazetteer,
): Record<string, SqlValue> {
  const values: Record<string, SqlValue> = {
    code,
    name_th: names?.th ?? gazetteer.area(code)?.name ?? code,
    name_en: names?.en ?? null,
  };
  if (level.table === 'district') values.province_code = code.slice(0, 2);
  return values;
}
