import FlatQueue from 'flatqueue';
import type { Progress } from '../feature-set.ts';
import type { Entry, RoadGraph } from './road-graph.ts';

/** The nearest owners of every node, nearest first: `k` of them at `node * k`; owner -1 where there are fewer. */
export interface Spread {
  readonly k: number;
  readonly owner: Int32Array;
  readonly metres: Float64Array;
}

/**
 * Goes out from all owners at once and stops at each node when the `k` nearest owners have come by (Dijkstra's
 * algorithm with `k` labels; E. W. Dijkstra, "A note on two problems in connexion with graphs", 1959). An owner that is
 * among the `k` nearest of a node is so of every node on its way there, so none is lost. Of equal distances the lower
 * owner comes first.
 *
 * @param owners where each owner enters the graph
 */
export function spread(
  graph: RoadGraph,
  owners: readonly (readonly Entry[])[],
  k: number,
  progress: Progress,
): Spread {
  const labels = new Labels(graph.nodes, k);
  // One number tells node and owner: far below the whole numbers that a double holds.
  const queue = new FlatQueue<number>();
  const reach = (node: number, owner: number, metres: number): void => {
    if (labels.improve(node, owner, metres)) queue.push(node * owners.length + owner, metres);
  };
  owners.forEach((entries, owner) => {
    for (const { node, metres } of entries) reach(node, owner, metres);
  });
  let done = 0;
  for (;;) {
    const metres = queue.peekValue();
    const label = queue.pop();
    if (label === undefined || metres === undefined) break;
    const node = Math.floor(label / owners.length);
    const owner = label % owners.length;
    // A shorter way was found since, or enough nearer owners.
    if (!labels.holds(node, owner, metres)) continue;
    if (++done % 50_000 === 0) progress(Math.min(1, done / (graph.nodes * k)));
    const end = graph.first[node + 1] as number;
    for (let i = graph.first[node] as number; i < end; i++)
      reach(graph.to[i] as number, owner, metres + (graph.metres[i] as number));
  }
  return labels;
}

class Labels implements Spread {
  readonly k: number;
  readonly owner: Int32Array;
  readonly metres: Float64Array;

  constructor(nodes: number, k: number) {
    this.k = k;
    this.owner = new Int32Array(nodes * k).fill(-1);
    this.metres = new Float64Array(nodes * k).fill(Infinity);
  }

  holds(node: number, owner: number, metres: number): boolean {
    for (let i = node * this.k; i < (node + 1) * this.k; i++)
      if (this.owner[i] === owner) return this.metres[i] === metres;
    return false;
  }

  /** Puts an owner in its place among those of a node; false where it is already there as near, or `k` are nearer. */
  improve(node: number, owner: number, metres: number): boolean {
    const [from, last] = [node * this.k, (node + 1) * this.k - 1];
    let hole = last;
    for (let i = from; i <= last; i++)
      if (this.owner[i] === owner) {
        if ((this.metres[i] as number) <= metres) return false;
        hole = i;
        break;
      }
    if (hole === last && this.owner[last] !== owner && !this.before(metres, owner, last)) return false;
    while (hole > from && this.before(metres, owner, hole - 1)) {
      this.owner[hole] = this.owner[hole - 1] as number;
      this.metres[hole] = this.metres[hole - 1] as number;
      hole--;
    }
    this.owner[hole] = owner;
    this.metres[hole] = metres;
    return true;
  }

  private before(metres: number, owner: number, at: number): boolean {
    const there = this.metres[at] as number;
    return (
      metres < there || (metres === there && (this.owner[at] === -1 || owner < (this.owner[at] as number)))
    );
  }
}
