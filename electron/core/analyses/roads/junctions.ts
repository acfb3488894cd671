import { Refusal } from '../../../../shared/domain/refusal.ts';
import type { Progress } from '../feature-set.ts';
import { endsOf, type PieceIndex } from './piece-index.ts';
import { meetingOf } from './piece-pair.ts';
import { hasPiece, type OnLine, onPiece, type RoadLines } from './road-lines.ts';
import { gapBetween, metresPerDegree, VertexGrid } from './vertex-grid.ts';

/** What is taken for a meeting of lines. */
export interface Joining {
  /** Vertices up to so far apart meet; with `crossings` also a vertex and a line. */
  readonly snapM: number;
  /** Lines meet where they cross, be there a vertex or not. */
  readonly crossings: boolean;
}

/**
 * Where lines meet: places on them that are one node, and the short ways over gaps between nodes, which keep their length.
 * Gaps are bridged and not drawn together: a line of many vertices, each within the tolerance of the next, would else come
 * to nothing.
 */
export class Junctions {
  readonly line: number[] = [];
  readonly at: number[] = [];
  readonly node: number[] = [];
  readonly from: number[] = [];
  readonly to: number[] = [];
  readonly metres: number[] = [];
  nodes = 0;
  /** Places where lines cross without a vertex of both, and now meet. */
  crossings = 0;

  /** A node at a place; a new one where none is named. */
  stop({ line, at }: OnLine, node = this.nodes++): number {
    this.line.push(line);
    this.at.push(at);
    this.node.push(node);
    return node;
  }

  link(from: number, to: number, metres: number): void {
    this.from.push(from);
    this.to.push(to);
    this.metres.push(metres);
  }
}

/** More gaps than vertices, a few times over, say that the tolerance is wider than the roads are apart. */
const MOST_GAPS_EACH = 8;

const isEnd = (lines: RoadLines, vertex: number): boolean =>
  vertex === 0 || !hasPiece(lines, vertex) || !hasPiece(lines, vertex - 1);

/** Of a bridge or a tunnel: over and under others, it comes down to them at its ends alone. */
const isSpan = ({ lineOf, spans }: RoadLines, vertex: number): boolean =>
  spans[lineOf[vertex] as number] === 1;

/** Which vertices lie at one place, and which of them are nodes. */
class Vertices {
  readonly first: Int32Array;
  private readonly nodes: Int32Array;
  private readonly junctions: Junctions;

  constructor(lines: RoadLines, grid: VertexGrid, junctions: Junctions) {
    const count = lines.lineOf.length;
    this.first = new Int32Array(count);
    this.nodes = new Int32Array(count).fill(-1);
    this.junctions = junctions;
    for (let v = 0; v < count; v++) {
      const first = grid.first(v);
      this.first[v] = first;
      if (first !== v || isEnd(lines, v)) this.node(v);
    }
  }

  /** The node at a vertex: all vertices of one place have the same. */
  node(vertex: number): number {
    const first = this.first[vertex] as number;
    if ((this.nodes[first] as number) < 0) this.nodes[first] = this.junctions.nodes++;
    return this.nodes[first] as number;
  }

  /** Puts a stop on every line that passes a node. */
  stop(lines: RoadLines): void {
    for (let v = 0; v < this.first.length; v++) {
      const node = this.nodes[this.first[v] as number] as number;
      if (node < 0) continue;
      this.junctions.stop({ line: lines.lineOf[v] as number, at: lines.along[v] as number }, node);
    }
  }
}

/** Along one line a step of a few tolerances is no gap to be bridged. */
const sameStretch = ({ lineOf, along }: RoadLines, a: number, b: number, snapM: number): boolean =>
  lineOf[a] === lineOf[b] && Math.abs((along[a] as number) - (along[b] as number)) <= 4 * snapM;

