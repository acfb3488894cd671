import { ByteBuffer } from 'flatbuffers';
import type { Column } from 'flatgeobuf/lib/mjs/flat-geobuf/column.js';
import type { Crs } from 'flatgeobuf/lib/mjs/flat-geobuf/crs.js';
import { Feature } from 'flatgeobuf/lib/mjs/flat-geobuf/feature.js';
import { Header } from 'flatgeobuf/lib/mjs/flat-geobuf/header.js';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import { type ByteSource, ForwardWindow } from '../bytes.ts';
import { ColumnSet } from '../reading/column-set.ts';
import { openForReading } from '../reading/open-file.ts';
import { Pace } from '../reading/pace.ts';
import type { DeclaredCrs, ReadOptions, RowSink, StagedFacts } from '../source.ts';
import { BINARY, type FgbColumn, fieldTypeOf, valuesOf } from './feature-values.ts';
import { BadFeature, FeatureWkb } from './feature-wkb.ts';

const MAGIC = Buffer.from('fgb\x03fgb', 'latin1');
const MAGIC_BYTES = 8;
const PREFIX = 4;
const MAX_HEADER = 16 * 2 ** 20;
const MAX_FEATURE = 256 * 2 ** 20;
const MAX_COLUMNS = 2000;
/** One entry of the index: a box and an offset. */
const NODE_BYTES = 40;

/** What the header says, taken out of its bytes. */
interface FgbHeader {
  readonly type: number;
  /** 0 where it is not told. */
  readonly count: number;
  readonly columns: readonly { name: string; type: number }[];
  readonly declared: DeclaredCrs | null;
  /** Where the first feature stands. */
  readonly start: number;
}

/** The bytes of the packed R-tree before the features (flatgeobuf.org, "Packed Hilbert R-tree"). */
function indexBytes(count: number, nodeSize: number): number {
  if (nodeSize < 2 || count === 0) return 0;
  let nodes = count;
  for (let level = count; level > 1; nodes += level) level = Math.ceil(level / nodeSize);
  return (count === 1 ? 2 : nodes) * NODE_BYTES;
}

function declaredBy(crs: Crs | null): DeclaredCrs | null {
  if (!crs) return null;
  const org = crs.org()?.toUpperCase() ?? '';
  const code = crs.code();
  if (org === 'OGC' && /^CRS84/i.test(crs.codeString() ?? '')) return { kind: 'format' };
  if (code > 0 && (org === 'EPSG' || org === '')) return { kind: 'epsg', code };
  const text = crs.wkt();
  return text ? { kind: 'wkt', text } : null;
}

function columnsOf(length: number, column: (i: number) => Column | null): { name: string; type: number }[] {
  if (length > MAX_COLUMNS) throw new BadFeature();
  return Array.from({ length }, (_, i) => {
    const one = column(i);
    return { name: one?.name() ?? '', type: one?.type() ?? BINARY };
  });
}

function headerOf(source: ByteSource, file: string): FgbHeader {
  if (!source.read(0, MAGIC.length).equals(MAGIC)) throw new Refusal('format-unknown', { file });
  const prefix = source.read(MAGIC_BYTES, PREFIX);
  const length = prefix.length === PREFIX ? prefix.readUInt32LE(0) : 0;
  if (length < 8 || length > MAX_HEADER || MAGIC_BYTES + PREFIX + length > source.size)
    throw new Refusal('file-unreadable', { file });
  // Buffers of their own begin where numbers of eight bytes may.
  const bytes = new Uint8Array(source.read(MAGIC_BYTES, PREFIX + length));
  const header = Header.getSizePrefixedRootAsHeader(new ByteBuffer(bytes));
  const count = Number(header.featuresCount());
  const start = MAGIC_BYTES + PREFIX + length + indexBytes(count, header.indexNodeSize());
  if (start > source.size) throw new Refusal('file-unreadable', { file });
  return {
    type: header.geometryType(),
    count,
    columns: columnsOf(header.columnsLength(), (i) => header.columns(i)),
    declared: declaredBy(header.crs()),
    start,
  };
}

/** Reads a header. Its accessors trust its bytes: whatever they stumble over is a damaged file. */
function safeHeader(source: ByteSource, file: string): FgbHeader {
  try {
    return headerOf(source, file);
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('file-unreadable', { file });
  }
}

class FgbReading {
  hasShapes = false;
  rows = 0;
  wanted = true;
  private readonly header: FgbHeader;
  private readonly sink: RowSink;
  private readonly columns: ColumnSet;
  private readonly places: readonly FgbColumn[];
  private readonly wkb = new FeatureWkb();
  private scratch = new ArrayBuffer(1 << 16);

