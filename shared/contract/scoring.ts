import { z } from 'zod';
import { DIRECTIONS, NORMALISATIONS } from '../scoring/normalise.ts';
import { areaFilter } from './area-filter.ts';
import { bilingual, procedure } from './base.ts';

/** Levels of areas that can be put in order of urgency. */
export const scoringLevel = z.enum(['subdistrict', 'council_area', 'district', 'zone', 'village']);
export type ScoringLevel = z.infer<typeof scoringLevel>;

/** What a number of an area is divided by, so that large areas are not urgent for being large. */
export const denominator = z.enum(['population', 'households', 'area']);
export type Denominator = z.infer<typeof denominator>;

/** As many as there are random indices of pairwise comparison for. */
export const MOST_INDICATORS = 15;

const indicatorId = z.string().min(1).max(300);

/** An indicator as it takes part in a scoring. */
export const scoringIndicator = z.object({
  /** `kind:…`, as `scoring.indicators` gives it. */
  id: indicatorId,
  per: denominator.nullable().default(null),
  direction: z.enum(DIRECTIONS).default('more'),
  /** 0 to 100; what counts is their proportion. */
  weight: z.number().min(0).max(100),
  /** As it was called when it was chosen: for the day on which it is gone. */
  title: bilingual,
});
export type ScoringIndicator = z.infer<typeof scoringIndicator>;

/** Leaves areas out by what an indicator of the scoring says of them. */
export const exclusionRule = z.object({
  indicator: indicatorId,
  test: z.enum(['below', 'above', 'missing']),
  /** Of `below` and `above`, in the indicator's own unit. */
  value: z.number().default(0),
  reason: z.string().trim().min(1).max(300),
});
export type ExclusionRule = z.infer<typeof exclusionRule>;

export const excludedArea = z.object({
  /** The fid of its row. */
  area: z.number().int(),
  reason: z.string().trim().min(1).max(300),
});

/** Everything that a scoring is made by; its figures are read anew each time. */
export const scoringPlan = z.object({
  version: z.literal(1).default(1),
  level: scoringLevel,
  indicators: z.array(scoringIndicator).max(MOST_INDICATORS),
  normalisation: z.enum(NORMALISATIONS).default('minmax'),
  /** Where weights come from comparing two by two: row by row above the diagonal; null for sliders. */
  comparisons: z
    .array(
      z
        .number()
        .min(1 / 9)
        .max(9),
    )
    .nullable()
    .default(null),
  /** The weights of a second option, in the order of the indicators; null without one. */
  second: z.array(z.number().min(0).max(100)).nullable().default(null),
  /**
   * Areas of which less than this share of the weights is known are not ranked. All of it unless somebody chose less:
   * a mean over what is known stands in for what is not, and may put an area first by what nobody knows of it.
   */
  minShare: z.number().min(0).max(1).default(1),
  excluded: z.array(excludedArea).max(10_000).default([]),
  rules: z.array(exclusionRule).max(20).default([]),
  /** Only the areas that lie in this one are put in order; null for all. */
  within: areaFilter.nullable().default(null),
});
export type ScoringPlan = z.infer<typeof scoringPlan>;

export const savedScoring = z.object({ id: z.string(), title: z.string(), plan: scoringPlan });
export type SavedScoring = z.infer<typeof savedScoring>;

/** Where an indicator comes from: the headings of the list. */
export const indicatorGroup = z.enum(['statistics', 'registers', 'people', 'areas', 'answers', 'layers']);
export type IndicatorGroup = z.infer<typeof indicatorGroup>;

export const offeredIndicator = z.object({
  id: indicatorId,
  title: bilingual,
  unit: bilingual,
  group: indicatorGroup,
  /** Which end is taken for urgent until somebody says otherwise: few services, many in need. */
  direction: z.enum(DIRECTIONS).default('more'),
});
export type OfferedIndicator = z.infer<typeof offeredIndicator>;

/** The areas of a level, in order of their codes; lists go by the place in it. */
export const scoringAreas = z.object({
  /** The layer that has their shapes; null where nobody has drawn any. */
  layer: z.string().nullable(),
  fids: z.array(z.number().int()),
  codes: z.array(z.string()),
  names: z.array(z.string()),
  /** What each lies in, by name; empty where not known. */
  within: z.array(z.string()),
});
export type ScoringAreas = z.infer<typeof scoringAreas>;

/** An indicator's figures with all that is to be known of them. */
export const scoringColumn = z.object({
  id: indicatorId,
  title: bilingual,
  unit: bilingual,
  /** By area, in the order of `scoringAreas`; null where not known or withheld. */
  values: z.array(z.number().nullable()),
  /** Places of areas whose figure is known and may not be shown: they count as not known. */
  withheld: z.array(z.number().int()),
  /** The years of the figures, Buddhist era; null where they have none. */
  years: z.tuple([z.number().int(), z.number().int()]).nullable(),
  source: z.string().nullable(),
  /** The oldest day at which a figure was true. */
  asOf: z.string().nullable(),
  /** The version of what it was read from; 0 where that has none. */
  version: z.number().int(),
  /** How it was come by, what it is divided by, and what was left out. */
  method: bilingual,
});
export type ScoringColumn = z.infer<typeof scoringColumn>;

/** The areas of a level, or those of them that lie in another. */
const lookedAt = z.object({ level: scoringLevel, within: areaFilter.nullable().default(null) });

const title = z.string().trim().min(1).max(120);

export const scoringContract = {
  /** Levels of which there are areas, with how many. */
  levels: procedure.output(z.array(z.object({ level: scoringLevel, areas: z.number().int() }))),
  /** Only those that lie in an area where one is given. */
  areas: procedure.input(lookedAt).output(scoringAreas),
  /** A point inside each of these areas, longitude and latitude, in their order; null for one without a shape. */
  points: procedure
    .input(z.object({ level: scoringLevel, fids: z.array(z.number().int()).max(50) }))
    .output(z.array(z.tuple([z.number(), z.number()]).nullable())),
  /** Every indicator that there are figures of at a level. */
  indicators: procedure.input(z.object({ level: scoringLevel })).output(z.array(offeredIndicator)),
  /** Refuses `field-not-found` for an indicator that is there no longer. */
  column: procedure
    .input(lookedAt.extend({ id: indicatorId, per: denominator.nullable().default(null) }))
    .output(scoringColumn),
  saved: procedure.output(z.array(savedScoring)),
  /** Keeps a scoring under a name; the one of that name is replaced. */
  save: procedure.input(z.object({ title, plan: scoringPlan })).output(z.array(savedScoring)),
  /** Refuses `view-not-found`. */
  forget: procedure.input(z.object({ id: z.string() })).output(z.array(savedScoring)),
  /** Makes a result layer of the ranking, with its evidence. Refuses `scoring-empty`, `field-not-found`. */
  keep: procedure
    .input(z.object({ title, plan: scoringPlan }))
    .output(z.object({ layer: z.string(), rows: z.number().int() })),
};
