import Flatbush from 'flatbush';
import type { Extent } from '../../../../shared/contract/base.ts';
import { type AreaLevelName, areaLevel } from '../../../../shared/contract/import-choice.ts';
import { decodeGpkg } from '../../../../shared/geo/gpkg-binary.ts';
import { areaPrefix } from '../../../../shared/text/matching.ts';
import { RETIRING_LEVELS, type RetiredArea, retiredAreas } from '../../areas/index.ts';
import type { Gazetteer } from '../../crs/index.ts';
import type { ReadableDb } from '../../db/index.ts';
import { areaKey, bareKey } from './area-name.ts';
import { type AreaRow, areaRows, areaShape, councilLinks, namedProvince } from './area-records.queries.ts';
import { ShapeCovers } from './shape-cover.ts';

/** An area that a row may lie in. */
export interface IndexedArea {
  readonly level: AreaLevelName;
  /** The official code; of council areas without one their id. */
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  /** As it is compared, and without any word for a kind of area. */
  readonly key: string;
  readonly bare: string;
  /** Official codes of what it lies in, the smallest known: one, or those of all its sub-districts. */
  readonly within: readonly string[];
  /** Its row in the workspace; null for areas of the gazetteer. */
  readonly fid: number | null;
  readonly id: string | null;
  readonly moo: number | null;
  /** The council area of a village, by its id. */
  readonly council: string | null;
  readonly extent: Extent | null;
}

export type Place = readonly [lon: number, lat: number];

const DIGITS: Readonly<Record<string, number>> = { province: 2, district: 4, subdistrict: 6, village: 8 };
/** Boxes of the gazetteer are rounded to a hundredth of a degree. */
const ROUNDING = 0.01;

/** All areas that are known, for matching: those of the workspace, and of the gazetteer what lies beyond. */
export class AreaIndex {
  private readonly db: ReadableDb;
  private readonly lists = new Map<AreaLevelName, IndexedArea[]>();
  private readonly codes = new Map<AreaLevelName, Map<string, IndexedArea>>();
  private readonly ids = new Map<string, IndexedArea>();
  private readonly keys = new Map<AreaLevelName, Map<string, IndexedArea[]>>();
  private readonly bares = new Map<AreaLevelName, Map<string, IndexedArea[]>>();
  private readonly shapes = new ShapeCovers();
  private readonly boxes = new Map<AreaLevelName, { index: Flatbush; areas: IndexedArea[] }>();
  private readonly retired: ReadonlyMap<string, RetiredArea>;
  /** Codes of the provinces that the workspace is of; empty when it says nothing. */
  readonly home: readonly string[];

  constructor(
    db: ReadableDb,
    lists: ReadonlyMap<AreaLevelName, IndexedArea[]>,
    about: { readonly home: readonly string[]; readonly retired: ReadonlyMap<string, RetiredArea> },
  ) {
    this.db = db;
    this.home = about.home;
    this.retired = about.retired;
    for (const [level, areas] of lists) this.take(level, areas);
  }

  private take(level: AreaLevelName, areas: IndexedArea[]): void {
    const codes = new Map<string, IndexedArea>();
    const keys = new Map<string, IndexedArea[]>();
    const bares = new Map<string, IndexedArea[]>();
    const put = (map: Map<string, IndexedArea[]>, key: string, area: IndexedArea): void => {
      const before = map.get(key);
      if (before) before.push(area);
      else map.set(key, [area]);
    };
    for (const area of areas) {
      if (!codes.has(area.code)) codes.set(area.code, area);
      if (area.id !== null) this.ids.set(area.id, area);
      put(keys, area.key, area);
      put(bares, area.bare, area);
    }
    this.lists.set(level, areas);
    this.codes.set(level, codes);
    this.keys.set(level, keys);
    this.bares.set(level, bares);
  }

  areas(level: AreaLevelName): readonly IndexedArea[] {
    return this.lists.get(level) ?? [];
  }

  byCode(level: AreaLevelName, code: string): IndexedArea | null {
    return this.codes.get(level)?.get(code) ?? null;
  }

  /** An area of the workspace by the id of its row. */
  byId(id: string): IndexedArea | null {
    return this.ids.get(id) ?? null;
  }

  /** The official area of a code of 2, 4, 6 or 8 digits. */
  official(code: string): IndexedArea | null {
    const level = areaLevel.options.find((one) => DIGITS[one] === code.length);
    return level ? this.byCode(level, code) : null;
  }

  /** An area that bore an official code until it was split, merged, recoded or dissolved. */
  retiredBy(code: string): RetiredArea | null {
    return this.retired.get(code) ?? null;
  }

  byKey(level: AreaLevelName, key: string): readonly IndexedArea[] {
    return this.keys.get(level)?.get(key) ?? [];
  }

  byBareKey(level: AreaLevelName, key: string): readonly IndexedArea[] {
    return this.bares.get(level)?.get(key) ?? [];
  }

  /** The areas of a level that the place may lie in: by their shape where there is one, else by their box. */
  covering(level: AreaLevelName, [lon, lat]: Place): { area: IndexedArea; exact: boolean }[] {
    const { index, areas } = this.boxesOf(level);
    const found = index?.search(lon, lat, lon, lat) ?? [];
    const covering = found.flatMap((i) => {
      const area = areas[i];
      if (!area) return [];
      if (area.fid === null) return [{ area, exact: false }];
      return this.covers(area, [lon, lat]) ? [{ area, exact: true }] : [];
    });
    // A true boundary says more than the boxes of its neighbours.
    return covering.some(({ exact }) => exact) ? covering.filter(({ exact }) => exact) : covering;
  }

