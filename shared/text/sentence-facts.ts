import type { Bilingual } from '../contract/base.ts';
import type { Noun } from './analyses.ts';

/** The figure that a result is mapped by. */
export interface SaidFigure {
  readonly title: Bilingual;
  readonly unit: string | null;
  /** Null where figures can't be added up. */
  readonly sum: number | null;
  readonly most: number | null;
  /** The one row that has most, by its name. */
  readonly leader: string | null;
}

/** What the sentence of a result says. */
export interface SentenceFacts {
  readonly subject: Noun;
  readonly other: Noun | null;
  /** How many rows the result has. */
  readonly rows: number;
  /** Out of how many. */
  readonly of: number;
  readonly total?: number;
  readonly unit?: 'rai' | 'metre';
  readonly parts?: Readonly<Record<string, number>>;
  readonly figure?: SaidFigure | null;
  /** What the rows are called where they are the answer and few enough to be read out. */
  readonly names?: readonly string[];
  /** Of areas without something: how far from them it was looked for as well, in metres. */
  readonly withinM?: number;
  /** Along which roads distances are measured; straight without. */
  readonly along?: Bilingual | null;
  /** By which condition rows were kept, as it is read out. */
  readonly condition?: Bilingual | null;
}
