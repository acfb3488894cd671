import type { MojibakeFinding } from '../../../../shared/contract/import-findings.ts';
import { thaiOf } from './thai-letters.ts';

/** Bytes 0x80 to 0x9F of Windows-1252 where they differ from Latin-1; the others are control characters in both. */
const WESTERN_SIGNS: readonly (readonly [number, string])[] = [
  [0x80, '€'],
  [0x82, '‚'],
  [0x83, 'ƒ'],
  [0x84, '„'],
  [0x85, '…'],
  [0x86, '†'],
  [0x87, '‡'],
  [0x88, 'ˆ'],
  [0x89, '‰'],
  [0x8a, 'Š'],
  [0x8b, '‹'],
  [0x8c, 'Œ'],
  [0x8e, 'Ž'],
  [0x91, '‘'],
  [0x92, '’'],
  [0x93, '“'],
  [0x94, '”'],
  [0x95, '•'],
  [0x96, '–'],
  [0x97, '—'],
  [0x98, '˜'],
  [0x99, '™'],
  [0x9a, 'š'],
  [0x9b, '›'],
  [0x9c, 'œ'],
  [0x9e, 'ž'],
  [0x9f, 'Ÿ'],
];
const THAI_SIGNS = new Set('€…‘’“”•–—');

type ByteOf = ReadonlyMap<number, number>;
const western: ByteOf = new Map(WESTERN_SIGNS.map(([byte, sign]) => [sign.codePointAt(0)!, byte]));
const thai: ByteOf = new Map([
  ...WESTERN_SIGNS.filter(([, sign]) => THAI_SIGNS.has(sign)).map(
    ([byte, sign]) => [sign.codePointAt(0)!, byte] as const,
  ),
  ...Array.from({ length: 0xfb - 0xa0 }, (_, i) => [0x0e01 + i, 0xa1 + i] as const),
]);

/**
 * The bytes that were read as this text in a code page of one byte each, or null where it can't have been read so.
 * `highest` is the last code that stands for itself.
 */
function bytesOf(text: string, signs: ByteOf, highest: number): Buffer | null {
  const bytes = Buffer.alloc(text.length);
  let controls = false;
  let written = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const sign = signs.get(code);
    if (sign === undefined && code > highest) return null;
    bytes[i] = sign ?? code;
    if (code >= 0x80 && code < 0xa0 && signHas(signs, code)) controls = true;
    if (sign !== undefined && sign < 0xa0) written = true;
  }
  // One reader gives a control character, another the sign; both in one text come from neither.
  return controls && written ? null : bytes;
}

const signHas = (signs: ByteOf, byte: number): boolean => [...signs.values()].includes(byte);

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const cp874 = new TextDecoder('windows-874', { fatal: true });

const decoded = (decoder: typeof utf8, bytes: Buffer | null): string | null => {
  if (bytes === null) return null;
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
};

export type MojibakeKind = Exclude<MojibakeFinding['kind'], 'mixed'>;
export interface Repair {
  readonly text: string;
  /** What it was before it was read wrongly. */
  readonly kind: MojibakeKind;
  /** False where it is too short to be sure of by itself. */
  readonly sure: boolean;
}

/** Garbled CP874 is signs and accented letters in one: no language writes `µÓºÅ`, but some write `ÅÄÖ` and `«»`. */
const isMedley = (text: string): boolean => /[\u00A1-\u00BF]/.test(text) && /[\u00C0-\u00FB]/.test(text);

/** UTF-8 of two or three bytes read one by one; where most of a text is that and yet not UTF-8, it is damaged. */
const UTF8_PAIRS = /[\u00C2\u00C3][\u0080-\u00BF]|\u00E0[\u00B8\u00B9][\u0080-\u00BF]/g;
const DAMAGED_SHARE = 0.75;
function isDamagedUtf8(bytes: Buffer): boolean {
  const latin = bytes.toString('latin1');
  const pairs = (latin.match(UTF8_PAIRS) ?? []).join('').length;
  const high = latin.replace(/[\0-\x7F]/g, '').length;
  return pairs >= high * DAMAGED_SHARE;
}

/** Text that can be anything but garbled passes by here: nearly all of it. */
const SUSPECT = /[\u0080-\u00FF]|(?:\u0E40[\u0E18\u0E19][\s\S]){2}/;
const ROUNDS = 3;

/** The text as it was before it was read in a wrong code page, be it once or several times; null for any other text. */
export function repairOf(text: string): Repair | null {
  if (!SUSPECT.test(text)) return null;
  let current = text;
  for (let round = 0; round < ROUNDS; round++) {
    const bytes = bytesOf(current, western, 0xff);
    const asUtf8 = decoded(utf8, bytes) ?? decoded(utf8, bytesOf(current, thai, 0xa0));
    const read = asUtf8 === current ? null : asUtf8;
    // Bytes that are UTF-8 throughout are so by no chance.
    if (read !== null && thaiOf(read) !== 'none') return { text: read, kind: 'utf-8', sure: true };
    const asThai = bytes === null || isDamagedUtf8(bytes) ? null : decoded(cp874, bytes);
    const how = asThai === null ? 'none' : thaiOf(asThai);
    if (asThai !== null && how !== 'none')
      return { text: asThai, kind: 'windows-1252', sure: how === 'sure' && isMedley(current) };
    if (read === null) return null;
    current = read;
  }
  return null;
}

/**
 * Garbled Thai put right: CP874 or UTF-8 that was read as Latin-1 or Windows-1252 (`µÓºÅ`, `à¸•`), UTF-8 that was read as
 * CP874 (`เธ•`), each more than once too. Null where the text is not garbled, or where the result is not Thai all
 * through: then it stays as it is.
 */
export function repairMojibake(text: string): string | null {
  const repair = repairOf(text);
  return repair?.sure ? repair.text : null;
}

const EXAMPLES = 10;

/** Gathers garbled text of a file, value by value. */
export class MojibakeEvidence {
  private readonly columns = new Set<string>();
  private readonly kinds = new Set<MojibakeKind>();
  private readonly examples: { before: string; after: string }[] = [];
  private rows = 0;
  private lastRow = -1;

  /** The rows come in their order, counted from 1; 0 stands for the names of the columns. */
  add(column: string, row: number, text: string): void {
    const repair = repairOf(text);
    if (!repair?.sure) return;
    this.columns.add(column);
    this.kinds.add(repair.kind);
    if (row !== this.lastRow && row > 0) this.rows++;
    this.lastRow = row;
    if (this.examples.length < EXAMPLES && !this.examples.some(({ before }) => before === text))
      this.examples.push({ before: text, after: repair.text });
  }

  /** A whole row: the cells that are text, by the names of their columns. */
  addRow(columns: readonly { readonly name: string }[], row: number, values: readonly unknown[]): void {
    for (let i = 0; i < columns.length; i++) {
      const value = values[i];
      if (typeof value === 'string') this.add(columns[i]!.name, row, value);
    }
  }

  /** What was found, or null where nothing is garbled. */
  finding(): MojibakeFinding | null {
    const [kind] = this.kinds;
    if (kind === undefined) return null;
    return {
      kind: this.kinds.size > 1 ? 'mixed' : kind,
      columns: [...this.columns],
      rows: this.rows,
      examples: [...this.examples],
    };
  }
}
