import { isUtf8 } from 'node:buffer';
import type { LanguageDriver } from './labels.ts';

export interface EncodingFinding {
  name: string | null;
  evidence: string;
  candidates: { name: string; score: number }[];
}

/** What names the encoding from outside the text. */
export interface EncodingMarks {
  /** The label from the `.cpg`, or null where there is none or it is unknown. */
  readonly cpg: string | null;
  readonly ldid: LanguageDriver | null;
}

/** Thai letters in Windows-874: the assigned ones of TIS-620. */
const isThai = (byte: number): boolean => (byte >= 0xa1 && byte <= 0xda) || (byte >= 0xdf && byte <= 0xfb);
/** Vowels above and below and tone marks: they stand on a consonant, never alone. */
const isMark = (byte: number): boolean =>
  byte === 0xd1 || (byte >= 0xd4 && byte <= 0xda) || (byte >= 0xe7 && byte <= 0xee);
const isConsonant = (byte: number): boolean => byte >= 0xa1 && byte <= 0xce;

/** Text is taken for Windows-874 from this share of bytes that are Thai letters. */
const THAI_SHARE = 0.95;
/** Thai is written in runs; a lone high byte between Latin letters is an accent. */
const RUN_SHARE = 0.75;
/** Marks that stand where no mark can: real names have next to none. */
const MARKS_RIGHT = 0.9;
const UTF8_SHARE = 0.98;
const FEWEST_BYTES = 4;

/** Gathers evidence from values, one call each, over as many rows as are given. */
export class EncodingEvidence {
  /** Values with a byte above 0x7F, and how many of them are whole UTF-8 (cut ends forgiven). */
  private values = 0;
  private utf8Values = 0;
  private high = 0;
  private thai = 0;
  private inRuns = 0;
  private marks = 0;
  private marksRight = 0;
  private c1 = 0;
  /** First bytes of UTF-8 characters of three and more bytes, and values with Latin letters beside the high bytes. */
  private longLeads = 0;
  private latinValues = 0;

  /** Values that end in the middle of a UTF-8 character: cut by the width of their column. */
  cutValues = 0;

  add(bytes: Buffer, start: number, end: number): void {
    let first = start;
    while (first < end && bytes[first]! < 0x80) first++;
    if (first === end) return;
    this.values++;
    this.statistics(bytes, start, first, end);
    const whole = wholeUtf8End(bytes, start, end);
    if (!isUtf8(bytes.subarray(start, whole))) return;
    this.utf8Values++;
    if (whole < end) this.cutValues++;
  }

  private statistics(bytes: Buffer, start: number, first: number, end: number): void {
    let before = first > 0 ? 0x20 : 0;
    if (hasLatin(bytes, start, end)) this.latinValues++;
    for (let i = first; i < end; i++) {
      const byte = bytes[i]!;
      if (byte >= 0x80) {
        this.high++;
        if (byte >= 0xe0) this.longLeads++;
        if (byte < 0xa0) this.c1++;
        if (isThai(byte)) this.thai++;
        if (before >= 0x80 || (i + 1 < end && bytes[i + 1]! >= 0x80)) this.inRuns++;
        if (isMark(byte)) {
          this.marks++;
          if (isConsonant(before) || isMark(before)) this.marksRight++;
        }
      }
      before = byte;
    }
  }

  get ascii(): boolean {
    return this.values === 0;
  }

  private get utf8Score(): number {
    return this.values === 0 ? 0 : this.utf8Values / this.values;
  }

  private get thaiScore(): number {
    if (this.high === 0) return 0;
    const marks = this.marks === 0 ? 1 : this.marksRight / this.marks;
    return (this.thai / this.high) * Math.min(1, this.inRuns / this.high / RUN_SHARE) * marks;
  }

  private get looksThai(): boolean {
    return this.high >= FEWEST_BYTES && this.couldBeThai;
  }

