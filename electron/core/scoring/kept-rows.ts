import type { Bilingual } from '../../../shared/contract/base.ts';
import type { ScoringColumn, ScoringPlan } from '../../../shared/contract/scoring.ts';
import { decodeGpkg } from '../../../shared/geo/gpkg-binary.ts';
import { knownShare, partsOf } from '../../../shared/scoring/explain.ts';
import { type Scored, type ScoringGround, UNRANKED } from '../../../shared/scoring/score.ts';
import { keptWords } from '../../../shared/text/scoring.ts';
import type { BulkRow, ColumnDefinition } from '../context.ts';
import type { ReadableDb, SqlValue } from '../db/index.ts';
import { areaShapes, type LevelAreas } from './areas.queries.ts';

/** The column of the score: what is mapped. */
export const SCORE_FIELD = 'score';

/** A plan with everything that was worked out by it. */
export interface KeptScoring {
  readonly plan: ScoringPlan;
  readonly areas: LevelAreas;
  readonly columns: readonly ScoringColumn[];
  readonly ground: ScoringGround;
  /** Why areas take no part, by place. */
  readonly reasons: ReadonlyMap<number, string>;
  readonly shares: Float64Array;
  readonly first: Scored;
  readonly second: Scored | null;
}

const column = (
  name: string,
  title: Bilingual,
  type: ColumnDefinition['type'],
  unit?: string,
): ColumnDefinition => ({
  ...{ name, title: title.th, titleEn: title.en, type },
  ...(unit === undefined || unit === '' ? {} : { unit }),
});

/** The columns of the layer: who, how urgent, why, and the figures that it stands on. */
export function keptColumns({ columns, second }: KeptScoring): ColumnDefinition[] {
  const { columns: words, points } = keptWords;
  return [
    column('code', words.code, 'text'),
    column('name', words.name, 'text'),
    column('within', words.within, 'text'),
    column('rank', words.rank, 'integer'),
    column(SCORE_FIELD, words.score, 'real', points.th),
    column(`${SCORE_FIELD}_state`, words.state, 'text'),
    ...(second === null
      ? []
      : [
          column('rank_b', words.secondRank, 'integer'),
          column('score_b', words.secondScore, 'real', points.th),
        ]),
    column('known', words.known, 'real', '%'),
    column('reason', words.reason, 'text'),
    ...columns.flatMap(({ title, unit }, j) => [
      column(`figure_${j + 1}`, title, 'real', unit.th),
      column(`figure_${j + 1}_state`, words.state, 'text'),
      column(`points_${j + 1}`, words.part(title), 'real', points.th),
    ]),
  ];
}

const rounded = (value: number | undefined, digits = 2): number | null =>
  value === undefined || Number.isNaN(value) ? null : Number(value.toFixed(digits));

const rankOf = (scored: Scored, place: number): number | null => {
  const rank = scored.ranks[place] ?? UNRANKED;
  return rank === UNRANKED ? null : rank;
};

/** Why an area has no rank: the reason it was excluded for, or that too little is known of it. */
const reasonOf = ({ reasons, first }: KeptScoring, place: number): string | null =>
  reasons.get(place) ?? (rankOf(first, place) === null ? keptWords.tooLittle.th : null);

const figuresAt = (
  kept: KeptScoring,
  withheld: readonly ReadonlySet<number>[],
  place: number,
): SqlValue[] => {
  const parts = partsOf(kept.ground, kept.shares, place);
  return kept.columns.flatMap(({ values }, j) => {
    const hidden = withheld[j]?.has(place) === true;
    const value = values[place] ?? null;
    const state = hidden ? 'suppressed' : value === null ? 'missing' : null;
    return [value === null ? null : rounded(value, 4), state, rounded(parts[j])];
  });
};

/** A row for each area, in their order, with their shapes. */
export function* keptRows(kept: KeptScoring, db: ReadableDb): Iterable<BulkRow> {
  const { areas, first, second, ground, shares } = kept;
  const shapes = areaShapes(db, kept.plan.level);
  const withheld = kept.columns.map((one) => new Set(one.withheld));
  for (const [place, fid] of areas.fids.entries()) {
    const shape = shapes.get(fid);
    const rank = rankOf(first, place);
    yield {
      wkb: shape === undefined ? null : decodeGpkg(shape).wkb,
      values: [
        areas.codes[place] ?? null,
        areas.names[place] ?? null,
        areas.within[place] || null,
        rank,
        rounded(first.scores[place]),
        rank === null ? 'missing' : null,
        ...(second === null ? [] : [rankOf(second, place), rounded(second.scores[place])]),
        rounded(100 * knownShare(ground, shares, place), 1),
        reasonOf(kept, place),
        ...figuresAt(kept, withheld, place),
      ],
    };
  }
}
