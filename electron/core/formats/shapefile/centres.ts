import type { SourceCentre } from '../source.ts';
import { ShapeRecords } from './shape-records.ts';
import { shapeKind } from './shape-to-wkb.ts';
import type { Shapefile } from './shapefile.ts';

/** Few enough that records of long outlines, which are read through, do not keep others waiting. */
const STEP = 250;
const BOX_END = 36;

/**
 * The middles of the boxes of up to twice `wanted` shapes, spread over the file (or its first `limit` records), read
 * from the records' heads without looking at their vertices. Yields now and then.
 */
export function* sampleCentres(
  file: Shapefile,
  wanted: number,
  limit = Number.POSITIVE_INFINITY,
): Generator<number, SourceCentre[]> {
  if (!file.shp) return [];
  const records = new ShapeRecords(file.shp, file.shx);
  let kept: SourceCentre[] = [];
  let stride = 1;
  for (let row = 1; row <= limit && records.next(); row++) {
    if (row % STEP === 0) yield 0;
    if (row % stride !== 0 || records.damaged) continue;
    const centre = centreOf(records.buffer, records.start, records.length);
    if (!centre) continue;
    kept.push({ row, ...centre });
    // Thinned as it grows, so that what is kept is spread evenly over a file of any length.
    if (kept.length === wanted * 2) {
      kept = kept.filter((_, i) => i % 2 === 0);
      stride *= 2;
    }
  }
  return kept;
}

function centreOf(content: Buffer, start: number, length: number): Omit<SourceCentre, 'row'> | null {
  const kind = shapeKind(content.readInt32LE(start));
  if (!kind || length < (kind === 'Point' ? 20 : BOX_END)) return null;
  const at = (index: number): number => content.readDoubleLE(start + 4 + index * 8);
  const place = (x: number, y: number, box: SourceCentre['box']): Omit<SourceCentre, 'row'> | null =>
    Math.abs(x) < 1e15 && Math.abs(y) < 1e15 ? { x, y, box } : null;
  if (kind === 'Point') return place(at(0), at(1), null);
  const box = [at(0), at(1), at(2), at(3)] as const;
  return place((box[0] + box[2]) / 2, (box[1] + box[3]) / 2, box);
}