  private get couldBeThai(): boolean {
    return (
      this.thai / this.high >= THAI_SHARE &&
      this.inRuns / this.high >= RUN_SHARE &&
      (this.marks === 0 || this.marksRight / this.marks >= MARKS_RIGHT)
    );
  }

  /** `ยก` in Windows-874 is one sign in UTF-8: text of nothing else is as much the one as the other. */
  private get evenlyBoth(): boolean {
    return this.longLeads === 0 && this.latinValues === 0 && this.couldBeThai;
  }

  private candidates(marks: EncodingMarks): EncodingFinding['candidates'] {
    const round = (score: number): number => Math.round(score * 1000) / 1000;
    const western =
      this.high === 0 ? 0 : (1 - this.thaiScore) * (1 - this.c1 / this.high) * (1 - this.utf8Score);
    const scores = new Map<string, number>([
      ['utf-8', round(this.utf8Score)],
      ['windows-874', round(this.thaiScore * (this.evenlyBoth ? 1 : 1 - this.utf8Score))],
      ['windows-1252', round(western * 0.9)],
    ]);
    for (const label of [marks.cpg, marks.ldid?.label])
      if (label && !scores.has(label)) scores.set(label, round(0.5 * (1 - this.utf8Score)));
    return [...scores].map(([name, score]) => ({ name, score })).sort((a, b) => b.score - a.score);
  }

  /**
   * Decides in the order of the evidence: `.cpg`, a language driver that means something, strict UTF-8 over all
   * values, the statistics of Thai, a weak language driver. A mark that the bytes disprove is passed over: text that
   * is whole UTF-8 throughout is never anything else, and broken UTF-8 that reads as Thai is Windows-874.
   */
  decide(marks: EncodingMarks): EncodingFinding {
    if (this.ascii)
      return { name: marks.cpg ?? 'utf-8', evidence: marks.cpg ? 'cpg' : 'ascii', candidates: [] };
    const candidates = this.candidates(marks);
    const finding = (name: string | null, evidence: string): EncodingFinding => ({
      name,
      evidence,
      candidates,
    });
    const utf8 = this.utf8Values === this.values;
    if (marks.cpg && this.fits(marks.cpg, utf8)) return finding(marks.cpg, 'cpg');
    if (marks.ldid?.strong && this.fits(marks.ldid.label, utf8)) return finding(marks.ldid.label, 'ldid');
    if (utf8 && this.evenlyBoth) return finding(null, 'undecided');
    if (utf8) return finding('utf-8', 'utf8-valid');
    if (this.looksThai) return finding('windows-874', 'thai-bytes');
    if (marks.cpg) return finding(marks.cpg, 'cpg');
    // A byte that was damaged on the way does not make the rest another encoding; where it stands is told.
    if (this.utf8Score >= UTF8_SHARE) return finding('utf-8', 'utf8-mostly');
    if (marks.ldid && this.thaiScore < 0.5) return finding(marks.ldid.label, 'ldid');
    return finding(null, 'undecided');
  }

  private fits(label: string, utf8: boolean): boolean {
    if (label === 'utf-8') return this.utf8Score >= UTF8_SHARE || !this.looksThai;
    if (label.startsWith('utf-16')) return true;
    // Programs write `ISO-8859-1` unasked; nothing western reads as Thai throughout.
    if (label === 'windows-1252' && this.looksThai) return false;
    return !utf8 || (label === 'windows-874' && this.evenlyBoth);
  }
}

function hasLatin(bytes: Buffer, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const letter = bytes[i]! | 0x20;
    if (letter >= 0x61 && letter <= 0x7a) return true;
  }
  return false;
}

/** Where the last whole UTF-8 character ends: a column's width may have cut the one behind it. */
export function wholeUtf8End(bytes: Uint8Array, start: number, end: number): number {
  for (let back = 1; back <= 3 && end - back >= start; back++) {
    const byte = bytes[end - back]!;
    if (byte < 0x80) return end;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? end - back : end;
    }
  }
  return end;
}