  /** True when the place lies in the area's shape, or where there is none in its box. */
  covers(area: IndexedArea, [lon, lat]: Place): boolean {
    const { extent, fid, level } = area;
    if (!extent || level === 'village') return false;
    const margin = fid === null ? ROUNDING : 0;
    const [west, south, east, north] = extent;
    if (lon < west - margin || lon > east + margin || lat < south - margin || lat > north + margin)
      return false;
    return fid === null || this.shapes.covers(`${level} ${fid}`, () => this.shape(area), lon, lat);
  }

  /** WKB of an area of the workspace, or null. */
  shape({ level, fid }: IndexedArea): Uint8Array | null {
    const blob = fid === null ? null : areaShape(this.db, level, fid);
    const shape = blob ? decodeGpkg(blob) : null;
    return shape && !shape.empty ? shape.wkb : null;
  }

  private boxesOf(level: AreaLevelName): { index: Flatbush | null; areas: IndexedArea[] } {
    const known = this.boxes.get(level);
    if (known) return known;
    const areas = this.areas(level).filter(({ extent }) => extent !== null);
    if (areas.length === 0) return { index: null, areas };
    const index = new Flatbush(areas.length);
    for (const { extent, fid } of areas) {
      const [west, south, east, north] = extent as Extent;
      const margin = fid === null ? ROUNDING : 0;
      index.add(west - margin, south - margin, east + margin, north + margin);
    }
    index.finish();
    this.boxes.set(level, { index, areas });
    return { index, areas };
  }

  /** The names of what an area lies in: «อ.คลองท่อม จ.กระบี่». */
  aboveWords({ level, within, code }: IndexedArea): string {
    const [first = ''] = within;
    const from = level === 'council_area' || level === 'village' ? first : code;
    return ([6, 4, 2] as const)
      .filter((digits) => digits < (level === 'village' || level === 'council_area' ? 8 : code.length))
      .flatMap((digits) => {
        const area = from.length >= digits ? this.official(from.slice(0, digits)) : null;
        return area ? [areaPrefix[area.level] + area.name] : [];
      })
      .join(' ');
  }
}

/** True when the area lies in one that has a code of the scope; an empty scope is the whole country. */
export const inScope = ({ within }: IndexedArea, scope: readonly string[]): boolean =>
  scope.length === 0 || scope.some((code) => within.some((own) => own.startsWith(code)));

/** All areas that are no more, by their code. */
const allRetired = (db: ReadableDb): Map<string, RetiredArea> =>
  new Map(RETIRING_LEVELS.flatMap((level) => [...retiredAreas(db, level)]));

/** Gathers the areas of the workspace and of the gazetteer. Codes that were retired here are none of the latter's. */
export function areaIndex(db: ReadableDb, gazetteer: Gazetteer): AreaIndex {
  const links = councilLinks(db);
  const lists = new Map<AreaLevelName, IndexedArea[]>();
  for (const level of areaLevel.options)
    lists.set(
      level,
      areaRows(db, level).map((row) => ofWorkspace(level, row, links)),
    );
  const home = homeOf(db, lists);
  const retired = allRetired(db);
  const taken = new Map([...lists].map(([level, areas]) => [level, new Set(areas.map(({ code }) => code))]));
  for (const area of ofGazetteer(gazetteer))
    if (!taken.get(area.level)?.has(area.code) && !retired.has(area.code)) lists.get(area.level)?.push(area);
  return new AreaIndex(db, lists, { home, retired });
}

/** The areas of a gazetteer never change: their keys are made once. */
const indexed = new WeakMap<Gazetteer, readonly IndexedArea[]>();

function ofGazetteer(gazetteer: Gazetteer): readonly IndexedArea[] {
  const known = indexed.get(gazetteer);
  if (known) return known;
  const areas = [...gazetteer.areas()].map(({ level, code, name, extent }) => ({
    ...{ level, code, name, extent, nameEn: null, fid: null, id: null, moo: null, council: null },
    within: [code],
    key: areaKey(level, name),
    bare: bareKey(name),
  }));
  indexed.set(gazetteer, areas);
  return areas;
}

function ofWorkspace(
  level: AreaLevelName,
  { fid, id, code, name, nameEn, parent, council, moo, extent }: AreaRow,
  links: ReadonlyMap<string, readonly string[]>,
): IndexedArea {
  const official = level === 'council_area' ? null : code;
  const linked = links.get(id) ?? [];
  const within =
    official !== null ? [official] : linked.length > 0 ? linked : parent === null ? [] : [parent];
  return {
    ...{ level, name, nameEn, within, fid, id, moo, council, extent },
    code: code ?? id,
    key: areaKey(level, name),
    bare: bareKey(name),
  };
}

function homeOf(db: ReadableDb, lists: ReadonlyMap<AreaLevelName, readonly IndexedArea[]>): string[] {
  const codes = new Set<string>();
  const named = namedProvince(db);
  if (named) codes.add(named);
  for (const level of ['province', 'district', 'subdistrict'] as const)
    for (const { code } of lists.get(level) ?? []) codes.add(code.slice(0, 2));
  return [...codes];
}
