import { familyOf, isIndian, isUsedHere, twinOf } from './candidates.ts';
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
/** Indian 1975 read as WGS 84 lies 366 to 520 m off; drawings differ on top of it. */
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
export const suspicionOf = (own: Score, better: readonly Score[]): CrsSuspicion | null =>
  datumOf(own, better) ?? placeOf(own, better);

/** Data of the one datum that says the other: half a kilometre to the south-east, or the other way. */
function datumOf({ definition, measure }: Score, better: readonly Score[]): CrsSuspicion | null {
  const twin = better.find((score) => score.definition.id === twinOf(definition.id));
  if (!twin || !measure || measure.metres < SHIFT.from || measure.metres > SHIFT.to) return null;
  const way = isIndian(definition.id) ? -1 : 1;
  const alike = measure.east * way > 0 && measure.north * way < 0;
  return alike ? { kind: 'datum', id: twin.definition.id, metres: measure.metres } : null;
}

/** Another zone or the axes the other way round. Systems of other countries are not doubted: they lie elsewhere. */
function placeOf(own: Score, better: readonly Score[]): CrsSuspicion | null {
  const { id, swapped } = own.definition;
  const [best] = better;
  if (!best || !isUsedHere(id) || best.inside <= own.inside + CLEARLY) return null;
  if (familyOf(best.definition.id) === familyOf(id)) return null;
  const kind = best.definition.swapped === swapped ? 'zone' : 'axes';
  return { kind, id: best.definition.id, metres: own.measure?.metres ?? null };
}
