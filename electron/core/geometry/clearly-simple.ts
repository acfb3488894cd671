const POLYGON = 3;
const MULTI_POLYGON = 6;
/** Edges in a run share one box: most pairs of runs lie apart. */
const RUN = 8;
/** More vertices than this are left to GEOS, whose tree is then quicker. */
const MOST_VERTICES = 20_000;
/** Of the terms of an orientation: what rounding may have made of nothing. */
const ROUNDING = 1e-15;

/**
 * True for a polygon of one ring that is valid beyond doubt: closed, no edge without length, no two edges that touch but
 * neighbours in their common vertex. False says nothing: then GEOS is asked. Several times quicker than GEOS, which must be
 * ready for everything.
 */
export function clearlySimple(wkb: Uint8Array): boolean {
  const view = new DataView(wkb.buffer, wkb.byteOffset, wkb.byteLength);
  if (wkb[0] !== 1) return false;
  let at = 0;
  if (view.getUint32(1, true) === MULTI_POLYGON) {
    if (view.getUint32(5, true) !== 1) return false;
    at = 9;
  }
  if (view.getUint32(at + 1, true) !== POLYGON || view.getUint32(at + 5, true) !== 1) return false;
  const count = view.getUint32(at + 9, true);
  if (count < 4 || count > MOST_VERTICES) return false;
  const xy = new Float64Array(count * 2);
  for (let i = 0; i < xy.length; i++) xy[i] = view.getFloat64(at + 13 + i * 8, true);
  return ringIsSimple(xy, count - 1);
}

/** @param edges how many edges the ring has; its first position stands at the end once more */
function ringIsSimple(xy: Float64Array, edges: number): boolean {
  if (xy[0] !== xy[edges * 2] || xy[1] !== xy[edges * 2 + 1]) return false;
  for (let i = 0; i < edges; i++) if (!turnsFreely(xy, i, (i + 1) % edges)) return false;
  const boxes = boxesOf(xy, edges);
  const runs = boxes.length / 4;
  for (let one = 0; one < runs; one++)
    for (let two = one; two < runs; two++) {
      if (!meet(boxes, one, two)) continue;
      if (!runsApart(xy, edges, boxes, one, two)) return false;
    }
  return true;
}

/** An edge has a length, and the next one does not turn back on it. Not so for what is no number. */
function turnsFreely(xy: Float64Array, i: number, next: number): boolean {
  const dx = (xy[i * 2 + 2] as number) - (xy[i * 2] as number);
  const dy = (xy[i * 2 + 3] as number) - (xy[i * 2 + 1] as number);
  const ex = (xy[next * 2 + 2] as number) - (xy[next * 2] as number);
  const ey = (xy[next * 2 + 3] as number) - (xy[next * 2 + 1] as number);
  if (!(dx !== 0 || dy !== 0) || !Number.isFinite(dx) || !Number.isFinite(dy)) return false;
  const turn = Math.abs(dx * ey - dy * ex);
  const bound = 1e-12 * (Math.abs(dx * ey) + Math.abs(dy * ex));
  return turn > bound || dx * ex + dy * ey > 0;
}

function boxesOf(xy: Float64Array, edges: number): Float64Array {
  const runs = Math.ceil(edges / RUN);
  const boxes = new Float64Array(runs * 4);
  for (let run = 0; run < runs; run++) {
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    const end = Math.min(edges, (run + 1) * RUN);
    for (let i = run * RUN; i <= end; i++) {
      const x = xy[i * 2] as number;
      const y = xy[i * 2 + 1] as number;
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < south) south = y;
      if (y > north) north = y;
    }
    boxes.set([west, south, east, north], run * 4);
  }
  return boxes;
}

const meet = (boxes: Float64Array, one: number, two: number): boolean =>
  (boxes[one * 4] as number) <= (boxes[two * 4 + 2] as number) &&
  (boxes[one * 4 + 2] as number) >= (boxes[two * 4] as number) &&
  (boxes[one * 4 + 1] as number) <= (boxes[two * 4 + 3] as number) &&
  (boxes[one * 4 + 3] as number) >= (boxes[two * 4 + 1] as number);

function runsApart(xy: Float64Array, edges: number, boxes: Float64Array, one: number, two: number): boolean {
  const endOne = Math.min(edges, (one + 1) * RUN);
  const endTwo = Math.min(edges, (two + 1) * RUN);
  for (let i = one * RUN; i < endOne; i++) {
    if (edgeClear(xy, i, boxes, two)) continue;
    for (let j = Math.max(i + 2, two * RUN); j < endTwo; j++) {
      // The last edge and the first are neighbours too.
      if (i === 0 && j === edges - 1) continue;
      if (!apart(xy, i, j)) return false;
    }
  }
  return true;
}

/** True when an edge lies beside the box of a run, whole. */
function edgeClear(xy: Float64Array, i: number, boxes: Float64Array, run: number): boolean {
  const ax = xy[i * 2] as number;
  const bx = xy[i * 2 + 2] as number;
  const [west, east] = [boxes[run * 4] as number, boxes[run * 4 + 2] as number];
  if ((ax < west && bx < west) || (ax > east && bx > east)) return true;
  const ay = xy[i * 2 + 1] as number;
  const by = xy[i * 2 + 3] as number;
  const [south, north] = [boxes[run * 4 + 1] as number, boxes[run * 4 + 3] as number];
  return (ay < south && by < south) || (ay > north && by > north);
}

/** True when two edges surely have no point in common. */
function apart(xy: Float64Array, i: number, j: number): boolean {
  const ax = xy[i * 2] as number;
  const ay = xy[i * 2 + 1] as number;
  const bx = xy[i * 2 + 2] as number;
  const by = xy[i * 2 + 3] as number;
  const cx = xy[j * 2] as number;
  const cy = xy[j * 2 + 1] as number;
  const dx = xy[j * 2 + 2] as number;
  const dy = xy[j * 2 + 3] as number;
  if ((ax < cx && ax < dx && bx < cx && bx < dx) || (ax > cx && ax > dx && bx > cx && bx > dx)) return true;
  if ((ay < cy && ay < dy && by < cy && by < dy) || (ay > cy && ay > dy && by > cy && by > dy)) return true;
  return (
    sideOf(ax, ay, bx, by, cx, cy) * sideOf(ax, ay, bx, by, dx, dy) > 0 ||
    sideOf(cx, cy, dx, dy, ax, ay) * sideOf(cx, cy, dx, dy, bx, by) > 0
  );
}

/** 1 or -1 where a position clearly lies on a side of a line; 0 where rounding leaves it open. */
function sideOf(ax: number, ay: number, bx: number, by: number, x: number, y: number): number {
  const one = (bx - ax) * (y - ay);
  const two = (x - ax) * (by - ay);
  const turn = one - two;
  if (Math.abs(turn) <= ROUNDING * (Math.abs(one) + Math.abs(two))) return 0;
  return turn > 0 ? 1 : -1;
}
