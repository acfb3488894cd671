import type { Bilingual } from '../../../shared/contract/base.ts';
import type { Placing } from '../../../shared/contract/import-choice.ts';
import type { ImportSet } from '../../../shared/contract/imports.ts';

/** One way for rows to come onto the map, as a radio. */
export interface PlacingLine {
  readonly key: string;
  readonly placing: Placing;
  /** Share of the rows that get a place by it; null where nobody counted. */
  readonly share: number | null;
  readonly reason: Bilingual | null;
}

const keyOf = (placing: Placing): string => {
  if (placing.kind === 'areas') return `areas-${placing.level}`;
  return placing.kind === 'coordinates' ? `coordinates-${placing.x}-${placing.y ?? ''}` : placing.kind;
};

/** True where both place every row alike. */
export const samePlacing = (a: Placing, b: Placing): boolean =>
  keyOf(a) === keyOf(b) &&
  (a.kind !== 'coordinates' || b.kind !== 'coordinates' || a.notation === b.notation);

/**
 * The offers, then what the user set beside them, then coordinate columns of one's own choice, then no place at all:
 * each way once.
 */
export const placingLines = (set: ImportSet, asked: Placing): PlacingLine[] => {
  const lines = new Map<string, PlacingLine>();
  const add = (placing: Placing, share: number | null, reason: Bilingual | null): void => {
    const key = keyOf(placing);
    if (!lines.has(key)) lines.set(key, { key, placing, share, reason });
  };
  for (const { placing, share, reason } of set.placings)
    add(asked.kind === 'coordinates' && keyOf(asked) === keyOf(placing) ? asked : placing, share, reason);
  add(asked, null, null);
  const [first, second] = set.fields;
  const offersCoordinates = [...lines.values()].some(({ placing }) => placing.kind === 'coordinates');
  if (!offersCoordinates && first !== undefined && second !== undefined)
    add({ kind: 'coordinates', x: first.name, y: second.name, notation: 'auto' }, null, null);
  add({ kind: 'none' }, null, null);
  return [...lines.values()];
};
