import type { AnalysisResult } from '../../../shared/contract/analyses.ts';
import type { Bilingual } from '../../../shared/contract/base.ts';
import type { ScoringColumn, ScoringPlan } from '../../../shared/contract/scoring.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { classedStyle } from '../../../shared/domain/styles.ts';
import { scoreBreaks } from '../../../shared/scoring/classes.ts';
import { factsOf, TRIED } from '../../../shared/scoring/facts.ts';
import {
  figuresOf,
  groundOf,
  pairwiseOf,
  secondShares,
  sharesOf,
} from '../../../shared/scoring/plan-ground.ts';
import { ranked, type Scored, Scorer } from '../../../shared/scoring/score.ts';
import { sensitivity } from '../../../shared/scoring/sensitivity.ts';
import { sayWithin } from '../../../shared/text/area-filter.ts';
import { keptWords, scoringMethod, scoringSentence } from '../../../shared/text/scoring.ts';
import { areaTitle } from '../area-filter/index.ts';
import type { NewLayer, OpenWorkspace } from '../context.ts';
import { readLayer } from '../layers/index.ts';
import { type LevelAreas, levelAreas } from './areas.queries.ts';
import { scoringColumn } from './columns.ts';
import { type KeptScoring, keptColumns, keptRows, SCORE_FIELD } from './kept-rows.ts';
import { narrowedAreas, narrowedColumn, placesWithin } from './narrow.ts';

/** Works out a plan on the figures of now. */
function workedOut(workspace: OpenWorkspace, plan: ScoringPlan): KeptScoring {
  const all = levelAreas(workspace.db, plan.level);
  const around = { workspace, level: plan.level, areas: all };
  const places = placesWithin(workspace, all, plan.within);
  const areas = narrowedAreas(all, places);
  const columns = plan.indicators.map(({ id, per }) =>
    narrowedColumn(scoringColumn(around, id, per), places),
  );
  const figures = columns.map(({ values }) => figuresOf(values));
  const { ground, reasons } = groundOf(plan, areas.fids, figures);
  const shares = sharesOf(plan);
  const under = (weights: Float64Array): Scored => ranked(new Scorer(ground).score(weights));
  const second = secondShares(plan);
  return {
    ...{ plan, areas, columns, ground, reasons, shares },
    first: under(shares),
    second: second === null ? null : under(second),
  };
}

const leftOut = ({ reasons, first, areas }: KeptScoring): AnalysisResult['leftOut'] => {
  const counts = Map.groupBy(reasons.values(), (reason) => reason);
  const unranked = areas.fids.length - first.order.length - reasons.size;
  const lines = [...counts].map(([reason, all]) => {
    const words = keptWords.leftOutExcluded(reason);
    return { code: 'excluded', count: all.length, message: words.th, messageEn: words.en };
  });
  if (unranked === 0) return lines;
  const { th, en } = keptWords.leftOutUnranked;
  return [{ code: 'missing', count: unranked, message: th, messageEn: en }, ...lines];
};

const inputOf = ({ id, title, version, asOf }: ScoringColumn): AnalysisResult['inputs'][number] => ({
  ...{ name: id, title: title.th, version, asOf },
});

const sentenceOf = ({ db }: OpenWorkspace, kept: KeptScoring): Bilingual => {
  const { plan, areas, columns, ground, first, shares, reasons } = kept;
  const tried = sensitivity(ground, [...shares], { ...TRIED, watched: 1 });
  const sentence = scoringSentence(
    factsOf({
      ...{ plan, columns, names: areas.names, ground, scored: first, shares },
      ...{ excluded: reasons.size, sensitivity: tried },
    }),
  );
  return plan.within === null ? sentence : sayWithin(sentence, areaTitle(db, plan.within));
};

const evidenceOf = (
  workspace: OpenWorkspace,
  kept: KeptScoring,
  title: string,
): Omit<AnalysisResult, 'layer' | 'tookMs'> => {
  const { plan, areas, columns, first } = kept;
  const pairwise = pairwiseOf(plan);
  const method = scoringMethod({
    ...plan,
    pairwise: pairwise === null ? null : { ratio: pairwise.consistencyRatio },
  });
  const sentence = sentenceOf(workspace, kept);
  return {
    ...{ title, rows: areas.fids.length, sentence: sentence.th, sentenceEn: sentence.en },
    ...{ method: method.th, methodEn: method.en, inputs: columns.map(inputOf), leftOut: leftOut(kept) },
    denominator: keptWords.denominator(plan.level, first.order.length, areas.fids.length),
    ...{ valueField: SCORE_FIELD, unit: keptWords.points.th, total: null, recipe: null, scoring: plan },
    suppressed: new Set(columns.flatMap(({ withheld }) => withheld)).size,
    ...{ ranAt: new Date().toISOString(), reused: false },
  };
};

const geometryTypeOf = ({ db }: OpenWorkspace, { layer }: LevelAreas): NewLayer['geometryType'] =>
  layer === null ? 'None' : readLayer(db, layer).geometryType;

/** The layer that a ranking is kept as. */
function layerOf(workspace: OpenWorkspace, kept: KeptScoring, title: string): NewLayer {
  const columns = keptColumns(kept);
  const dates = kept.columns.flatMap(({ asOf }) => asOf ?? []).sort();
  const sources = [...new Set(kept.columns.flatMap(({ source }) => source ?? []))];
  return {
    ...{
      name: `priority_${kept.plan.level}`,
      title,
      kind: 'result',
      group: 'result',
      columns,
      labelField: 'name',
    },
    geometryType: geometryTypeOf(workspace, kept.areas),
    source: sources.length > 0 ? sources.join(' · ') : null,
    // A ranking is as old as its oldest figures.
    asOf: dates[0] ?? null,
    style: classedStyle({
      ...{ field: SCORE_FIELD, breaks: scoreBreaks(kept.first.scores), labelField: 'name' },
      unit: keptWords.points.th,
    }),
  };
}

/**
 * Makes a result layer of a ranking: every area with its score, rank, parts and figures, with the evidence beside it.
 *
 * @throws Refusal `scoring-empty` where no area is ranked, `field-not-found` for an indicator that is gone
 */
export function keepScoring(
  workspace: OpenWorkspace,
  title: string,
  plan: ScoringPlan,
): { readonly layer: string; readonly rows: number } {
  const started = performance.now();
  const kept = workedOut(workspace, plan);
  if (plan.indicators.length === 0 || kept.first.order.length === 0) throw new Refusal('scoring-empty');
  const evidence = evidenceOf(workspace, kept, title);
  const layer = layerOf(workspace, kept, title);
  return workspace.change({ kind: 'analysis', label: keptWords.change(title) }, (change) => {
    const table = change.createLayer(layer);
    change.bulkInsert(
      table,
      layer.columns.map(({ name }) => name),
      keptRows(kept, workspace.db),
    );
    const tookMs = Math.round(performance.now() - started);
    change.updateLayer(table, { evidence: { ...evidence, layer: table, tookMs } satisfies AnalysisResult });
    return { layer: table, rows: kept.areas.fids.length };
  });
}
