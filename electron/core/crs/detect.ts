import type { Bilingual } from '../../../shared/contract/base.ts';
import { compassOf } from '../../../shared/text/compass.ts';
import { AreaNameIndex } from './area-names.ts';
import { CANDIDATES, familyOf, PlacedSamples, plausible } from './candidates.ts';
import { type ComparedWith, type Comparison, compareWithKnown } from './comparison.ts';
import { type DeclaredSystem, declaredSystem } from './declared.ts';
import type { CrsDefinition } from './definitions.ts';
import type { CrsEvidence } from './evidence.ts';
import { type Expectation, expectationOf, FEW, insideShare, MOST } from './expectation.ts';
import { pickByKnown, ranked, type Score, scoreOf } from './score.ts';
import { betterThan, type CrsSuspicion, suspicionOf } from './suspicion.ts';

export interface CrsCandidate {
  readonly id: string;
  readonly title: string;
  readonly inside: number;
  readonly metresOff: number | null;
  /** To where it lies off, in words; absent where it does not, or not all alike. */
  readonly direction?: Bilingual;
}

export interface CrsFinding {
  readonly id: string | null;
  /**
   * `prj` (well-known text), `declared` (a number), `format`, `areas` (known ones), `extent` (of areas, the province or
   * the country), `user`, `none` (no shapes), `undecided`, `unknown` (something is declared that is not known here).
   */
  readonly evidence: string;
  readonly operation: string | null;
  readonly candidates: CrsCandidate[];
  readonly comparedWith?: ComparedWith;
  readonly suspected?: CrsSuspicion;
  /** The name in the file of a system that is not known here. */
  readonly declared?: string;
}

export interface CrsDecision {
  readonly finding: CrsFinding;
  /** The system to read with: what was found, else the likeliest, else null. */
  readonly definition: CrsDefinition | null;
}

const KEPT = 6;

/**
 * Decides a file's coordinate system. What it declares stands, and what speaks against it is told; else known areas
 * decide (by code, name or place), then the extents of the gazetteer, which can't tell one datum from another.
 */
export function detectCrs(evidence: CrsEvidence): CrsDecision {
  const declared = declaredSystem(evidence);
  if (evidence.samples.length === 0)
    return declared?.definition ? decided(declared.definition, declared.evidence, []) : nothing(declared);
  const candidates = CANDIDATES.filter((definition) => plausible(definition, evidence.samples));
  const placed = candidates.map((definition) => new PlacedSamples(definition, evidence.samples));
  const codes = evidence.samples.map((sample) => sample.code);
  const named = codesByName(evidence);
  const expectation = expectationOf(evidence, [codes, named], placed);
  const likely = placed.filter((one) => insideShare(one, expectation) >= FEW);
  const comparison = compareWithKnown(evidence, codes, named, placed, likely);
  const scores = ranked(placed.map((one) => scoreOf(one, expectation, comparison)));
  const stands = declared?.definition && plausible(declared.definition, evidence.samples);
  const decision = stands
    ? asDeclared(declared.definition, declared.evidence, evidence, scores, expectation, comparison)
    : byEvidence(scores, declared?.definition ? null : declared);
  if (!comparison) return decision;
  return { ...decision, finding: { ...decision.finding, comparedWith: comparison.comparedWith } };
}

const nothing = (declared: DeclaredSystem | null): CrsDecision =>
  declared ? undecided([], 'unknown', declared) : undecided([], 'none', null);

/** The codes of the areas that rows name, by the country's registers, else by those of the workspace. */
function codesByName({ samples, known, gazetteer }: CrsEvidence): (string | null)[] {
  if (!samples.some((sample) => sample.names)) return samples.map(() => null);
  const own = new AreaNameIndex(
    [...known].flatMap(([code, { name }]) => (name === undefined ? [] : [{ code, name }])),
  );
  return samples.map(({ names }) => (names ? (gazetteer.names.codeOf(names) ?? own.codeOf(names)) : null));
}

/** Nothing is declared, or nothing that is known here: then only known areas are good enough. */
function byEvidence(scores: readonly Score[], declared: DeclaredSystem | null): CrsDecision {
  const byKnown = pickByKnown(scores);
  if (byKnown) return decided(byKnown.definition, 'areas', scores);
  if (declared) return undecided(scores, 'unknown', declared);
  const [best] = scores;
  const families = new Set(
    scores.filter((score) => score.inside > FEW).map((score) => familyOf(score.definition.id)),
  );
  const alone =
    best &&
    scores.every((other) => other === best || familyOf(other.definition.id) !== familyOf(best.definition.id));
  if (best && alone && families.size === 1 && best.inside >= MOST)
    return decided(best.definition, 'extent', scores);
  return undecided(scores, 'undecided', null);
}

/** What the file declares stands first; others only where they fit what is known better. */
function asDeclared(
  definition: CrsDefinition,
  how: DeclaredSystem['evidence'],
  evidence: CrsEvidence,
  scores: readonly Score[],
  expectation: Expectation,
  comparison: Comparison | null,
): CrsDecision {
  const own =
    scores.find((score) => score.definition.id === definition.id) ??
    scoreOf(new PlacedSamples(definition, evidence.samples), expectation, comparison);
  const better = betterThan(own, scores);
  const suspected = suspicionOf(own, better);
  const decision = decided(definition, how, [own, ...better]);
  return suspected ? { ...decision, finding: { ...decision.finding, suspected } } : decision;
}

function candidateOf({ definition, inside, measure }: Score): CrsCandidate {
  const { id, title } = definition;
  const direction = measure ? compassOf(measure.east, measure.north, measure.spread) : null;
  return {
    id,
    title,
    inside,
    metresOff: measure?.metres ?? null,
    ...(direction ? { direction } : {}),
  };
}

const candidatesOf = (scores: readonly Score[]): CrsCandidate[] =>
  scores
    // A system that only the file's own text describes has no number to be chosen by.
    .filter(({ definition }) => definition.id !== '')
    .slice(0, KEPT)
    .map(candidateOf);

function decided(definition: CrsDefinition, evidence: string, scores: readonly Score[]): CrsDecision {
  const finding = {
    id: definition.id === '' ? null : definition.id,
    evidence,
    operation: definition.operation,
    candidates: candidatesOf(scores),
  };
  return { finding, definition };
}

function undecided(scores: readonly Score[], evidence: string, declared: DeclaredSystem | null): CrsDecision {
  const likely = scores.filter((score) => score.inside > 0);
  const candidates = candidatesOf(likely.length > 0 ? likely : scores);
  const finding = { id: null, evidence, operation: null, candidates };
  return {
    finding: declared ? { ...finding, declared: declared.name } : finding,
    definition: likely[0]?.definition ?? scores[0]?.definition ?? null,
  };
}
