import type { Bilingual } from '../contract/base.ts';
import type { RecipeOp } from '../contract/recipe.ts';
import { joined, kept, without } from './chosen-sentences.ts';
import { gathered, standing } from './cluster-sentences.ts';
import { celled, dense, distant, having } from './figure-sentences.ts';
import {
  around,
  changed,
  checked,
  clipped,
  common,
  cutAlong,
  eitherAlone,
  left,
  overlaid,
  served,
} from './ground-sentences.ts';
import { calculated, fenced, pointed, united } from './made-sentences.ts';
import type { SentenceFacts } from './sentence-facts.ts';
import { said } from './sentence-parts.ts';

type Say = (facts: SentenceFacts, op: RecipeOp) => Bilingual;

const SENTENCES: Readonly<Record<RecipeOp, Say>> = {
  near: kept,
  'select-by-value': kept,
  'select-by-location': kept,
  gaps: without,
  'count-in-areas': having,
  'area-in-areas': having,
  'summarise-in-areas': having,
  intersect: common,
  union: overlaid,
  difference: left,
  'symmetric-difference': eitherAlone,
  identity: cutAlong,
  clip: clipped,
  'spatial-join': joined,
  'attribute-join': joined,
  'hot-spots': gathered,
  outliers: standing,
  nearest: distant,
  change: changed,
  'topology-check': checked,
  grid: celled,
  density: dense,
  buffer: around,
  voronoi: served,
  dissolve: united,
  calculate: calculated,
  centroid: pointed,
  'point-on-surface': pointed,
  'convex-hull': fenced,
  'concave-hull': fenced,
};

/** The sentence of a result of rows that can be read out. */
export const operationSentence = (op: RecipeOp, facts: SentenceFacts): Bilingual => SENTENCES[op](facts, op);

/** By which rules operations measure and count, where it must be said. */
export const measureText = {
  distances: { ops: new Set<RecipeOp>(['near', 'nearest', 'buffer']) },
  areas: {
    ops: new Set<RecipeOp>([
      'area-in-areas',
      'summarise-in-areas',
      'intersect',
      'union',
      'difference',
      'symmetric-difference',
      'identity',
      'dissolve',
      'buffer',
      'voronoi',
      'change',
    ]),
    words: said(
      'เนื้อที่คำนวณบนผิวโลก (WGS 84) 1 ไร่ = 1,600 ตร.ม. เศษที่เล็กกว่า 1 ตร.ซม. เป็นการปัดเศษพิกัด',
      'Areas are geodesic on WGS 84; 1 rai = 1,600 m². Specks under 1 cm² are the rounding of coordinates',
    ),
  },
  points: { ops: new Set<RecipeOp>(['count-in-areas', 'summarise-in-areas']) },
} as const;
