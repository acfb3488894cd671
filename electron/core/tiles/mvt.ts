import { PbfWriter } from 'pbf';
import type { Path } from './clip.ts';
import { TILE_EXTENT } from './tile-grid.ts';

/** Values that a tile's feature carries for styling and labels. */
export type TileValue = string | number | boolean;
export type TileGeometryType = 'point' | 'line' | 'polygon';
const TYPE_CODES: Record<TileGeometryType, number> = { point: 1, line: 2, polygon: 3 };

const zigzag = (value: number): number => (value << 1) ^ (value >> 31);
const command = (id: number, count: number): number => (count << 3) | id;

/** The command integers of a feature's geometry (Mapbox Vector Tile 2.1, clause 4.3). */
export function geometryCommands(type: TileGeometryType, paths: readonly Path[]): number[] {
  const out: number[] = [];
  let x = 0;
  let y = 0;
  const move = (toX: number, toY: number): void => {
    out.push(zigzag(toX - x), zigzag(toY - y));
    x = toX;
    y = toY;
  };
  if (type === 'point') {
    out.push(command(1, paths.length));
    for (const path of paths) move(path[0] as number, path[1] as number);
    return out;
  }
  for (const path of paths) {
    out.push(command(1, 1));
    move(path[0] as number, path[1] as number);
    out.push(command(2, path.length / 2 - 1));
    for (let i = 2; i < path.length; i += 2) move(path[i] as number, path[i + 1] as number);
    if (type === 'polygon') out.push(command(7, 1));
  }
  return out;
}

/** Gathers the features of one layer of a tile; keys and values are pooled as the format asks. */
export class TileLayer {
  private readonly keys = new Map<string, number>();
  private readonly values = new Map<TileValue, number>();
  private readonly features: { id: number; type: number; tags: number[]; geometry: number[] }[] = [];
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  get size(): number {
    return this.features.length;
  }

  /** Adds a feature; null values are left out, which a style reads as «no data». */
  add(
    id: number,
    type: TileGeometryType,
    paths: readonly Path[],
    values: Record<string, TileValue | null>,
  ): void {
    const tags: number[] = [];
    for (const [key, value] of Object.entries(values)) {
      if (value === null) continue;
      tags.push(pooled(this.keys, key), pooled(this.values, value));
    }
    this.features.push({ id, type: TYPE_CODES[type], tags, geometry: geometryCommands(type, paths) });
  }

  write(pbf: PbfWriter): void {
    pbf.writeVarintField(15, 2);
    pbf.writeStringField(1, this.name);
    for (const feature of this.features) pbf.writeMessage(2, writeFeature, feature);
    for (const key of this.keys.keys()) pbf.writeStringField(3, key);
    for (const value of this.values.keys()) pbf.writeMessage(4, writeValue, value);
    pbf.writeVarintField(5, TILE_EXTENT);
  }
}

function pooled<T>(pool: Map<T, number>, item: T): number {
  const known = pool.get(item);
  if (known !== undefined) return known;
  pool.set(item, pool.size);
  return pool.size - 1;
}

function writeFeature(
  feature: { id: number; type: number; tags: number[]; geometry: number[] },
  pbf: PbfWriter,
): void {
  pbf.writeVarintField(1, feature.id);
  if (feature.tags.length) pbf.writePackedVarint(2, feature.tags);
  pbf.writeVarintField(3, feature.type);
  pbf.writePackedVarint(4, feature.geometry);
}

function writeValue(value: TileValue, pbf: PbfWriter): void {
  if (typeof value === 'string') pbf.writeStringField(1, value);
  else if (typeof value === 'boolean') pbf.writeBooleanField(7, value);
  else if (Number.isInteger(value)) pbf.writeSVarintField(6, value);
  else pbf.writeDoubleField(3, value);
}

/** The bytes of a tile; layers without features are left out. */
export function encodeTile(layers: readonly TileLayer[]): Uint8Array {
  const pbf = new PbfWriter();
  for (const layer of layers) if (layer.size > 0) pbf.writeMessage(3, (l, writer) => l.write(writer), layer);
  return pbf.finish();
}
