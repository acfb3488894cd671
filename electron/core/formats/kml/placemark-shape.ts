import type { RawShape } from '../source.ts';
import { placeOfCoord, placesOf } from './kml-coordinates.ts';

/** The places of one placemark at most: each takes some hundred bytes until its shape is whole. */
const MAX_PLACES = 2_000_000;

/** What a shape is built from while its element is open. */
interface Open {
  readonly element: string;
  readonly rings: number[][][];
  readonly members: RawShape[];
  places: number[][];
}

/** Programs write these beside KML's own MultiGeometry. */
const COLLECTIONS: ReadonlySet<string> = new Set([
  'MultiGeometry',
  'MultiPoint',
  'MultiLineString',
  'MultiPolygon',
  'MultiTrack',
]);
const SIMPLE: ReadonlySet<string> = new Set([
  'Point',
  'LineString',
  'LinearRing',
  'Polygon',
  'Track',
  'Model',
]);
/** Elements that begin a shape. */
export const isShapeElement = (name: string): boolean => SIMPLE.has(name) || COLLECTIONS.has(name);
/** Elements within shapes whose text is wanted. */
export const isPlacesElement = (name: string): boolean => name === 'coordinates' || name === 'coord';

/** Builds the shape of one placemark from its elements as they open and close. */
export class PlacemarkShape {
  /** True once there are more places than a shape may have; none is taken any more. */
  tooLarge = false;
  private left = MAX_PLACES;
  private readonly stack: Open[] = [];
  private readonly done: RawShape[] = [];

  get isOpen(): boolean {
    return this.stack.length > 0;
  }

  open(element: string): void {
    this.stack.push({ element, rings: [], members: [], places: [] });
  }

  /** The text of `coordinates` or `coord` inside the shape that is open. */
  places(element: string, text: string): void {
    const top = this.stack.at(-1);
    if (!top || this.tooLarge) return;
    const places = element === 'coord' ? [placeOfCoord(text)] : placesOf(text, this.left);
    this.left -= places.length;
    if (this.left < 0) this.tooLarge = true;
    else if (top.places.length === 0) top.places = places;
    else for (const place of places) top.places.push(place);
  }

  /** The shape's element is closed. */
  close(): void {
    const shape = this.stack.pop();
    if (!shape) return;
    const outer = this.stack.at(-1);
    if (shape.element === 'LinearRing' && outer?.element === 'Polygon') outer.rings.push(shape.places);
    else (outer ? outer.members : this.done).push(finished(shape));
  }

  /** The whole shape, or null for a placemark that has none. */
  get shape(): RawShape | null {
    const [first] = this.done;
    if (!first) return null;
    return this.done.length === 1 ? first : { type: 'GeometryCollection', geometries: this.done };
  }
}

function finished({ element, places, rings, members }: Open): RawShape {
  if (element === 'Point') return { type: 'Point', coordinates: places[0] ?? [] };
  if (element === 'Polygon') return { type: 'Polygon', coordinates: rings };
  if (element === 'Model') return { type: 'Model' };
  if (!COLLECTIONS.has(element)) {
    // A track of one place is a place.
    const isPlace = element === 'Track' && places.length === 1;
    return isPlace ? { type: 'Point', coordinates: places[0] } : { type: 'LineString', coordinates: places };
  }
  return multiOf(members) ?? { type: 'GeometryCollection', geometries: members };
}

/** Members of one kind as the multi-geometry that they are, so that one of a single member stays one. */
function multiOf(members: readonly RawShape[]): RawShape | null {
  const type = members[0]?.type;
  if (type !== 'Point' && type !== 'LineString' && type !== 'Polygon') return null;
  if (!members.every((member) => member.type === type)) return null;
  return { type: `Multi${type}`, coordinates: members.map(({ coordinates }) => coordinates) };
}
