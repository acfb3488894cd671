import type { Junctions } from './junctions.ts';
import type { Tie } from './piece-index.ts';

/** Nodes with the ways between them, both ways alike: those of node `n` are `first[n]` to `first[n + 1]`. */
export interface RoadGraph {
  readonly nodes: number;
  readonly first: Int32Array;
  readonly to: Int32Array;
  readonly metres: Float64Array;
}

/** Where the items of each of `count` groups begin, when they are put group after group. */
function startsOf(count: number, groups: readonly (readonly number[])[]): Int32Array {
  const starts = new Int32Array(count + 1);
  for (const items of groups)
    for (const group of items) starts[group + 1] = (starts[group + 1] as number) + 1;
  for (let i = 0; i < count; i++) starts[i + 1] = (starts[i + 1] as number) + (starts[i] as number);
  return starts;
}

/** The stops of every line in the order in which they lie on it. */
function sortedStops({ line, at }: Junctions, lines: number): { order: Int32Array; starts: Int32Array } {
  const starts = startsOf(lines, [line]);
  const order = new Int32Array(line.length);
  const next = starts.slice();
  line.forEach((one, stop) => {
    const place = next[one] as number;
    next[one] = place + 1;
    order[place] = stop;
  });
  for (let i = 0; i < lines; i++)
    order.subarray(starts[i], starts[i + 1]).sort((a, b) => (at[a] as number) - (at[b] as number) || a - b);
  return { order, starts };
}

/** The graph of what the junctions, with the stops of places among them, put on `lines` lines. */
export function graphOf(junctions: Junctions, lines: number): RoadGraph {
  const { node, at, from, to, metres } = junctions;
  const { order, starts } = sortedStops(junctions, lines);
  const [a, b, length] = [Array.from(from), Array.from(to), Array.from(metres)];
  for (let line = 0; line < lines; line++)
    for (let i = (starts[line] as number) + 1; i < (starts[line + 1] as number); i++) {
      const [one, other] = [order[i - 1] as number, order[i] as number];
      if (node[one] === node[other]) continue;
      a.push(node[one] as number);
      b.push(node[other] as number);
      length.push((at[other] as number) - (at[one] as number));
    }
  return adjacency(junctions.nodes, a, b, length);
}

function adjacency(
  nodes: number,
  a: readonly number[],
  b: readonly number[],
  length: readonly number[],
): RoadGraph {
  const first = startsOf(nodes, [a, b]);
  const next = first.slice();
  const to = new Int32Array(a.length * 2);
  const metres = new Float64Array(a.length * 2);
  const add = (from: number, other: number, way: number): void => {
    const at = next[from] as number;
    next[from] = at + 1;
    to[at] = other;
    metres[at] = way;
  };
  for (let i = 0; i < a.length; i++) {
    add(a[i] as number, b[i] as number, length[i] as number);
    add(b[i] as number, a[i] as number, length[i] as number);
  }
  return { nodes, first, to, metres };
}

/** Where a place enters the graph, and the metres to it. */
export interface Entry {
  readonly node: number;
  readonly metres: number;
}

/** Puts the ties of a place among the stops. */
export const entered = (junctions: Junctions, ties: readonly Tie[]): Entry[] =>
  ties.map((tie) => ({ node: junctions.stop(tie), metres: tie.metres }));
