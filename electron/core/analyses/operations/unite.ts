import { GeometryError, type Geos } from '../../geometry/index.ts';

/** One shape of each group of shapes, borders between them gone; null where GEOS could not. */
export const unite = (
  groups: readonly (readonly Uint8Array[])[],
  geos: Geos,
  progress: (fraction: number) => void,
): (Uint8Array | null)[] =>
  groups.map((shapes, i) => {
    progress(i / groups.length);
    const [only] = shapes;
    if (only === undefined) return null;
    try {
      return shapes.length === 1 ? only : geos.union(shapes);
    } catch (error) {
      if (error instanceof GeometryError) return null;
      throw error;
    }
  });