  constructor(header: FgbHeader, file: string, sink: RowSink) {
    this.header = header;
    this.sink = sink;
    this.columns = new ColumnSet(sink, file);
    this.places = header.columns.map((column) => this.place(column));
  }

  private place({ name, type }: { name: string; type: number }): FgbColumn {
    if (type < BINARY) return { type, place: this.columns.index(name, fieldTypeOf(type)) };
    this.sink.tally.add('columns-left-out', 'info', name);
    return { type, place: null };
  }

  /** One feature with its length in front. What can't be made sense of is skipped and counted. */
  feature(bytes: Uint8Array): void {
    if (bytes.length > this.scratch.byteLength) this.scratch = new ArrayBuffer(bytes.length * 2);
    const own = new Uint8Array(this.scratch, 0, bytes.length);
    own.set(bytes);
    this.rows++;
    try {
      this.give(Feature.getSizePrefixedRootAsFeature(new ByteBuffer(own)), bytes.length);
    } catch (error) {
      // The library's accessors trust the offsets that they read.
      const damaged =
        error instanceof BadFeature || error instanceof RangeError || error instanceof TypeError;
      if (!damaged) throw error;
      this.wanted = this.sink.skip('row-truncated');
    }
  }

  private give(feature: Feature, length: number): void {
    const own = feature.columnsLength();
    const columns =
      own === 0 ? this.places : columnsOf(own, (i) => feature.columns(i)).map((column) => this.place(column));
    const properties = feature.propertiesArray();
    if (properties && properties.byteOffset + properties.byteLength > length) throw new BadFeature();
    const values = properties ? valuesOf(properties, columns) : [];
    const geometry = feature.geometry();
    const type = geometry ? geometry.type() || this.header.type : 0;
    const wkb = geometry ? this.wkb.write(geometry, type, length) : null;
    if (wkb) this.hasShapes = true;
    this.wanted = this.sink.row(wkb, values);
  }
}

/** True when the file ends, or makes no sense, before a feature does. */
async function readFeatures(
  source: ByteSource,
  file: string,
  header: FgbHeader,
  reading: FgbReading,
  options: ReadOptions,
): Promise<boolean> {
  const window = new ForwardWindow(source);
  const pace = new Pace(options);
  let position = header.start;
  while (reading.wanted && window.load(position, PREFIX)) {
    const length = window.buffer.readUInt32LE(window.at) + PREFIX;
    if (length > MAX_FEATURE && length <= source.size - position)
      throw new Refusal('file-too-large', { file, limitMB: MAX_FEATURE / 2 ** 20 });
    if (length < PREFIX + 8 || !window.load(position, length)) return true;
    reading.feature(window.buffer.subarray(window.at, window.at + length));
    position += length;
    if (pace.due) await pace.rest(position / source.size);
  }
  return reading.wanted && position < source.size;
}

/**
 * What the file has not though it should: a row whose bytes end before it does, or rows that the header promises.
 * Only the first is a row that was met; the number of the others is the header's word.
 */
function noteMissing(
  header: FgbHeader,
  reading: FgbReading,
  cut: boolean,
  file: string,
  sink: RowSink,
): void {
  if (!reading.wanted) return;
  const missing = header.count - reading.rows;
  if (reading.rows === 0 && (cut || missing > 0)) throw new Refusal('file-unreadable', { file });
  if (cut) sink.skip('row-truncated');
  if (cut || missing > 0) sink.tally.add('file-cut-off', 'error');
}

/**
 * Reads FlatGeobuf of any size, a feature at a time, with the types of its columns and the CRS of its header. The index
 * is passed over. Refuses `format-unknown` for what is none and `file-unreadable` for a damaged header.
 *
 * @param name the file's name, for refusals
 */
export async function readFlatgeobuf(
  path: string,
  name: string,
  _layer: null,
  sink: RowSink,
  options: ReadOptions = {},
): Promise<StagedFacts> {
  const source = openForReading(path, name);
  try {
    const header = safeHeader(source, name);
    const reading = new FgbReading(header, name, sink);
    const cut = await readFeatures(source, name, header, reading, options);
    noteMissing(header, reading, cut, name, sink);
    return {
      declared: header.declared,
      hasShapes: reading.hasShapes,
      encoding: 'utf-8',
      ...(header.count > 0 ? { expectedRows: header.count } : {}),
    };
  } finally {
    source.close();
  }
}