/** Finds where lines meet. Refuses `recipe-invalid` where the tolerance joins nearly everything. */
export function junctionsOf(
  lines: RoadLines,
  pieces: PieceIndex | null,
  { snapM, crossings }: Joining,
  progress: Progress,
): Junctions {
  const junctions = new Junctions();
  const grid = new VertexGrid(lines, snapM);
  const vertices = new Vertices(lines, grid, junctions);
  const most = 1000 + MOST_GAPS_EACH * vertices.first.length;
  const link = (a: number, b: number, metres: number): void => {
    if (junctions.metres.length > most) throw new Refusal('recipe-invalid', { problem: 'roads-snap' });
    junctions.link(a, b, metres);
  };
  for (let v = 0; snapM > 0 && v < vertices.first.length; v++) {
    if (v % 5000 === 0) progress((v / vertices.first.length) * 0.3);
    if (vertices.first[v] !== v) continue;
    grid.around(v, (other) => {
      if (other >= v || sameStretch(lines, v, other, snapM)) return;
      const metres = gapBetween(lines, v, other);
      if (metres <= snapM) link(vertices.node(v), vertices.node(other), metres);
    });
  }
  if (crossings && pieces !== null)
    joinCrossings({ lines, pieces, snapM, junctions, vertices, link, touched: new Set() }, progress);
  vertices.stop(lines);
  return junctions;
}

interface Crossing {
  readonly lines: RoadLines;
  readonly pieces: PieceIndex;
  readonly snapM: number;
  readonly junctions: Junctions;
  readonly vertices: Vertices;
  readonly link: (a: number, b: number, metres: number) => void;
  /** Vertices that were found on another line. */
  readonly touched: Set<number>;
}

/** Looks at every two pieces whose boxes meet: whether they cross, and whether an end of one touches the other. */
function joinCrossings(all: Crossing, progress: Progress): void {
  const { lines, pieces, snapM } = all;
  const { xy, lineOf } = lines;
  pieces.at.forEach((i, n) => {
    if (n % 2000 === 0) progress(0.3 + (n / pieces.at.length) * 0.7);
    const [ax, ay, bx, by] = endsOf(xy, i);
    const [east, north] = metresPerDegree(ay).map((metres) => (1.01 * Math.max(snapM, 0.001)) / metres) as [
      number,
      number,
    ];
    const beside = pieces.tree.search(
      Math.min(ax, bx) - east,
      Math.min(ay, by) - north,
      Math.max(ax, bx) + east,
      Math.max(ay, by) + north,
      (m) => m > n && !((pieces.at[m] as number) === i + 1 && lineOf[i] === lineOf[i + 1]),
    );
    for (const m of beside) joinPieces(all, i, pieces.at[m] as number);
  });
}

function joinPieces(all: Crossing, i: number, j: number): void {
  const { lines, snapM, junctions, vertices, link, touched } = all;
  const span = isSpan(lines, i) || isSpan(lines, j);
  const shares = [i, i + 1].some((v) =>
    [j, j + 1].some((other) => vertices.first[v] === vertices.first[other]),
  );
  const meeting = meetingOf(lines.xy, i, j, Math.max(snapM, 0.001));
  if (meeting.crossing !== null && !shares) {
    if (span) return;
    const node = junctions.stop(onPiece(lines, i, meeting.crossing.f));
    junctions.stop(onPiece(lines, j, meeting.crossing.g), node);
    junctions.crossings++;
    return;
  }
  for (const { vertex, piece, f, metres } of meeting.touches) {
    // Each place once: by the vertex that was first there, as the beginning of its piece or the end of its line.
    if (vertices.first[vertex] !== vertex || (vertex !== i && vertex !== j && hasPiece(lines, vertex)))
      continue;
    if (span && !(isSpan(lines, vertex) && isEnd(lines, vertex))) continue;
    if (sameStretch(lines, vertex, piece, Math.max(snapM, 0.001))) continue;
    link(vertices.node(vertex), junctions.stop(onPiece(lines, piece, f)), metres);
    if (!touched.has(vertex)) junctions.crossings++;
    touched.add(vertex);
  }
}
