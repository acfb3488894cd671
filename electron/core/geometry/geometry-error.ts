/**
 * GEOS could not do an operation even after repair. `shape` is the index (in the order given) of the shape that
 * spoils it, or null when no single one does; `x`, `y` the place GEOS names, in the units of the input.
 */
export class GeometryError extends Error {
  readonly operation: string;
  readonly reason: string;
  readonly shape: number | null;
  readonly x: number | null;
  readonly y: number | null;

  constructor(operation: string, reason: string, shape: number | null) {
    super(`${operation}: ${reason || 'failed'}${shape === null ? '' : ` (shape ${shape})`}`);
    this.name = 'GeometryError';
    this.operation = operation;
    this.reason = reason;
    this.shape = shape;
    const place = /(-?[\d.]+(?:e[-+]?\d+)?)[ ,]+(-?[\d.]+(?:e[-+]?\d+)?)\]?\s*$/i.exec(reason);
    this.x = place ? Number(place[1]) : null;
    this.y = place ? Number(place[2]) : null;
  }
}
