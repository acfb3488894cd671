import type { Question } from '../contract/analyses.ts';
import type { CellValue } from '../contract/base.ts';
import { isHouseholds } from './household-sets.ts';

type Part = Question['parts'][number];
export type QuestionBlank = Extract<Part, { blank: string }>;

/** Metres that can be typed: less is no distance between places, more is no distance in a country. */
export const TYPED_FROM_M = 10;
export const TYPED_TO_M = 1_000_000;

/** Whether a blank can hold a value: one of its choices, or of distances any that may be typed. */
export const canHold = ({ kind, options }: QuestionBlank, value: CellValue): boolean =>
  options.some((option) => option.value === value) ||
  (kind === 'distance' && typeof value === 'number' && value >= TYPED_FROM_M && value <= TYPED_TO_M);

/** Households are asked of by the distances of the list alone: two answers at nearly the same one would tell who lives between. */
export const asksHouseholds = ({ parts }: Question, values: Readonly<Record<string, CellValue>>): boolean =>
  parts.some((part) => 'blank' in part && part.kind === 'layer' && isHouseholds(String(values[part.blank])));
