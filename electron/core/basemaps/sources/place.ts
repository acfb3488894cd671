import type { GeoTIFFImage } from 'geotiff';
import type { Extent } from '../../../../shared/contract/base.ts';
import type { BasemapCrs } from '../../../../shared/contract/basemaps.ts';
import { distanceM } from '../../../../shared/geo/geodesic.ts';
import { type CrsDefinition, crsById, readPrj } from '../../crs/index.ts';
import { extentOf } from './tile-file.ts';

/**
 * From pixels to coordinates: `x = a·column + b·row + c`, `y = d·column + e·row + f`; column and row are counted from the
 * upper left corner of the upper left pixel.
 */
export type Affine = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** A coordinate system as it is kept: by its number, or by the text of a `.prj` where it has none. */
export interface KeptCrs {
  readonly id: string;
  readonly wkt: string | null;
}

/** The definition of a kept system, or null where this program doesn't know it. */
export const definitionOf = ({ id, wkt }: KeptCrs): CrsDefinition | null =>
  wkt === null ? crsById(id) : readPrj(wkt).definition;

/** What a text of a coordinate system says; null where it can't be used. */
export function crsOfText(wkt: string): KeptCrs | null {
  const { definition } = readPrj(wkt);
  if (definition === null) return null;
  return definition.id !== '' && crsById(definition.id) !== null
    ? { id: definition.id, wkt: null }
    : { id: definition.id, wkt: wkt.slice(0, 20_000) };
}

/**
 * Reads a world file: six numbers of which the last two give the middle of the upper left pixel. Null for what is none.
 * Decimal commas, as some Thai systems write them, are read too.
 */
export function readWorldFile(text: string): Affine | null {
  const numbers = text
    .slice(0, 2000)
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\s+/)
    .map((word) => Number(word.replace(',', '.')));
  const [a, d, b, e, x, y] = numbers;
  if (numbers.length < 6 || !numbers.slice(0, 6).every(Number.isFinite)) return null;
  const affine: Affine = [a!, b!, x! - a! / 2 - b! / 2, d!, e!, y! - d! / 2 - e! / 2];
  return determinant(affine) === 0 ? null : affine;
}

const determinant = ([a, b, , d, e]: Affine): number => a * e - b * d;

/** Coordinates to pixels. */
export function inverse(affine: Affine): Affine {
  const [a, b, c, d, e, f] = affine;
  const det = determinant(affine);
  return [e / det, -b / det, (b * f - e * c) / det, -d / det, a / det, (d * c - a * f) / det];
}

/** Where a GeoTIFF says that it lies; null where it says nothing, or only by control points. */
export async function affineOf(image: GeoTIFFImage): Promise<Affine | null> {
  const tags = image.fileDirectory;
  const numbers = async (tag: 'ModelTransformation' | 'ModelPixelScale' | 'ModelTiepoint') =>
    tags.hasTag(tag) ? Array.from((await tags.loadValue(tag)) as ArrayLike<number>) : null;
  const matrix = await numbers('ModelTransformation');
  const scale = await numbers('ModelPixelScale');
  const tie = await numbers('ModelTiepoint');
  let affine: Affine | null = null;
  if (matrix && matrix.length >= 8) {
    affine = [matrix[0]!, matrix[1]!, matrix[3]!, matrix[4]!, matrix[5]!, matrix[7]!];
  } else if (scale && scale.length >= 2 && tie && tie.length >= 6) {
    const [sx, sy] = [scale[0]!, scale[1]!];
    affine = [sx, 0, tie[3]! - tie[0]! * sx, 0, -sy, tie[4]! + tie[1]! * sy];
  }
  if (affine === null || !affine.every(Number.isFinite) || determinant(affine) === 0) return null;
  if (image.getGeoKeys()?.GTRasterTypeGeoKey !== 2) return affine;
  // Its coordinates are those of the middle of a pixel.
  const [a, b, c, d, e, f] = affine;
  return [a, b, c - a / 2 - b / 2, d, e, f - d / 2 - e / 2];
}

