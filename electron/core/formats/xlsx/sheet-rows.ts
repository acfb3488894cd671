import { Refusal } from '../../../../shared/domain/refusal.ts';
import { unescaped } from './shared-strings.ts';
import { XmlPart } from './xml-parts.ts';

/** A cell as the sheet has it; what its text means is said by type and style. */
export interface SheetCell {
  /** From 0. */
  readonly column: number;
  /** `s` (shared text), `str`, `inlineStr`, `n`, `b`, `e`, `d`. */
  readonly type: string;
  readonly style: number;
  readonly text: string | null;
  readonly formula: boolean;
}

export interface SheetRow {
  /** As in the sheet, from 1. */
  readonly number: number;
  readonly cells: SheetCell[];
}

/** Columns of a sheet (ECMA-376), and letters of a cell: Excel itself takes 32,767. */
const MOST_COLUMNS = 16_384;
const MOST_TEXT = 1 << 20;

/** `AB12` is column 27; -1 for none. */
export function columnOf(reference: string): number {
  let column = 0;
  let i = 0;
  for (; i < reference.length && i < 4; i++) {
    const letter = reference.charCodeAt(i) & 0xdf;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return i === 0 ? -1 : column - 1;
}

/** The letters of a column, for pointing at a cell. */
export function lettersOf(column: number): string {
  let letters = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return letters;
}

/** Cuts a sheet that is given piece by piece into rows. Rows and cells without a reference follow the one before. */
export class SheetRows {
  /** Complete rows since they were last taken. */
  rows: SheetRow[] = [];
  private readonly xml: XmlPart;
  private readonly file: string;
  private row: SheetRow | null = null;
  private lastRow = 0;
  private lastColumn = -1;
  private attributes: Readonly<Record<string, string>> = {};
  private text: string | null = null;
  private formula = false;
  private collecting = false;
  private phonetic = false;

  constructor(file: string) {
    this.file = file;
    this.xml = new XmlPart(file, {
      open: (name, attributes) => this.open(name, attributes),
      text: (piece) => {
        if (!this.collecting) return;
        this.text = (this.text ?? '') + piece;
        if (this.text.length > MOST_TEXT) throw this.beyond('> 1 MB');
      },
      close: (name) => this.close(name),
    });
  }

  write(piece: Uint8Array): void {
    this.xml.write(piece);
  }

  end(): void {
    this.xml.end();
  }

  private open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'c') {
      this.attributes = attributes;
      this.text = null;
      this.formula = false;
    } else if (name === 'v' || name === 't') this.collecting = this.row !== null && !this.phonetic;
    else if (name === 'f') this.formula = true;
    else if (name === 'rPh') this.phonetic = true;
    else if (name === 'row') {
      const number = Number(attributes.r);
      this.lastRow = Number.isInteger(number) && number > this.lastRow ? number : this.lastRow + 1;
      this.row = { number: this.lastRow, cells: [] };
      this.lastColumn = -1;
    }
  }

  private close(name: string): void {
    if (name === 'v' || name === 't') this.collecting = false;
    else if (name === 'rPh') this.phonetic = false;
    else if (name === 'c') this.closeCell();
    else if (name === 'row' && this.row) {
      this.rows.push(this.row);
      this.row = null;
    }
  }

  private beyond(reason: string): Refusal {
    return new Refusal('file-unreadable', { file: this.file, reason });
  }

  private closeCell(): void {
    const { r = '', t = 'n', s = '0' } = this.attributes;
    const said = columnOf(r);
    this.lastColumn = said >= 0 ? said : this.lastColumn + 1;
    if (this.lastColumn >= MOST_COLUMNS || (this.row?.cells.length ?? 0) >= MOST_COLUMNS)
      throw this.beyond(`> ${MOST_COLUMNS} columns`);
    if (!this.row || (this.text === null && !this.formula)) return;
    this.row.cells.push({
      column: this.lastColumn,
      type: t,
      style: Number(s) || 0,
      text: this.text === null || t === 'n' ? this.text : unescaped(this.text),
      formula: this.formula,
    });
  }
}
