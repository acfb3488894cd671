import type { Placing } from '../../../../shared/contract/import-choice.ts';
import {
  angleOf,
  type Coordinate,
  isMissing,
  plainText,
  readCoordinate,
} from '../../../../shared/geo/coordinate-text.ts';
import { type Place, readPair } from '../../../../shared/geo/place-text.ts';
import { toUtm } from '../../../../shared/geo/utm.ts';
import { crsById } from '../../crs/index.ts';
import type { CellValue } from '../../formats/index.ts';
import { angleColumns, coordinateHeading } from './headings.ts';

export type CoordinatePlacing = Extract<Placing, { kind: 'coordinates' }>;
/** Why a row has no place. */
type NoPlace = 'coordinates-missing' | 'coordinates-unreadable';

/** Reads the place of a row from its cells, in the order of the columns that it was made for. */
export class PlaceReader {
  /** Positions of the columns that are read. */
  readonly columns: readonly number[];
  private readonly placing: CoordinatePlacing;
  private readonly x: readonly number[];
  private readonly y: readonly number[];
  private readonly zone: number;

  /** Null where a column that the placing names is not there. */
  static for(names: readonly string[], placing: CoordinatePlacing): PlaceReader | null {
    const x = names.indexOf(placing.x);
    const y = placing.y === null ? -1 : names.indexOf(placing.y);
    return x < 0 || (placing.y !== null && y < 0) ? null : new PlaceReader(names, placing, x, y);
  }

  private constructor(names: readonly string[], placing: CoordinatePlacing, x: number, y: number) {
    const parted = placing.notation === 'auto' || placing.notation === 'dms';
    const partsOf = (index: number): readonly number[] =>
      index < 0 ? [] : ((parted ? angleColumns(names, index) : null) ?? [index]);
    this.placing = placing;
    this.x = partsOf(x);
    this.y = partsOf(y);
    this.zone = names.findIndex((name) => coordinateHeading(name) === 'zone');
    this.columns = [...this.x, ...this.y, ...(this.zone < 0 ? [] : [this.zone])];
  }

  read(values: readonly (CellValue | undefined)[]): Place | NoPlace {
    return this.y.length === 0 ? this.readOne(values) : this.readTwo(values);
  }

  private readOne(values: readonly (CellValue | undefined)[]): Place | NoPlace {
    const text = plainText(values[this.x[0]!]);
    if (isMissing(text)) return 'coordinates-missing';
    const place = readPair(text, this.placing.notation);
    return place ? standing(place) : 'coordinates-unreadable';
  }

  private readTwo(values: readonly (CellValue | undefined)[]): Place | NoPlace {
    const x = this.part(values, this.x);
    const y = this.part(values, this.y);
    if (x === 'coordinates-missing' || y === 'coordinates-missing') return 'coordinates-missing';
    if (typeof x === 'string' || typeof y === 'string') return 'coordinates-unreadable';
    const swapped = x.axis === 'north' && y.axis === 'east';
    const zone = this.zone < 0 ? null : /4[78]/.exec(plainText(values[this.zone]))?.[0];
    return standing({
      x: swapped ? y.value : x.value,
      y: swapped ? x.value : y.value,
      zone: zone ? Number(zone) : null,
    });
  }

  private part(values: readonly (CellValue | undefined)[], columns: readonly number[]): Coordinate | NoPlace {
    const [only] = columns;
    const plain = columns.length === 1 ? plainNumber(values[only!]) : null;
    if (plain !== null) return { value: plain, angle: false, axis: null };
    const texts = columns.map((column) => plainText(values[column]));
    if (isMissing(texts[0]!)) return 'coordinates-missing';
    if (columns.length > 1 && texts.slice(1).some((text) => !isMissing(text))) {
      const written = texts.map((text) => (isMissing(text) ? undefined : text.replace(/[^\d.,]/g, '')));
      const angle = angleOf(written, texts[0]!.startsWith('-'));
      return angle ? { ...angle, axis: null } : 'coordinates-unreadable';
    }
    return readCoordinate(texts[0]!, this.placing.notation) ?? 'coordinates-unreadable';
  }
}

/** What most cells are: a number, or one written with digits and a point. */
function plainNumber(value: CellValue | undefined): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return typeof value === 'string' && /^-?\d{1,9}(\.\d{1,20})?$/.test(value) ? Number(value) : null;
}

/** No place of the country has noughts for both: they stand where nothing was measured. */
const standing = (place: Place): Place | NoPlace =>
  place.x === 0 && place.y === 0 ? 'coordinates-missing' : place;

export const isDegrees = ({ x, y }: Pick<Place, 'x' | 'y'>): boolean =>
  Math.abs(x) <= 180 && Math.abs(y) <= 180;

/**
 * Grid coordinates of another zone in those of `zone`. One file is read in one system: rows of the neighbouring zone
 * are reckoned over. On another ellipsoid than that of WGS 84 this is right to about a metre.
 */
export function inZone(place: Place, zone: number): Place {
  const from = place.zone === null || place.zone === zone ? null : crsById(`EPSG:326${place.zone}`);
  if (!from || isDegrees(place)) return place;
  const xy = Float64Array.of(place.x, place.y);
  from.toWgs84().apply(xy, 0, 2);
  const { easting, northing } = toUtm(xy[0]!, xy[1]!, zone);
  return { x: easting, y: northing, zone };
}
