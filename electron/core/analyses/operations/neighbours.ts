import Flatbush from 'flatbush';
import type { Neighbourhood } from '../../../../shared/contract/steps/patterns.ts';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import { distanceM } from '../../../../shared/geo/geodesic.ts';
import type { Position } from '../../../../shared/geo/geometry.ts';
import { binaryWeights, type SpatialWeights } from '../../../../shared/stats/spatial-weights.ts';
import { clusterMethod } from '../../../../shared/text/cluster-text.ts';
import { GeometryError } from '../../geometry/index.ts';
import type { AnalysisFeature } from '../feature-set.ts';
import { paddingDegrees } from '../local-plane.ts';
import { heldShapes } from './held-shapes.ts';
import { placesOf, type RowSet, type Tools } from './rows.ts';

/** How neighbours are chosen. */
export interface NeighbourChoice {
  readonly neighbours: Neighbourhood;
  readonly k: number;
  readonly distanceM: number;
}

/** More pairs than this say that nearly everybody is everybody's neighbour, of which no statistic tells anything. */
const MOST_PAIRS = 5_000_000;

/** Points share no borders: for them the nearest stand in. */
export const neighbourhoodOf = ({ features }: RowSet, { neighbours }: NeighbourChoice): Neighbourhood => {
  const placed = features.filter(({ box }) => box !== null);
  const points = placed.length > 0 && placed.every(({ point }) => point !== null);
  return neighbours === 'border' && points ? 'nearest' : neighbours;
};

/**
 * Who is whose neighbour among the rows of a set, each with weight 1. Rows without a place have none. Refuses
 * `recipe-invalid` where a distance makes too many pairs.
 */
export function neighbourWeights(set: RowSet, choice: NeighbourChoice, tools: Tools): SpatialWeights {
  const by = neighbourhoodOf(set, choice);
  if (by === 'border') return binaryWeights(bordering(set, tools));
  const places = placesOf(set, tools);
  return binaryWeights(by === 'nearest' ? nearestOnes(places, choice.k) : within(places, choice.distanceM));
}

/** Rows whose shapes meet, be it in a corner («queen»). */
function bordering({ features: rows, origin }: RowSet, { geos, progress, note }: Tools): number[][] {
  const tree = new Tree(rows.map(({ box }) => box));
  const lists: number[][] = rows.map(() => []);
  const shapes = heldShapes(geos);
  let spoiled = 0;
  const meet = (one: AnalysisFeature, other: AnalysisFeature): boolean => {
    try {
      return shapes.of(one).relates('intersects', shapes.of(other));
    } catch (error) {
      if (!(error instanceof GeometryError)) throw error;
      spoiled++;
      return false;
    }
  };
  try {
    rows.forEach((row, i) => {
      if (i % 50 === 0) progress((i / rows.length) * 0.5);
      for (const j of row.box === null ? [] : tree.in(row.box)) {
        const other = rows[j];
        if (j <= i || other === undefined || !meet(row, other)) continue;
        lists[i]?.push(j);
        lists[j]?.push(i);
      }
    });
  } finally {
    shapes.free();
  }
  note('geometry-unworkable', origin, spoiled);
  return lists;
}

/** A box tree over rows of which some have no place; answers are the rows' own numbers. */
class Tree {
  private readonly bush: Flatbush | null;
  private readonly rows: readonly number[];

  constructor(boxes: readonly (readonly [number, number, number, number] | null)[]) {
    this.rows = boxes.flatMap((box, i) => (box === null ? [] : [i]));
    this.bush = this.rows.length === 0 ? null : new Flatbush(this.rows.length);
    for (const i of this.rows) this.bush?.add(...(boxes[i] ?? [0, 0, 0, 0]));
    this.bush?.finish();
  }

  in(box: readonly [number, number, number, number]): number[] {
    return this.bush?.search(...box).map((at) => this.rows[at] ?? -1) ?? [];
  }

  near([x, y]: Position, count: number): number[] {
    return this.bush?.neighbors(x, y, count).map((at) => this.rows[at] ?? -1) ?? [];
  }
}

const treeOf = (places: readonly (Position | null)[]): Tree =>
  new Tree(places.map((place) => (place === null ? null : [place[0], place[1], place[0], place[1]])));

const boxAround = ([x, y]: Position, metres: number): [number, number, number, number] => {
  const { lon, lat } = paddingDegrees(metres, Math.abs(y));
  return [x - lon, y - lat, x + lon, y + lat];
};

/** The `k` nearest by geodesic distance: those near in degrees say how far to look, and all within that are measured. */
function nearestOnes(places: readonly (Position | null)[], k: number): number[][] {
  const tree = treeOf(places);
  return places.map((place, i) => {
    if (place === null) return [];
    const metresTo = (j: number): number => distanceM(place, places[j] ?? place);
    const first = tree.near(place, k + 1).filter((j) => j !== i);
    const reach = Math.max(0, ...first.slice(0, k).map(metresTo));
    return tree
      .in(boxAround(place, reach + 0.001))
      .flatMap((j) => (j === i ? [] : [{ j, metres: metresTo(j) }]))
      .sort((a, b) => a.metres - b.metres || a.j - b.j)
      .slice(0, k)
      .map(({ j }) => j);
  });
}

/** All within a geodesic distance. */
function within(places: readonly (Position | null)[], metres: number): number[][] {
  const tree = treeOf(places);
  let pairs = 0;
  return places.map((place, i) => {
    if (place === null) return [];
    const found = tree
      .in(boxAround(place, metres))
      .filter((j) => j !== i && distanceM(place, places[j] ?? place) <= metres);
    pairs += found.length;
    if (pairs > MOST_PAIRS) throw new Refusal('recipe-invalid', { reason: clusterMethod.tooManyPairs });
    return found;
  });
}
