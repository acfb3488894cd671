import { Refusal } from '../../../../shared/domain/refusal.ts';
import type { WorkbookPackage } from './workbook-package.ts';
import { XmlPart } from './xml-parts.ts';

const POOL_BYTES = 1 << 20;
const MOST_BYTES = 160 << 20;

/**
 * The texts that the cells of a workbook point at. They are read as far as the rows need them, so that the first rows
 * of a large workbook come at once, and kept as UTF-8 outside the heap.
 */
export class SharedStrings {
  private readonly pieces: AsyncGenerator<Buffer>;
  private readonly xml: XmlPart;
  private readonly file: string;
  private readonly pools: Buffer[] = [];
  private used = POOL_BYTES;
  private readonly starts: number[] = [];
  private readonly lengths: number[] = [];
  private done = false;
  private total = 0;

  constructor(archive: WorkbookPackage, part: string | null, file: string) {
    this.file = file;
    this.pieces = archive.pieces(part ?? '');
    this.xml = this.parser();
  }

  private parser(): XmlPart {
    let text = '';
    let inText = false;
    let phonetic = false;
    return new XmlPart(this.file, {
      open: (name) => {
        if (name === 'si') text = '';
        else if (name === 't') inText = !phonetic;
        else if (name === 'rPh') phonetic = true;
      },
      text: (piece) => {
        if (!inText) return;
        text += piece;
        if (text.length > POOL_BYTES) throw this.tooLarge();
      },
      close: (name) => {
        if (name === 't') inText = false;
        else if (name === 'rPh') phonetic = false;
        else if (name === 'si') this.keep(unescaped(text));
      },
    });
  }

  private tooLarge(): Refusal {
    return new Refusal('file-too-large', { file: this.file, limitMB: MOST_BYTES / 2 ** 20 });
  }

  private keep(text: string): void {
    const length = Buffer.byteLength(text);
    this.total += length + 16;
    if (length > POOL_BYTES || this.total > MOST_BYTES) throw this.tooLarge();
    if (this.used + length > POOL_BYTES) {
      this.pools.push(Buffer.allocUnsafe(POOL_BYTES));
      this.used = 0;
    }
    this.pools.at(-1)?.write(text, this.used);
    this.starts.push((this.pools.length - 1) * POOL_BYTES + this.used);
    this.lengths.push(length);
    this.used += length;
  }

  /** Makes the text of that index readable, where there is one. */
  async reach(index: number): Promise<void> {
    while (!this.done && this.starts.length <= index) {
      const next = await this.pieces.next();
      this.done = next.done === true;
      if (!next.done) this.xml.write(next.value);
      else if (this.starts.length > 0) this.xml.end();
    }
  }

  /** Null for an index that is not there. */
  at(index: number): string | null {
    const start = this.starts[index];
    if (start === undefined) return null;
    const at = start % POOL_BYTES;
    return this.pools[Math.floor(start / POOL_BYTES)]!.toString('utf8', at, at + this.lengths[index]!);
  }

  async close(): Promise<void> {
    await this.pieces.return(undefined);
  }
}

/** Control characters are written `_x000D_` (ECMA-376 part 1, 22.9.2.19). */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
