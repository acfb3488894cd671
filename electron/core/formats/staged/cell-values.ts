import { TextDecoder } from 'node:util';
import { wholeUtf8End } from '../encoding/detect.ts';
import type { CellValue, SourceColumn } from '../source.ts';
import type { Tally } from '../tally.ts';

/** A cell as a stage file gives it. */
export type StagedCell = string | number | boolean | null | Buffer;

const BUDDHIST_FROM = '2400';
const BUDDHIST_TO = '2699';

/** Makes values of staged cells by their columns' types, once for a reading. */
export class CellValues {
  private readonly columns: readonly SourceColumn[];
  private readonly decoder: TextDecoder;
  private readonly utf8: boolean;
  private readonly tally: Tally;

  constructor(columns: readonly SourceColumn[], encoding: string, tally: Tally) {
    this.columns = columns;
    this.decoder = new TextDecoder(encoding);
    this.utf8 = encoding === 'utf-8';
    this.tally = tally;
  }

  /** The value of a cell in the column of that place. `row` counts from 1 and is for the tally. */
  value(index: number, cell: StagedCell, row: number): CellValue {
    if (cell === null) return null;
    switch (this.columns[index]!.type) {
      case 'integer':
      case 'real':
        return numberOf(cell);
      case 'boolean':
        return truthOf(cell);
      case 'date':
        return this.date(cell, row);
      default:
        return this.text(cell, row);
    }
  }

  private text(cell: Exclude<StagedCell, null>, row: number): string | null {
    if (!(cell instanceof Buffer)) return typeof cell === 'string' ? cell : String(cell);
    const whole = this.utf8 ? wholeUtf8End(cell, 0, cell.length) : cell.length;
    if (whole < cell.length) this.tally.add('value-truncated', 'warning', row);
    const text = this.decoder.decode(cell.subarray(0, whole));
    if (text.includes('\uFFFD')) this.tally.add('encoding-replaced', 'warning', row);
    return text || null;
  }

  /** Whether 2568 is meant in the Buddhist era is the reader's to say: the day is kept as it stands. */
  private date(cell: Exclude<StagedCell, null>, row: number): string | null {
    const text = this.text(cell, row)?.trim() ?? null;
    if (text === null) return null;
    const year = text.slice(0, 4);
    if (year >= BUDDHIST_FROM && year <= BUDDHIST_TO) this.tally.add('date-buddhist-era', 'warning', row);
    return text;
  }
}

function numberOf(cell: Exclude<StagedCell, null>): number | null {
  const number = typeof cell === 'string' ? Number(cell.trim() || Number.NaN) : Number(cell);
  return Number.isFinite(number) ? number : null;
}

function truthOf(cell: Exclude<StagedCell, null>): number | null {
  if (typeof cell === 'boolean') return cell ? 1 : 0;
  if (typeof cell === 'number') return cell === 0 ? 0 : 1;
  return /^(true|1)$/i.test(String(cell).trim()) ? 1 : 0;
}
