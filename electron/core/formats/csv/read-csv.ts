import { isUtf8 } from 'node:buffer';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import { type ByteSource, openFile } from '../bytes.ts';
import { Pace } from '../reading/pace.ts';
import type { RawValue, ReadOptions, RowSink, StagedFacts } from '../source.ts';
import { TableRows } from '../tables/table-rows.ts';
import { findDelimiter } from './delimiter.ts';
import { RowSplitter, TooLongError } from './split-rows.ts';
import { headEncoding, type TextMark, TextPieces, textMark } from './text-pieces.ts';

const HEAD_BYTES = 1 << 18;
/** Text has no zero bytes; a stray one is no reason to refuse. */
const ZERO_SHARE = 0.001;
/** `sep=;` in the first line is Excel's word for the delimiter, no row of the table. */
const SAYS_DELIMITER = /^sep=.$/;

/**
 * Reads delimited text (CSV, TSV, .txt) row by row. Cells are given as bytes, as only the whole text decides its
 * encoding, unless a byte order mark does; formulas stay text. Refuses `file-not-found`, `file-unreadable` (no text, a
 * cell over 1 MB, more than 2,000 columns) and `sheet-empty`.
 *
 * @param name the file's name, for refusals
 */
export async function readCsv(
  path: string,
  name: string,
  sink: RowSink,
  options: ReadOptions,
): Promise<StagedFacts> {
  options.signal?.throwIfAborted();
  const source = openText(path, name);
  try {
    return await readText(source, name, sink, options);
  } catch (error) {
    if (error instanceof TooLongError) throw new Refusal('file-unreadable', { file: name, reason: '> 1 MB' });
    throw error;
  } finally {
    source.close();
  }
}

function openText(path: string, name: string): ByteSource {
  try {
    return openFile(path);
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new Refusal(missing ? 'file-not-found' : 'file-unreadable', { file: name });
  }
}

async function readText(
  source: ByteSource,
  name: string,
  sink: RowSink,
  options: ReadOptions,
): Promise<StagedFacts> {
  const head = source.read(0, HEAD_BYTES);
  const mark = textMark(head);
  refuseBinary(head, mark, name);
  const sample = new TextPieces(source, mark).next(0) ?? Buffer.alloc(0);
  const delimiter = options.delimiter ?? findDelimiter(sample, source.size <= HEAD_BYTES);
  const shown = new TextDecoder(headEncoding(mark, wholeLines(sample)));
  const table = new TableRows(sink, {
    headerRow: options.headerRow ?? null,
    file: name,
    ragged: true,
    textOf: (value) => (value instanceof Uint8Array ? shown.decode(value) : String(value ?? '')),
  });
  const splitter = new RowSplitter(delimiter);
  const toCells = mark.encoding === null ? asTheyAre : decodedCells(sink);
  await eachRow(new TextPieces(source, mark), splitter, new Pace(options), (line) => {
    const { cells } = splitter;
    const says = line === 1 && cells.length < 3 && SAYS_DELIMITER.test(shown.decode(cells[0] ?? undefined));
    return says || table.add(toCells(cells, line));
  });
  const layout = { ...table.end(), delimiter };
  options.onProgress?.(1);
  return { declared: null, hasShapes: false, encoding: mark.encoding === null ? null : 'utf-8', layout };
}

/** Calls `take` for each row, its line counted from 1, until it wants no more. */
async function eachRow(
  pieces: TextPieces,
  splitter: RowSplitter,
  pace: Pace,
  take: (line: number) => boolean,
): Promise<void> {
  for (let line = 0; ; ) {
    const piece = pieces.next(splitter.waiting);
    if (piece) splitter.push(piece);
    else splitter.end();
    while (splitter.next()) {
      if (!take(++line)) return;
      if (pace.due) await pace.rest(pieces.share);
    }
    if (!piece) return;
    if (pace.due) await pace.rest(pieces.share);
  }
}

function refuseBinary(head: Buffer, mark: TextMark, name: string): void {
  if (head.length === 0) throw new Refusal('sheet-empty', { file: name });
  if (mark.encoding !== null) return;
  let zeros = 0;
  for (const byte of head) if (byte === 0) zeros++;
  if (zeros > head.length * ZERO_SHARE) throw new Refusal('file-unreadable', { file: name });
}

/** The names may be shown before all is read: their encoding is that of the whole lines at the beginning. */
const wholeLines = (sample: Buffer): Buffer => {
  const end = Math.max(sample.lastIndexOf(0x0a), sample.lastIndexOf(0x0d));
  return end > 0 ? sample.subarray(0, end) : sample;
};

type ToCells = (cells: readonly (Uint8Array | null)[], line: number) => readonly RawValue[];
const asTheyAre: ToCells = (cells) => cells;

/** Text whose encoding a mark has decided. What is broken in it is replaced and counted. */
function decodedCells(sink: RowSink): ToCells {
  const decoder = new TextDecoder('utf-8');
  return (cells, line) =>
    cells.map((cell) => {
      if (cell === null) return null;
      if (!isUtf8(cell)) sink.tally.add('encoding-replaced', 'warning', line);
      return decoder.decode(cell);
    });
}