/** The coordinate system that a GeoTIFF names; null where it names none that is known. */
export function crsOfTiff(image: GeoTIFFImage): KeptCrs | null {
  const keys = image.getGeoKeys();
  if (!keys) return null;
  const code = Number(keys.GTModelTypeGeoKey === 2 ? keys.GeographicTypeGeoKey : keys.ProjectedCSTypeGeoKey);
  if (crsById(String(code)) !== null) return { id: `EPSG:${code}`, wkt: null };
  // ESRI writes the whole text where there is no number.
  const words = String(keys.PCSCitationGeoKey ?? keys.GTCitationGeoKey ?? keys.GeogCitationGeoKey ?? '');
  const text = /(PROJCS|GEOGCS)\[.*/s.exec(words)?.[0];
  const byText = text === undefined ? null : crsOfText(text);
  if (byText !== null) return byText;
  const utm = /indian.?1975.*utm.*?(47|48)/i.exec(words);
  return utm ? { id: `EPSG:240${utm[1]}`, wkt: null } : null;
}

const EDGE_POINTS = 8;

/** The extent in degrees of a picture of `width` × `height` pixels; null where it would lie nowhere. */
export function extentOfPicture(
  size: { readonly width: number; readonly height: number },
  [a, b, c, d, e, f]: Affine,
  crs: CrsDefinition,
): Extent | null {
  const places: number[] = [];
  const add = (column: number, row: number): void =>
    void places.push(a * column + b * row + c, d * column + e * row + f);
  for (let i = 0; i <= EDGE_POINTS; i++) {
    const [x, y] = [(size.width * i) / EDGE_POINTS, (size.height * i) / EDGE_POINTS];
    add(x, 0);
    add(x, size.height);
    add(0, y);
    add(size.width, y);
  }
  const xy = Float64Array.from(places);
  // Metres taken for degrees would be wrapped round the world by a shift of datum, and lie somewhere.
  if (crs.geographic && xy.some((value) => Math.abs(value) > 360)) return null;
  crs.toWgs84().apply(xy, 0, xy.length);
  const lons = xy.filter((_, i) => i % 2 === 0);
  const lats = xy.filter((_, i) => i % 2 === 1);
  const [west, east] = [Math.min(...lons), Math.max(...lons)];
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  if (!(west >= -181 && east <= 181 && south >= -90 && north <= 90)) return null;
  return extentOf([west, south, east, north]);
}

/** Thailand and a little around. */
const THAILAND: Extent = [96.5, 5, 106.5, 21];

const RANK = { here: 0, thailand: 1, far: 2 } as const;

/**
 * The systems that a picture without one may be in: those first that put it where the data are, then those that put it
 * into Thailand.
 */
export function candidatesOf(
  size: { readonly width: number; readonly height: number },
  affine: Affine,
  home: Extent | null,
): BasemapCrs[] {
  const ids = ['EPSG:32647', 'EPSG:32648', 'EPSG:4326', 'EPSG:24047', 'EPSG:24048', 'EPSG:3857', 'EPSG:4240'];
  const found = ids.flatMap((id) => {
    const crs = crsById(id);
    return crs === null ? [] : [crsFinding({ id, wkt: null }, crs, extentOfPicture(size, affine, crs), home)];
  });
  return found.sort((x, y) => RANK[x.where] - RANK[y.where]);
}

/** A system and where it puts a picture, as the page is told. */
export const crsFinding = (
  kept: KeptCrs,
  crs: CrsDefinition,
  extent: Extent | null,
  home: Extent | null,
): BasemapCrs => ({
  ...{ id: kept.id, title: crs.title, extent },
  ...{ where: whereIs(extent, home), awayKm: awayKm(extent, home) },
});

/** Kilometres between the nearest sides of two boxes, 0 where they meet; null where either is nowhere. */
export function awayKm(extent: Extent | null, home: Extent | null): number | null {
  if (extent === null || home === null) return null;
  const nearest = (axis: 0 | 1): readonly [number, number] => {
    const [low, high, homeLow, homeHigh] = [
      extent[axis],
      extent[axis + 2],
      home[axis],
      home[axis + 2],
    ] as const;
    if (low! > homeHigh!) return [low!, homeHigh!];
    if (high! < homeLow!) return [high!, homeLow!];
    const shared = Math.max(low!, homeLow!);
    return [shared, shared];
  };
  const [[x, homeX], [y, homeY]] = [nearest(0), nearest(1)];
  return distanceM([x, y], [homeX, homeY]) / 1000;
}

function whereIs(extent: Extent | null, home: Extent | null): BasemapCrs['where'] {
  if (extent === null) return 'far';
  const apart = (a: Extent, b: Extent): boolean => a[0] > b[2] || a[2] < b[0] || a[1] > b[3] || a[3] < b[1];
  if (home !== null && !apart(extent, home)) return 'here';
  return isInThailand(extent) ? 'thailand' : 'far';
}

function isInThailand([west, south, east, north]: Extent): boolean {
  const [x, y] = [(west + east) / 2, (south + north) / 2];
  return x > THAILAND[0] && x < THAILAND[2] && y > THAILAND[1] && y < THAILAND[3];
}

/** Web Mercator: half of the world's width in metres. */
const HALF_WORLD = 20_037_508.342789244;

/** The zoom of tiles of 512 pixels from which on a picture shows no more detail; 0 to 22. */
export function fullZoom(width: number, extent: Extent): number {
  const metres = ((extent[2] - extent[0]) / 360) * 2 * HALF_WORLD;
  const zoom = Math.ceil(Math.log2((2 * HALF_WORLD) / 512 / (metres / width)) - 0.2);
  return Math.min(22, Math.max(0, zoom));
}

/** Web Mercator as pixels of one picture of the world of `side` pixels. */
export const worldAffine = (side: number): Affine => [
  (2 * HALF_WORLD) / side,
  0,
  -HALF_WORLD,
  0,
  (-2 * HALF_WORLD) / side,
  HALF_WORLD,
];
