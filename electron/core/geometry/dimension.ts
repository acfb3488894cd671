const COLLECTION = 7;
const DIMENSIONS: Record<number, number> = { 1: 0, 2: 1, 3: 2, 4: 0, 5: 1, 6: 2 };
const MULTI = [4, 5, 6] as const;

const typeAt = (view: DataView, at: number): number => view.getUint32(at + 1, true);

/** 0 for points, 1 for lines, 2 for polygons, by the header of little-endian 2D WKB; of a collection the highest. */
export function dimensionOf(wkb: Uint8Array): number {
  const view = new DataView(wkb.buffer, wkb.byteOffset, wkb.byteLength);
  const type = typeAt(view, 0);
  if (type !== COLLECTION) return DIMENSIONS[type] ?? 0;
  return Math.max(0, ...membersOf(view).map(([start]) => DIMENSIONS[typeAt(view, start)] ?? 0));
}

/**
 * What of an overlay's result has the given dimension: overlays of polygons also return the lines and points where
 * borders merely touch, which no area layer can hold. An empty multi-geometry when nothing is left.
 */
export function ofDimension(wkb: Uint8Array, dimension: number): Uint8Array {
  const view = new DataView(wkb.buffer, wkb.byteOffset, wkb.byteLength);
  const type = typeAt(view, 0);
  if (type !== COLLECTION && DIMENSIONS[type] === dimension) return wkb;
  const members = type === COLLECTION ? membersOf(view) : [];
  const kept = members.filter(([start]) => DIMENSIONS[typeAt(view, start)] === dimension);
  const flat = kept.flatMap(([start, end]) =>
    typeAt(view, start) > 3 ? membersOf(view, start) : ([[start, end]] as [number, number][]),
  );
  const out = new Uint8Array(flat.reduce((sum, [start, end]) => sum + end - start, 9));
  const header = new DataView(out.buffer);
  header.setUint8(0, 1);
  header.setUint32(1, MULTI[dimension] ?? COLLECTION, true);
  header.setUint32(5, flat.length, true);
  let at = 9;
  for (const [start, end] of flat) {
    out.set(wkb.subarray(start, end), at);
    at += end - start;
  }
  return out;
}

/** Start and end of every member of the collection or multi-geometry that starts at `from`. */
function membersOf(view: DataView, from = 0): [number, number][] {
  const count = view.getUint32(from + 5, true);
  const members: [number, number][] = [];
  let at = from + 9;
  for (let i = 0; i < count; i++) {
    const end = endOf(view, at);
    members.push([at, end]);
    at = end;
  }
  return members;
}

function endOf(view: DataView, from: number): number {
  const type = typeAt(view, from);
  if (type === 1) return from + 21;
  const count = view.getUint32(from + 5, true);
  let at = from + 9;
  if (type === 2) return at + count * 16;
  for (let i = 0; i < count; i++) at = type === 3 ? at + 4 + view.getUint32(at, true) * 16 : endOf(view, at);
  return at;
}
