import { Refusal } from '../../../shared/domain/refusal.ts';
import { type CrsDecision, crsById, detectCrs, isPossible } from '../crs/index.ts';
import type { FeatureSource, SourceSurvey } from '../formats/index.ts';
import { crsSamples } from './crs-samples.ts';
import type { Surroundings } from './surroundings.ts';
import type { ReadableTable } from './survey.ts';

/**
 * The coordinate system of a set: the user's choice, else what the evidence says. The candidates with their metres are
 * told beside either. Refuses `crs-unknown`, and `crs-impossible` for a choice by which the rows would not be on the globe.
 */
export function decideCrs(
  file: FeatureSource,
  survey: SourceSurvey,
  table: ReadableTable,
  surroundings: Surroundings,
  chosen: string | null,
): CrsDecision {
  const none = { id: null, evidence: 'none', operation: null, candidates: [] };
  if (!file.hasShapes) return { finding: none, definition: null };
  const samples = crsSamples({
    centres: survey.centres,
    samples: table.samples,
    codes: table.codes,
    rowsAt: (rows) => file.rowsAt(table.columns, table.encoding, rows),
  });
  const found = detectCrs({ ...surroundings, samples, declared: survey.declared });
  if (chosen === null || chosen === found.finding.id) return found;
  const definition = crsById(chosen);
  if (!definition) throw new Refusal('crs-unknown', { crs: chosen });
  if (!isPossible(definition, samples))
    throw new Refusal('crs-impossible', { crs: definition.title, degrees: Number(definition.geographic) });
  const { id, operation } = definition;
  return { finding: { ...found.finding, id, evidence: 'user', operation }, definition };
}
