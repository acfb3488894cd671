import type { RowActions } from '../../../../shared/contract/import-choice.ts';
import type { PlanBook } from './plan-book.ts';

/** What a file says of which areas it is about. */
export interface CoveredAreas {
  /** Codes of areas that have rows of the file among those that are taken in. */
  readonly covered: ReadonlySet<string>;
  /** Codes of areas of which the file has rows that are not taken in: nothing here is known to be missing from them. */
  readonly unsure: ReadonlySet<string>;
  /** A row that is not taken in may be of any area. */
  readonly anywhere: boolean;
}

/** The areas of a file's rows, by row: what becomes of a row is known only when all of them were seen. */
export class AreasOfRows {
  private readonly codes: string[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly rows: number[] = [];

  note(row: number, area: string | null): void {
    const code = sureDigits(area);
    if (code === null) return;
    let number = this.numbers.get(code);
    if (number === undefined) {
      number = this.codes.push(code);
      this.numbers.set(code, number);
    }
    this.rows[row] = number;
  }

  /**
   * Rows that are taken in cover their areas, as do those whose row here is known and which the user leaves as it is. A row
   * that could not be told or taken leaves its area open: what seems missing there may be that row.
   *
   * @param unread true where rows could not even be read
   */
  covered(book: PlanBook, actions: RowActions, unread: boolean): CoveredAreas {
    const found = { covered: new Set<string>(), unsure: new Set<string>(), anywhere: unread };
    for (const row of book.rows()) {
      if (book.isRepeated(row)) continue;
      const { action, fid, code } = book.verdict(row, actions);
      const area = this.codes[(this.rows[row] ?? 0) - 1];
      if (action !== 'skip' || (code === 'row-not-wanted' && fid > 0)) {
        if (area !== undefined) found.covered.add(area);
      } else if (code === 'row-not-wanted') continue;
      else if (area === undefined) found.anywhere = true;
      else found.unsure.add(area);
    }
    return found;
  }
}

/** Whole levels of a code, as far as it is made of digits: of `99020x` the district is sure. */
function sureDigits(area: string | null): string | null {
  const digits = /^\d+/.exec(area ?? '')?.[0] ?? '';
  const whole = digits.slice(0, digits.length - (digits.length % 2));
  return whole === '' ? null : whole;
}
