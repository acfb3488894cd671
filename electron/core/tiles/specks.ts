import type { CutGeometry } from './cut.ts';
import type { TileLayer, TileValue } from './mvt.ts';
import { TILE_EXTENT } from './tile-grid.ts';

type Values = Readonly<Record<string, TileValue | null>>;

interface Speck {
  fid: number;
  cut: CutGeometry;
  values: Values;
  alone: boolean;
  readonly column: number;
  readonly row: number;
}

/**
 * Areas of about a pixel, one a cell: where several lie in a cell, the cell itself is drawn, in the look of the lowest fid,
 * so that a net of parcels stays a closed ground from afar and no area is without a trace.
 */
export class Specks {
  private readonly cells = new Map<number, Speck>();
  private readonly side: number;
  private readonly size: number;

  /** @param side of a cell, in units of the tile; an area of half of it is a speck */
  constructor(side: number) {
    this.side = side;
    this.size = side / 2;
  }

  /** Takes a speck in; false for what is larger and is to be drawn as it is. */
  takes(fid: number, cut: CutGeometry, values: Values): boolean {
    const [ring, more] = cut.paths;
    if (cut.type !== 'polygon' || !ring || more || !isWithin(ring, this.size)) return false;
    const column = Math.floor((ring[0] as number) / this.side);
    const row = Math.floor((ring[1] as number) / this.side);
    // Cells of the buffer have negative numbers: the offset keeps them apart.
    const key = (column + TILE_EXTENT) * 4 * TILE_EXTENT + row + TILE_EXTENT;
    const there = this.cells.get(key);
    if (there === undefined) this.cells.set(key, { fid, cut, values, alone: true, column, row });
    else {
      there.alone = false;
      if (fid < there.fid) Object.assign(there, { fid, cut, values });
    }
    return true;
  }

  /** Puts the specks into a layer of a tile. */
  writeInto(layer: TileLayer): void {
    for (const { fid, cut, values, alone, column, row } of this.cells.values()) {
      const [x, y, s] = [column * this.side, row * this.side, this.side];
      const paths = alone ? cut.paths : [[x, y, x + s, y, x + s, y + s, x, y + s]];
      layer.add(fid, 'polygon', paths, values);
    }
  }
}

function isWithin(ring: readonly number[], size: number): boolean {
  if (ring.length > 16) return false;
  const x = ring[0] as number;
  const y = ring[1] as number;
  for (let i = 2; i < ring.length; i += 2)
    if (Math.abs((ring[i] as number) - x) > size || Math.abs((ring[i + 1] as number) - y) > size)
      return false;
  return true;
}
