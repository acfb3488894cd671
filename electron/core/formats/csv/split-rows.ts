/** Cuts delimited text into cells as bytes: delimiters, quotes and line ends are ASCII in UTF-8 and CP874 alike. */

const QUOTE = 0x22;
const CR = 0x0d;
const LF = 0x0a;
const NOT_CLOSED = -1;
const UNKNOWN = -2;

/** A cell may be this long, a row this many times as long. */
const MOST_CELL_BYTES = 1 << 20;
const MOST_ROW_BYTES = 1 << 24;
/** More cells than any program writes in a row, empty ones counted. */
const MOST_CELLS = 1 << 15;
/** Quotes that are never closed are taken as text; a file full of them is no table. */
const MOST_OPEN_QUOTES = 1000;

/** What a cell or row that passes a cap is: the reader refuses the file. */
export class TooLongError extends Error {}

/**
 * Cuts a stream of bytes that is given piece by piece. A quote that is not closed before the end or within a
 * megabyte opened nothing: it is a letter like any other, and counted.
 */
export class RowSplitter {
  private readonly delimiter: number;
  private buffer: Buffer = Buffer.alloc(0);
  private at = 0;
  private ended = false;
  /** Cells of the row that `next` found; views of the bytes where nothing had to be taken out. */
  cells: (Uint8Array | null)[] = [];
  private openQuotes = 0;

  constructor(delimiter: string) {
    this.delimiter = delimiter.charCodeAt(0);
  }

  /** Bytes that wait for the rest of their row. */
  get waiting(): number {
    return this.buffer.length - this.at;
  }

  push(bytes: Buffer): void {
    this.buffer = this.waiting === 0 ? bytes : Buffer.concat([this.buffer.subarray(this.at), bytes]);
    this.at = 0;
  }

  end(): void {
    this.ended = true;
  }

  /** Finds the next row. False when more bytes are needed or there is none. */
  next(): boolean {
    if (this.at >= this.buffer.length) return false;
    if (this.read()) return true;
    if (!this.ended && this.waiting > MOST_ROW_BYTES) throw new TooLongError();
    return false;
  }

  private read(): boolean {
    const { buffer } = this;
    const cells: (Uint8Array | null)[] = [];
    let open = 0;
    for (let at = this.at; ; ) {
      const close = buffer[at] === QUOTE ? this.closing(at) : NOT_CLOSED;
      if (close === UNKNOWN) return false;
      if (buffer[at] === QUOTE && close === NOT_CLOSED) open++;
      const end = this.plainEnd(close === NOT_CLOSED ? at : close + 1);
      if (end - at > MOST_CELL_BYTES || cells.length > MOST_CELLS) throw new TooLongError();
      const byte = buffer[end];
      // A carriage return at the end of what is here may have its line feed in the next piece.
      if (!this.ended && (byte === undefined || (byte === CR && end + 1 === buffer.length))) return false;
      if (close !== NOT_CLOSED) cells.push(unquoted(buffer, at, close, end));
      else cells.push(end > at ? buffer.subarray(at, end) : null);
      at = end + 1;
      if (byte === this.delimiter) continue;
      if (byte === CR && buffer[at] === LF) at++;
      this.openQuotes += open;
      if (this.openQuotes > MOST_OPEN_QUOTES) throw new TooLongError();
      this.cells = isEmptyLine(cells) ? [] : cells;
      this.at = Math.min(at, buffer.length);
      return true;
    }
  }

  /** Where the quote that opens at `at` is closed; else whether it is not or the bytes here can't tell yet. */
  private closing(at: number): number {
    const { buffer } = this;
    const limit = Math.min(buffer.length, at + MOST_CELL_BYTES);
    for (let i = at + 1; i < limit; ) {
      const quote = buffer.indexOf(QUOTE, i);
      if (quote < 0 || quote >= limit) break;
      if (buffer[quote + 1] !== QUOTE) return quote + 1 === buffer.length && !this.ended ? UNKNOWN : quote;
      i = quote + 2;
    }
    return this.ended || buffer.length - at > MOST_CELL_BYTES ? NOT_CLOSED : UNKNOWN;
  }

  private plainEnd(from: number): number {
    const { buffer, delimiter } = this;
    let i = from;
    for (; i < buffer.length; i++) {
      const byte = buffer[i];
      if (byte === delimiter || byte === LF || byte === CR) break;
    }
    return i;
  }
}

const isEmptyLine = (cells: readonly (Uint8Array | null)[]): boolean =>
  cells.length === 1 && cells[0] === null;

/** The text between the quotes with doubled ones halved, and what stands behind the closing one as it is. */
function unquoted(buffer: Buffer, open: number, close: number, end: number): Uint8Array | null {
  const inside = buffer.subarray(open + 1, close);
  const rest = buffer.subarray(close + 1, end);
  if (!inside.includes(QUOTE)) {
    if (rest.length > 0) return Buffer.concat([inside, rest]);
    return inside.length > 0 ? inside : null;
  }
  const parts: Buffer[] = [];
  let from = 0;
  for (let quote = inside.indexOf(QUOTE); quote >= 0; quote = inside.indexOf(QUOTE, from)) {
    parts.push(inside.subarray(from, quote + 1));
    from = quote + 2;
  }
  return Buffer.concat([...parts, inside.subarray(from), rest]);
}
