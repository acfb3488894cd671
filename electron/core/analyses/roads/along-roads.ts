import { Refusal } from '../../../../shared/domain/refusal.ts';
import { namedInBoth } from '../../../../shared/domain/refusal-words.ts';
import { ROAD_REACH_M, ROAD_SNAP_M } from '../../../../shared/domain/travel.ts';
import { GeometryError } from '../../geometry/index.ts';
import { type AnalysisFeature, notedRows } from '../feature-set.ts';
import { type HeldShapes, heldShapes } from '../operations/held-shapes.ts';
import { isPlaced, type RowSet, type Tools, tellNowhere } from '../operations/rows.ts';
import { indexOf } from '../spatial-index.ts';
import { type Junctions, junctionsOf } from './junctions.ts';
import { pieceIndexOf } from './piece-index.ts';
import { type Entry, entered, graphOf, type RoadGraph } from './road-graph.ts';
import { roadLinesOf } from './road-lines.ts';
import { type Spread, spread } from './spread.ts';
import { type Ground, tiesOf } from './ties.ts';

/** What a step says of the way along which it measures. */
export interface RoadChoice {
  readonly roads: string;
  readonly snapM?: number | undefined;
  readonly reachM?: number | undefined;
  readonly crossings?: 'joined' | 'apart' | undefined;
}

/** One of the others, and the metres along the roads to it. */
export interface Along {
  readonly row: AnalysisFeature;
  readonly metres: number;
}

/** More are not held in memory at once. */
const MOST_LABELS = 24_000_000;

/**
 * The roads of a layer with the rows of a step tied to them, ready to be asked who is near along them. What lies in or on
 * another row is no way from it, whether roads are near or not.
 */
export class AlongRoads {
  /** What part of a step's work is done once `among` has answered. */
  static readonly SHARE = 0.9;
  private readonly graph: RoadGraph;
  private labels = 0;
  private readonly entries: ReadonlyMap<AnalysisFeature, readonly Entry[]>;
  private readonly spoiled: ReadonlySet<AnalysisFeature>;
  private readonly tools: Tools;
  private readonly shapes: HeldShapes;

  /**
   * Ties the rows that are asked about and those that they are held against, and tells which of the latter have no road in
   * reach; of the former `whyNone` tells. Refuses `recipe-invalid` for a layer without a line.
   */
  constructor(choice: RoadChoice, input: RowSet, others: RowSet, tools: Tools) {
    this.tools = tools;
    this.shapes = heldShapes(tools.geos);
    const ties = new Tying(choice, tools);
    this.entries = ties.enter(input, others);
    this.spoiled = ties.spoiled;
    this.graph = graphOf(ties.junctions, ties.lines);
  }

  /** Why a row has no way to any other; null where that is told already: it has no shape, or none to work with. */
  whyNone(row: AnalysisFeature): 'no-way' | 'no-road-in-reach' | null {
    if (this.entries.has(row)) return 'no-way';
    return isPlaced(row) && !this.spoiled.has(row) ? 'no-road-in-reach' : null;
  }

  /**
   * Asks who of `others` is nearest: answers up to `k` for a row, nearest first, without the row itself where `self`.
   * Refuses `recipe-invalid` where the network is too large for so many.
   */
  among(others: readonly AnalysisFeature[], k: number, self: boolean): (row: AnalysisFeature) => Along[] {
    const most = self ? k + 1 : k;
    // Those of earlier groups are kept until all rows have been asked about.
    this.labels += this.graph.nodes * most;
    if (this.labels > MOST_LABELS) throw new Refusal('recipe-invalid', { problem: 'roads-large' });
    // Of equal ways the lower row comes first.
    const owners = others.filter(isPlaced).toSorted((a, b) => a.fid - b.fid);
    const labels = spread(
      this.graph,
      owners.map((row) => this.entries.get(row) ?? []),
      most,
      (fraction) => this.tools.progress(0.7 + fraction * 0.2),
    );
    const index = indexOf(owners);
    return (row) => {
      const ways = new Map<AnalysisFeature, number>();
      for (const entry of this.entries.get(row) ?? []) gather(labels, entry, owners, ways);
      for (const other of row.box === null ? [] : index.touching(row.box))
        if (this.meet(row, other)) ways.set(other, 0);
      return [...ways]
        .map(([other, metres]): Along => ({ row: other, metres }))
        .filter((way) => !self || way.row.fid !== row.fid)
        .sort((a, b) => a.metres - b.metres || a.row.fid - b.row.fid)
        .slice(0, k);
    };
  }

