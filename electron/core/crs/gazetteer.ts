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
  /** Null for an area of an office's own list whose place is not known. */
  readonly extent: Extent | null;
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

  /** The year of the list in the common era, or null. */
  readonly year: number | null;

  constructor(areas: readonly GazetteerArea[], year: number | null = null) {
    this.year = year;
    for (const area of areas) this.byCode.set(area.code, area);
    this.smallest = areas.filter((area) => area.level === 'subdistrict' && area.extent !== null);
    this.index = this.smallest.length > 0 ? new Flatbush(this.smallest.length) : null;
    for (const { extent } of this.smallest) if (extent) this.index?.add(...extent);
    this.index?.finish();
  }

  area(code: string): GazetteerArea | null {
    return this.byCode.get(code) ?? null;
  }

  /** All areas, in no order to rely on. */
  areas(): IterableIterator<GazetteerArea> {
    return this.byCode.values();
  }

  /** The area of the code, or the smallest one above it whose place is known. */
  nearest(code: string): GazetteerArea | null {
    for (let length = code.length; length >= 2; length -= 2) {
      const area = this.byCode.get(code.slice(0, length));
      if (area?.extent) return area;
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
  const gazetteer = readGazetteer(join(resources, 'gazetteer.tsv'));
  loaded.set(resources, gazetteer);
  return gazetteer;
}

/** Comment lines tell where the list comes from, and of which year it is. */
const YEAR = /^# Year: (\d{4})$/m;

function readGazetteer(path: string): Gazetteer {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return new Gazetteer([]);
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
  const year = YEAR.exec(text);
  return new Gazetteer(areas, year ? Number(year[1]) : null);
}
