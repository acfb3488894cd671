import { latin1, uint16, uint32 } from './bytes.ts';

/** A tag of a TIFF directory: what an EXIF block is made of. */
export interface Tag {
  readonly id: number;
  readonly type: number;
  readonly count: number;
  /** Where its value stands in the block. */
  readonly at: number;
}

const SIZES: Readonly<Record<number, number>> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  5: 8,
  6: 1,
  7: 1,
  8: 2,
  9: 4,
  10: 8,
};
/** No camera writes more tags into one directory. */
const MOST_TAGS = 1000;
/** What is read here is a date or a letter. */
const LONGEST_TEXT = 200;

/** Reads the directories of a TIFF block. Anything that points out of the block is not there. */
export class TiffBlock {
  private readonly bytes: Uint8Array;
  private readonly little: boolean;

  private constructor(bytes: Uint8Array, little: boolean) {
    this.bytes = bytes;
    this.little = little;
  }

  /** Null for bytes that begin no such block. */
  static open(bytes: Uint8Array): TiffBlock | null {
    if (bytes.length < 8) return null;
    const order = latin1(bytes, 0, 2);
    if (order !== 'II' && order !== 'MM') return null;
    const block = new TiffBlock(bytes, order === 'II');
    return block.short(2) === 42 ? block : null;
  }

  private holds(at: number, length: number): boolean {
    return at >= 0 && at + length <= this.bytes.length;
  }

  short(at: number): number {
    return this.holds(at, 2) ? uint16(this.bytes, at, this.little) : 0;
  }

  long(at: number): number {
    return this.holds(at, 4) ? uint32(this.bytes, at, this.little) : 0;
  }

  /** The tags of the directory at a place by their ids. */
  directory(at: number): Map<number, Tag> {
    const count = Math.min(this.short(at), MOST_TAGS);
    const tags = new Map<number, Tag>();
    for (let i = 0; i < count; i++) {
      const entry = at + 2 + i * 12;
      if (!this.holds(entry, 12)) break;
      const [id, type, values] = [this.short(entry), this.short(entry + 2), this.long(entry + 4)];
      const bytes = (SIZES[type] ?? 0) * values;
      const value = bytes <= 4 ? entry + 8 : this.long(entry + 8);
      if (bytes > 0 && this.holds(value, bytes)) tags.set(id, { id, type, count: values, at: value });
    }
    return tags;
  }

  /** The main directory. */
  main(): Map<number, Tag> {
    return this.directory(this.long(4));
  }

  /** A directory that a tag of another one points to. */
  below(tag: Tag | undefined): Map<number, Tag> {
    return tag ? this.directory(this.long(tag.at)) : new Map();
  }

  text(tag: Tag | undefined): string | null {
    if (tag?.type !== 2) return null;
    return latin1(this.bytes, tag.at, tag.at + Math.min(tag.count, LONGEST_TEXT))
      .replace(/\0.*$/s, '')
      .trim();
  }

  number(tag: Tag | undefined): number | null {
    if (!tag) return null;
    return tag.type === 3 ? this.short(tag.at) : tag.type === 4 ? this.long(tag.at) : null;
  }

  /** Fractions; one over nothing is no number. */
  fractions(tag: Tag | undefined): number[] {
    if (tag?.type !== 5) return [];
    return Array.from({ length: Math.min(tag.count, 8) }, (_, i) => {
      const at = tag.at + i * 8;
      const below = this.long(at + 4);
      return below === 0 ? Number.NaN : this.long(at) / below;
    });
  }
}