  /** A shape that can't be worked with meets nothing. */
  private meet(row: AnalysisFeature, other: AnalysisFeature): boolean {
    const [a, b] = [row.point, other.point];
    if (a !== null && b !== null) return a[0] === b[0] && a[1] === b[1];
    try {
      return this.shapes.of(other).relates('intersects', this.shapes.of(row));
    } catch (error) {
      if (error instanceof GeometryError) return false;
      throw error;
    }
  }

  free(): void {
    this.shapes.free();
  }
}

function gather(
  { k, owner, metres }: Spread,
  entry: Entry,
  owners: readonly AnalysisFeature[],
  ways: Map<AnalysisFeature, number>,
): void {
  for (let i = entry.node * k; i < (entry.node + 1) * k; i++) {
    const row = owners[owner[i] as number];
    if (row === undefined) return;
    const way = (metres[i] as number) + entry.metres;
    if (way < (ways.get(row) ?? Infinity)) ways.set(row, way);
  }
}

/** The lines of a layer while rows are being tied to them. */
class Tying {
  readonly junctions: Junctions;
  readonly lines: number;
  /** Rows whose shape can't be worked with. */
  readonly spoiled = new Set<AnalysisFeature>();
  private readonly ground: Ground;
  private readonly tools: Tools;

  constructor({ roads, snapM = ROAD_SNAP_M, reachM = ROAD_REACH_M, crossings }: RoadChoice, tools: Tools) {
    this.tools = tools;
    const layer = tools.take(roads);
    tellNowhere(tools, layer);
    const { lines, others } = roadLinesOf(layer, (fraction) => tools.progress(fraction * 0.15));
    tools.note('no-line', layer.origin, others);
    const index = pieceIndexOf(lines);
    if (index === null)
      throw new Refusal('recipe-invalid', {
        problem: 'roads-none',
        ...namedInBoth('layer', { title: layer.title }),
      });
    const joining = { snapM, crossings: crossings !== 'apart' };
    const step = (fraction: number): void => tools.progress(0.15 + fraction * 0.25);
    this.junctions = junctionsOf(lines, index, joining, step);
    tools.note('crossings-joined', layer.origin, this.junctions.crossings);
    this.lines = lines.starts.length - 1;
    this.ground = { lines, index, reachM };
  }

  /** The entries of every row that has a road in reach; of the others' those that have none are told. */
  enter(input: RowSet, others: RowSet): Map<AnalysisFeature, readonly Entry[]> {
    const entries = new Map<AnalysisFeature, readonly Entry[]>();
    for (const [n, set] of [...new Set([input, others])].entries()) {
      const spoiled: AnalysisFeature[] = [];
      const far: AnalysisFeature[] = [];
      for (const [i, row] of set.features.entries()) {
        if (i % 500 === 0) this.tools.progress(0.4 + 0.15 * (n + i / set.features.length));
        if (!isPlaced(row)) continue;
        const ties = this.tie(row);
        if (ties === null) {
          this.spoiled.add(row);
          spoiled.push(row);
        } else if (ties.length === 0) far.push(row);
        else entries.set(row, entered(this.junctions, ties));
      }
      if (set !== input) this.tools.note('no-road-in-reach', set.origin, notedRows(set, far));
      this.tools.note('geometry-unworkable', set.origin, notedRows(set, spoiled));
    }
    return entries;
  }

  private tie(row: AnalysisFeature): ReturnType<typeof tiesOf> | null {
    try {
      return tiesOf(row, this.ground, this.tools.geos);
    } catch (error) {
      if (error instanceof GeometryError) return null;
      throw error;
    }
  }
}
