import type { ChangingRegister } from '../../../../shared/contract/area-change.ts';
import { CODE_DIGITS, codeAbove, isMunicipalOffice } from '../../../../shared/domain/area-codes.ts';
import { areaFinding } from '../../../../shared/text/areas.ts';
import type { ReadableDb } from '../../db/types.ts';
import { codeEverUsed } from '../lineage.queries.ts';
import { areaByCode, numbersUsed } from './areas.queries.ts';
import type { ChangeBook } from './change-book.ts';
import { codeBearer, provinceStands } from './code-bearer.queries.ts';
import type { PlanContext } from './plan-context.ts';

const ABOVE_REGISTER: Readonly<Partial<Record<ChangingRegister, ChangingRegister>>> = {
  subdistrict: 'district',
  village: 'subdistrict',
};

export interface CodeQuestion {
  readonly register: ChangingRegister;
  readonly code: string | null;
  readonly name: string;
  /** For the finding: `part 1`, `member <id>`. */
  readonly about: string | null;
  /** Areas above that this very change makes. */
  readonly madeAbove?: readonly string[];
}

const stands = (context: PlanContext, register: ChangingRegister, above: string): boolean => {
  const over = ABOVE_REGISTER[register];
  return over ? areaByCode(context.db, over, above) !== null : provinceStands(context.db, above);
};

/** Judges a code that is to be given out: its digits, that nobody bore it before, what it lies in, what the list says. */
export function checkNewCode(context: PlanContext, book: ChangeBook, question: CodeQuestion): void {
  const { register, code, name, about, madeAbove = [] } = question;
  if (register === 'council_area') {
    if (code !== null && code !== '' && codeEverUsed(context.db, register, code))
      book.error(areaFinding.codeUsed(code, codeBearer(context.db, register, code)), about);
    return;
  }
  const digits = CODE_DIGITS[register];
  if (code === null || code === '') {
    book.error(areaFinding.codeMissing, about);
    return;
  }
  if (!/^[1-9]\d*$/.test(code) || code.length !== digits) {
    book.error(areaFinding.codeDigits(code, digits), about);
    return;
  }
  if (register === 'district' && isMunicipalOffice(code)) book.error(areaFinding.municipal(code), about);
  if (codeEverUsed(context.db, register, code))
    book.error(areaFinding.codeUsed(code, codeBearer(context.db, register, code)), about);
  const above = codeAbove(code);
  if (!madeAbove.includes(above) && !stands(context, register, above))
    book.error(areaFinding.aboveMissing(register, above), about);
  if (register !== 'village') askTheList(context, book, code, name, about);
}

function askTheList(
  context: PlanContext,
  book: ChangeBook,
  code: string,
  name: string,
  about: string | null,
): void {
  const { nameOf, title } = context.official;
  const listed = nameOf(code);
  const bare = (text: string): string => text.replace(/^(อำเภอ|ตำบล|เขต|แขวง|อ\.|ต\.)/, '').trim();
  if (listed === null) {
    const [th, en] = [areaFinding.notListed(code, title.th).th, areaFinding.notListed(code, title.en).en];
    book.warn({ th, en }, about);
  } else if (name !== '' && bare(listed) !== bare(name))
    book.warn(areaFinding.listedOtherwise(code, listed), about);
}

/** Codes that stand twice among those that a change gives out. */
export function checkTwice(
  book: ChangeBook,
  codes: readonly { code: string | null; about: string | null }[],
): void {
  const seen = new Set<string>();
  for (const { code, about } of codes) {
    if (code === null || code === '') continue;
    if (seen.has(code)) book.error(areaFinding.codeTwice(code), about);
    seen.add(code);
  }
}

/** Two digits an area: Bangkok's fifty districts are the most, of others ninety-nine. */
const LAST: Readonly<Record<'district' | 'subdistrict' | 'village', number>> = {
  district: 50,
  subdistrict: 99,
  village: 99,
};

/**
 * The next code for an area below another that was never given out: the one after the highest, else the first gap. Null
 * where none is left.
 *
 * @param taken codes that the same change gives out already
 */
export function nextCode(
  db: ReadableDb,
  register: 'district' | 'subdistrict' | 'village',
  above: string,
  taken: Iterable<string> = [],
): string | null {
  const used = numbersUsed(db, register, above);
  for (const code of taken) if (code.startsWith(above)) used.add(code.slice(-2));
  const numbers = [...used].map(Number).filter((n) => n <= LAST[register]);
  const highest = numbers.reduce((a, b) => Math.max(a, b), 0);
  const all = Array.from({ length: LAST[register] }, (_, i) => i + 1);
  const next = highest < LAST[register] ? highest + 1 : all.find((n) => !numbers.includes(n));
  return next === undefined ? null : above + String(next).padStart(2, '0');
}
