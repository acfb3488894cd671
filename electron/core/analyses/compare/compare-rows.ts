/**
 * How a row stands to the answer before: it has more or less, is there anew or no more; `suppressed` where either figure
 * is withheld, `missing` where either is not known.
 */
export type RowChange = 'gained' | 'lost' | 'more' | 'less' | 'same' | 'suppressed' | 'missing';

/** A row of an answer as it may be shown to everybody: nothing of it comes from the restricted store. */
export interface ShownRow {
  readonly key: string;
  readonly code: string | null;
  readonly name: string;
  readonly district: string | null;
  readonly wkb: Uint8Array | null;
  readonly value: number | null;
  readonly suppressed: boolean;
}

export interface ComparedRow extends Omit<ShownRow, 'value' | 'suppressed'> {
  readonly before: number | null;
  readonly after: number | null;
  /** New less old; null where it may not or can't be told. */
  readonly difference: number | null;
  readonly change: RowChange;
}

export interface CompareRules {
  /** Differences nearer to zero are none: of counts a half, of measures what rounding leaves. */
  readonly least: number;
  /** A row that one answer lacks had nothing there. Of areas it is not known what they had. */
  readonly absentIsNone: boolean;
}

/**
 * Puts the rows of two answers to one question side by side, in the order of the newer one, what is lost at the end.
 *
 * What is withheld in either answer stays so in the difference: with the figure that one of them shows it would tell the
 * other. Nothing else can be learned from the rows than from the two answers themselves, since they are made of those.
 */
export function comparedRows(
  before: readonly ShownRow[],
  after: readonly ShownRow[],
  rules: CompareRules,
): ComparedRow[] {
  const earlier = new Map(before.map((row) => [row.key, row]));
  const later = new Set(after.map(({ key }) => key));
  return [
    ...after.map((row) => compared(earlier.get(row.key) ?? null, row, rules)),
    ...before.filter(({ key }) => !later.has(key)).map((row) => compared(row, null, rules)),
  ];
}

function compared(before: ShownRow | null, after: ShownRow | null, rules: CompareRules): ComparedRow {
  const { key, code, name, district, wkb } = (after ?? before) as ShownRow;
  const [from, to] = [before, after].map((row) =>
    row === null ? (rules.absentIsNone ? 0 : null) : row.value,
  ) as [number | null, number | null];
  const withheld = before?.suppressed === true || after?.suppressed === true;
  const difference = withheld || from === null || to === null ? null : to - from;
  const change = withheld ? 'suppressed' : changeOf(before, after, difference, rules.least);
  const shown = { before: before?.value ?? null, after: after?.value ?? null };
  return { ...{ key, code, name, district, wkb }, ...shown, difference, change };
}

function changeOf(
  before: ShownRow | null,
  after: ShownRow | null,
  difference: number | null,
  least: number,
): RowChange {
  if (before === null) return 'gained';
  if (after === null) return 'lost';
  if (difference === null) return 'missing';
  if (Math.abs(difference) < least) return 'same';
  return difference > 0 ? 'more' : 'less';
}

/**
 * The difference of two totals; null where either is withheld, and where it would give away the one row whose difference
 * is withheld.
 */
export function totalDifference(
  rows: readonly ComparedRow[],
  before: number | null,
  after: number | null,
): number | null {
  if (before === null || after === null) return null;
  return rows.filter(({ change }) => change === 'suppressed').length === 1 ? null : after - before;
}
