import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Flatbush from 'flatbush';
import type { Extent } from '../../../shared/contract/base.ts';
import { AreaNameIndex } from './area-names.ts';

export interface GazetteerArea {
  readonly level: 'province' | 'district' | 'subdistrict';
  /** 2, 4 or 6 digits. */
  readonly code: string;
  readonly name: string;
  readonly extent: Extent;
}

/**
 * Where the provinces, districts and sub-districts of the country lie, to a hundredth of a degree: enough to tell
 * UTM zones and swapped axes apart, not enough for a datum.
 */
export class Gazetteer {
  private readonly byCode = new Map<string, GazetteerArea>();
  private readonly smallest: GazetteerArea[] = [];
  private readonly index: Flatbush | null;
  private nameIndex: AreaNameIndex | null = null;

  constructor(areas: readonly GazetteerArea[]) {
    for (const area of areas) this.byCode.set(area.code, area);
    this.smallest = areas.filter((area) => area.level === 'subdistrict');
    this.index = this.smallest.length > 0 ? new Flatbush(this.smallest.length) : null;
    for (const { extent } of this.smallest) this.index?.add(...extent);
    this.index?.finish();
  }

  area(code: string): GazetteerArea | null {
    return this.byCode.get(code) ?? null;
  }

  /** All areas, in no order to rely on. */
  areas(): IterableIterator<GazetteerArea> {
    return this.byCode.values();
  }

  /** The area of the code, or the smallest known one above it. */
  nearest(code: string): GazetteerArea | null {
    for (let length = code.length; length >= 2; length -= 2) {
      const area = this.byCode.get(code.slice(0, length));
      if (area) return area;
    }
    return null;
  }

  /** The areas by their names. */
  get names(): AreaNameIndex {
    this.nameIndex ??= new AreaNameIndex(this.byCode.values());
    return this.nameIndex;
  }

  /** True when the place lies in the box of some sub-district. */
  inCountry(lon: number, lat: number): boolean {
    return (this.index?.search(lon, lat, lon, lat).length ?? 0) > 0;
  }
}

const loaded = new Map<string, Gazetteer>();

/** The gazetteer of the bundled resources; read once a folder. An empty one where the file is absent. */
export function loadGazetteer(resources: string): Gazetteer {
  const known = loaded.get(resources);
  if (known) return known;
  const gazetteer = new Gazetteer(readAreas(join(resources, 'gazetteer.tsv')));
  loaded.set(resources, gazetteer);
  return gazetteer;
}

function readAreas(path: string): GazetteerArea[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return [];
  }
  const areas: GazetteerArea[] = [];
  for (const line of text.split('\n')) {
    const [level, code, name, minLon, minLat, maxLon, maxLat] = line.split('\t');
    if ((level !== 'province' && level !== 'district' && level !== 'subdistrict') || !code || !name) continue;
    areas.push({
      level,
      code,
      name,
      extent: [Number(minLon), Number(minLat), Number(maxLon), Number(maxLat)],
    });
  }
  return areas;
}
