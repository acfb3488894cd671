/** What stands for nothing: entries are small whole numbers. */
const NOTHING = 1e-7;

interface BasisRow {
  readonly pivot: number;
  readonly vector: Float64Array;
  /** How the row is made of the vectors that were given. */
  readonly made: Float64Array;
}

/**
 * The vectors that sums and differences of given ones can make. Told of a vector that can be made, which of the given ones it
 * takes.
 */
export class LinearSpan {
  private readonly basis: BasisRow[] = [];
  private readonly given: number;

  constructor(vectors: readonly Float64Array[]) {
    this.given = vectors.length;
    vectors.forEach((vector, i) => {
      const made = new Float64Array(this.given);
      made[i] = 1;
      this.add(Float64Array.from(vector), made);
    });
  }

  private add(vector: Float64Array, made: Float64Array): void {
    this.reduce(vector, made);
    let pivot = -1;
    for (let j = 0; j < vector.length; j++)
      if (
        Math.abs(vector[j] ?? 0) > NOTHING &&
        (pivot < 0 || Math.abs(vector[j] ?? 0) > Math.abs(vector[pivot] ?? 0))
      )
        pivot = j;
    if (pivot >= 0) this.basis.push({ pivot, vector, made });
  }

  private reduce(vector: Float64Array, made: Float64Array): void {
    for (const row of this.basis) {
      const factor = (vector[row.pivot] ?? 0) / (row.vector[row.pivot] ?? 1);
      if (Math.abs(factor) <= NOTHING) continue;
      for (let j = 0; j < vector.length; j++) vector[j] = (vector[j] ?? 0) - factor * (row.vector[j] ?? 0);
      for (let j = 0; j < made.length; j++) made[j] = (made[j] ?? 0) - factor * (row.made[j] ?? 0);
      vector[row.pivot] = 0;
    }
  }

  /** The places of the given vectors that make this one, or null when they can't. */
  makes(vector: Float64Array): number[] | null {
    const left = Float64Array.from(vector);
    const made = new Float64Array(this.given);
    this.reduce(left, made);
    if (left.some((entry) => Math.abs(entry) > NOTHING)) return null;
    return [...made.keys()].filter((i) => Math.abs(made[i] ?? 0) > NOTHING);
  }
}
