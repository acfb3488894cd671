import type { Geometry, Position } from '../geo/geometry.ts';
import { pathsOf, samePlace } from './paths.ts';

/** A place on a border: a vertex, or within the edge between two. */
export interface BorderPlace {
  readonly at: Position;
  /** The ends of the edge that it lies on; absent at a vertex. */
  readonly edge?: readonly [Position, Position];
}

interface Node {
  readonly at: Position;
  readonly links: Node[];
  way: number;
  from: Node | null;
  done: boolean;
}

/** A heap of nodes by the length of the way to them. */
class Queue {
  private readonly items: { readonly node: Node; readonly way: number }[] = [];

  get size(): number {
    return this.items.length;
  }

  add(node: Node, way: number): void {
    const { items } = this;
    items.push({ node, way });
    let at = items.length - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if ((items[parent]?.way ?? 0) <= (items[at]?.way ?? 0)) break;
      this.swap(at, parent);
      at = parent;
    }
  }

  take(): Node | undefined {
    const { items } = this;
    const top = items[0];
    const last = items.pop();
    if (top === undefined || last === undefined || items.length === 0) return top?.node;
    items[0] = last;
    let at = 0;
    for (;;) {
      const left = at * 2 + 1;
      const right = left + 1;
      let least = at;
      if (left < items.length && (items[left]?.way ?? 0) < (items[least]?.way ?? 0)) least = left;
      if (right < items.length && (items[right]?.way ?? 0) < (items[least]?.way ?? 0)) least = right;
      if (least === at) return top.node;
      this.swap(at, least);
      at = least;
    }
  }

  private swap(a: number, b: number): void {
    const { items } = this;
    const kept = items[a];
    items[a] = items[b] as (typeof items)[number];
    items[b] = kept as (typeof items)[number];
  }
}

/** Ways along borders from one place: asked again and again while the pointer moves. */
export interface Tracing {
  /** The positions after the start up to and with the place, along borders; null where no border leads there. */
  to(place: BorderPlace): Position[] | null;
}

/**
 * All borders of some shapes as one net: where shapes have a vertex in common, one may go on along either. `stretch` is
 * how much longer a degree north is than one east.
 */
export class BorderNet {
  /** By longitude: a hundred thousand keys of text would take a second to make. */
  private readonly nodes = new Map<number, Node[]>();
  private readonly stretch: number;

  constructor(geometries: Iterable<Geometry>, stretch: number) {
    this.stretch = stretch;
    for (const geometry of geometries)
      for (const { positions } of pathsOf(geometry)) {
        let before: Node | null = null;
        for (const at of positions) {
          const node = this.node(at);
          if (before !== null && before !== node) {
            before.links.push(node);
            node.links.push(before);
          }
          before = node;
        }
      }
  }

  private known(at: Position): Node | undefined {
    return this.nodes.get(at[0])?.find((node) => node.at[1] === at[1]);
  }

  private node(at: Position): Node {
    const known = this.known(at);
    if (known !== undefined) return known;
    const made: Node = { at, links: [], way: Infinity, from: null, done: false };
    const beside = this.nodes.get(at[0]);
    if (beside === undefined) this.nodes.set(at[0], [made]);
    else beside.push(made);
    return made;
  }

  private length(a: Position, b: Position): number {
    return Math.hypot(a[0] - b[0], (a[1] - b[1]) * this.stretch);
  }

  private entries(place: BorderPlace): Node[] {
    return (place.edge ?? [place.at]).flatMap((at) => this.known(at) ?? []);
  }

  /** The shortest ways from a place to all others that borders lead to. */
  from(start: BorderPlace): Tracing {
    for (const nodes of this.nodes.values())
      for (const node of nodes) {
        node.way = Infinity;
        node.from = null;
        node.done = false;
      }
    const queue = new Queue();
    for (const entry of this.entries(start)) {
      entry.way = this.length(start.at, entry.at);
      queue.add(entry, entry.way);
    }
    while (queue.size > 0) {
      const node = queue.take() as Node;
      if (node.done) continue;
      node.done = true;
      for (const next of node.links) {
        const way = node.way + this.length(node.at, next.at);
        if (next.done || way >= next.way) continue;
        next.way = way;
        next.from = node;
        queue.add(next, way);
      }
    }
    return { to: (place) => this.wayTo(start, place) };
  }

  private wayTo(start: BorderPlace, end: BorderPlace): Position[] | null {
    if (samePlace(start.at, end.at)) return null;
    if (sameEdge(start.edge, end.edge)) return [end.at];
    const last = this.entries(end)
      .filter((node) => node.done)
      .map((node) => ({ node, way: node.way + this.length(node.at, end.at) }))
      .reduce<{ node: Node; way: number } | null>(
        (best, one) => (best === null || one.way < best.way ? one : best),
        null,
      );
    if (last === null) return null;
    const way: Position[] = samePlace(last.node.at, end.at) ? [] : [end.at];
    for (let node: Node | null = last.node; node !== null; node = node.from) way.push(node.at);
    way.reverse();
    return way.length > 0 && samePlace(way[0] as Position, start.at) ? way.slice(1) : way;
  }
}

const sameEdge = (a: BorderPlace['edge'], b: BorderPlace['edge']): boolean =>
  a !== undefined &&
  b !== undefined &&
  ((samePlace(a[0], b[0]) && samePlace(a[1], b[1])) || (samePlace(a[0], b[1]) && samePlace(a[1], b[0])));
