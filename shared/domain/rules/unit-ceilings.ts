/** The most that a unit of a housing programme may cost, from a fiscal year on, until a later one takes its place. */
export interface UnitCeiling {
  /** A word of `housing-programme`. */
  readonly programme: string;
  readonly fromYearBe: number;
  readonly satang: number;
  /** Where it is laid down; empty where nobody said. */
  readonly source: string;
}

/** What holds while an office has set nothing. */
export const KNOWN_CEILINGS: readonly UnitCeiling[] = [
  { programme: 'sufficient', fromYearBe: 2560, satang: 1_900_000, source: 'บ้านพอเพียงชนบท ปี 2560' },
];

/** The ceiling of a programme in a year, or null where there is none: the newest that has begun. */
export const ceilingIn = (
  ceilings: readonly UnitCeiling[],
  programme: string | null,
  yearBe: number | null,
): UnitCeiling | null =>
  ceilings
    .filter((one) => one.programme === programme && (yearBe === null || one.fromYearBe <= yearBe))
    .reduce<UnitCeiling | null>(
      (newest, one) => (newest === null || one.fromYearBe > newest.fromYearBe ? one : newest),
      null,
    );
