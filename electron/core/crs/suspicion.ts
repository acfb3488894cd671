import { familyOf, indianTwin } from './candidates.ts';
import type { Score } from './score.ts';

/** What speaks against the system that a file declares, and the system that fits instead. */
export interface CrsSuspicion {
  readonly kind: 'datum' | 'axes' | 'zone';
  /** `EPSG:n` of what fits. */
  readonly id: string;
  /** How far what is declared lies off, or null where nothing is known to measure by. */
  readonly metres: number | null;
}

/** Metres within which the same thing drawn by two offices lies. */
const SAME_PLACE = 100;
const TIMES = 3;
/** Indian 1975 read as WGS 84 lies 366 to 520 m off, towards the south-east; drawings differ on top of it. */
const SHIFT = { from: 300, to: 600 } as const;
const CLEARLY = 0.5;

const nearer = (score: Score, own: Score): boolean =>
  own.measure !== null &&
  score.measure !== null &&
  own.measure.metres > SAME_PLACE &&
  score.measure.metres * TIMES < own.measure.metres;

/** The candidates that fit what is known better than the declared system does. */
export const betterThan = (own: Score, scores: readonly Score[]): Score[] =>
  scores.filter(
    (score) =>
      score.definition.id !== own.definition.id &&
      (score.inside > own.inside + CLEARLY || (score.inside >= own.inside - CLEARLY && nearer(score, own))),
  );

/** What is to be suspected of a declared system, from the candidates that fit better; null when nothing is. */
export function suspicionOf(own: Score, better: readonly Score[]): CrsSuspicion | null {
  const { id } = own.definition;
  const metres = own.measure?.metres ?? null;
  const twin = better.find((score) => score.definition.id === indianTwin(id));
  if (twin && own.measure && metres !== null) {
    const southEast = own.measure.east > 0 && own.measure.north < 0;
    if (southEast && metres >= SHIFT.from && metres <= SHIFT.to)
      return { kind: 'datum', id: twin.definition.id, metres };
  }
  const [best] = better;
  if (!best || best.inside <= own.inside + CLEARLY) return null;
  const kind = best.definition.swapped === own.definition.swapped ? 'zone' : 'axes';
  return familyOf(best.definition.id) === familyOf(id) ? null : { kind, id: best.definition.id, metres };
}
