import type { AnalysisResult } from '../../../shared/contract/analyses.ts';
import type { Bilingual } from '../../../shared/contract/base.ts';
import type { SheetRequest } from '../../../shared/contract/exports.ts';
import type { Legend } from '../../../shared/contract/style.ts';

/** Words in the language of a sheet. */
export type Say = (words: Bilingual) => string;

/** Everything in words that a sheet says beside its map; dates and numbers are formatted already. */
export interface SheetFacts {
  /** Of its own words: what they are in the language of the sheet. */
  readonly say: Say;
  readonly language: SheetRequest['language'];
  readonly title: string;
  readonly sentence: string;
  readonly legends: readonly SheetLegend[];
  readonly place: readonly string[];
  /** The locator's SVG; empty where there is none. */
  readonly locator: string;
  readonly scale: string;
  readonly onPaper: string;
  readonly paperName: string;
  readonly about: readonly (readonly [label: string, value: string])[];
  readonly evidence: readonly (readonly [label: string, value: string])[];
  readonly disclaimer: string;
}

export interface SheetLegend {
  readonly legend: Legend;
  /** What its rows are counted by: «แห่ง». */
  readonly counter: string;
  readonly role: 'ground' | 'line' | 'point';
  /** Under a category's name: the districts of a zone. */
  readonly details: ReadonlyMap<string, string>;
}

export type Evidence = Pick<
  AnalysisResult,
  'sentence' | 'sentenceEn' | 'method' | 'methodEn' | 'leftOut' | 'denominator' | 'inputs'
>;
