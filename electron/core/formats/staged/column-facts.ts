import type { FieldType } from '../../../../shared/contract/base.ts';
import type { RawValue, SourceColumn } from '../source.ts';

/** What the cells of a column turned out to be, counted; plain, so that another thread can be told. */
export interface ColumnFacts {
  readonly name: string;
  /** What the format declares, or null. */
  readonly declared: FieldType | null;
  cells: number;
  numbers: number;
  /** Numbers with decimals, or beyond what is exact. */
  fractions: number;
  booleans: number;
  /** Whole numbers that a double would round. */
  precise: number;
  wholeTexts: number;
  decimalTexts: number;
  /** Digits behind a zero or a plus, and codes that look like powers of ten. */
  zeroTexts: number;
  dates: number;
  times: number;
  truths: number;
}

export const newFacts = (name: string, declared: FieldType | null): ColumnFacts => ({
  name,
  declared,
  cells: 0,
  numbers: 0,
  fractions: 0,
  booleans: 0,
  precise: 0,
  wholeTexts: 0,
  decimalTexts: 0,
  zeroTexts: 0,
  dates: 0,
  times: 0,
  truths: 0,
});

const SAFE_DIGITS = 15;
const WHOLE = /^[+-]?\d+$/;
const DECIMAL = /^[+-]?(\d+\.\d*|\.\d+|\d+)(e[+-]?\d{1,3})?$/i;
/** A number would lose how they are written: digits behind a zero, telephone numbers, codes like `1E2`. */
const KEPT_AS_WRITTEN = /^[+-]?0\d|^\+\d{7,}$|^\d+E\d+$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/;
const TRUTH = /^(true|false)$/i;

/** Looks at one cell that is not empty. */
export function noteCell(facts: ColumnFacts, value: Exclude<RawValue, null>): void {
  facts.cells++;
  switch (typeof value) {
    case 'number':
      facts.numbers++;
      if (!Number.isSafeInteger(value)) facts.fractions++;
      return;
    case 'bigint':
      facts.numbers++;
      if (!Number.isSafeInteger(Number(value))) facts.precise++;
      return;
    case 'boolean':
      facts.booleans++;
      return;
    case 'string':
      noteText(facts, value);
  }
}

const CODE_0 = 0x30;
const LONGEST_FIGURE = 40;

function noteText(facts: ColumnFacts, text: string): void {
  // Most text is told by its first letter.
  const first = text.charCodeAt(0);
  if (text.length > LONGEST_FIGURE || first > 0x7a) return;
  const plain = text.trim();
  const isTruth = (first | 0x20) === 0x74 || (first | 0x20) === 0x66;
  if (isTruth) {
    if (TRUTH.test(plain)) facts.truths++;
  } else if (first > CODE_0 + 9) return;
  else if (WHOLE.test(plain)) {
    facts.wholeTexts++;
    if (KEPT_AS_WRITTEN.test(plain)) facts.zeroTexts++;
    else if (plain.length > SAFE_DIGITS && !Number.isSafeInteger(Number(plain))) facts.precise++;
  } else if (DECIMAL.test(plain)) {
    facts.decimalTexts++;
    if (KEPT_AS_WRITTEN.test(plain)) facts.zeroTexts++;
  } else if (DATE.test(plain)) facts.dates++;
  else if (TIME.test(plain)) facts.times++;
}

/**
 * One type for the column over all its rows: cells of several kinds are text, as are digits behind a zero.
 *
 * @param reads whether numbers and truths that are written as text are meant as such, as in delimited text
 */
export function settledColumn(facts: ColumnFacts, reads: boolean): SourceColumn {
  const { name, declared } = facts;
  const keptAsText = facts.precise > 0 && allNumbers(facts);
  return { name, type: keptAsText ? 'text' : settledType(facts, reads || isFigured(declared)), keptAsText };
}

const isFigured = (declared: FieldType | null): boolean =>
  declared === 'integer' || declared === 'real' || declared === 'boolean';

const allNumbers = ({ cells, numbers, wholeTexts, decimalTexts, zeroTexts }: ColumnFacts): boolean =>
  cells > 0 && numbers + wholeTexts + decimalTexts === cells && zeroTexts === 0;

function settledType(facts: ColumnFacts, reads: boolean): FieldType {
  const { cells, declared, numbers, fractions, booleans, truths, dates, times } = facts;
  if (cells === 0) return declared === null || declared === 'binary' ? 'text' : declared;
  if (declared === 'text') return 'text';
  if (booleans + (reads ? truths : 0) === cells) return 'boolean';
  if (declared === 'boolean' && numbers + booleans === cells) return 'boolean';
  if (dates === cells) return declared === 'datetime' ? 'datetime' : 'date';
  if (dates + times === cells) return 'datetime';
  const decimals = fractions + facts.decimalTexts > 0 || declared === 'real';
  if (numbers === cells || (reads && allNumbers(facts))) return decimals ? 'real' : 'integer';
  return 'text';
}
