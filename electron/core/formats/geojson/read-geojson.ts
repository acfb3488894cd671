import { Refusal } from '../../../../shared/domain/refusal.ts';
import type { ByteSource } from '../bytes.ts';
import { ColumnSet } from '../reading/column-set.ts';
import { openForReading } from '../reading/open-file.ts';
import { Pace } from '../reading/pace.ts';
import { Utf8Chunks } from '../reading/utf8-chunks.ts';
import type { ReadOptions, RowSink, StagedFacts } from '../source.ts';
import { FeatureRows, isGeometryType } from './feature-rows.ts';
import { crsAtEnd, declaredByMember } from './geojson-crs.ts';
import { CutOff, JsonBytes, MAX_VALUE_BYTES, NoJson, TooMuch } from './json-bytes.ts';

const OPEN = 0x7b;
const CLOSE = 0x7d;
const LIST = 0x5b;
const LIST_END = 0x5d;
const COMMA = 0x2c;
const COLON = 0x3a;
const QUOTE = 0x22;

/** Of an object at the top these are kept; all others are read and forgotten. */
const KEPT: ReadonlySet<string> = new Set([
  'type',
  'crs',
  'geometry',
  'properties',
  'id',
  'coordinates',
  'geometries',
]);
const isKnownType = (type: unknown): boolean =>
  type === 'FeatureCollection' || type === 'Feature' || isGeometryType(type);

class GeojsonReading {
  private readonly chunks: Utf8Chunks;
  private readonly bytes: JsonBytes;
  private readonly rows: FeatureRows;
  private readonly sink: RowSink;
  private readonly pace: Pace;
  private readonly file: string;
  private crs: unknown;
  /** True while a row is being read: the one that is lost when the file ends here. */
  private inRow = false;
  /** The text of a lone feature's properties. */
  private properties = 'null';

  constructor(source: ByteSource, file: string, sink: RowSink, options: ReadOptions) {
    this.chunks = new Utf8Chunks(source);
    this.bytes = new JsonBytes(this.chunks);
    this.rows = new FeatureRows(sink, new ColumnSet(sink, file), file);
    this.sink = sink;
    this.pace = new Pace(options);
    this.file = file;
  }

  async read(source: ByteSource): Promise<StagedFacts> {
    try {
      await this.values();
    } catch (error) {
      this.ended(error);
    }
    if (!this.rows.wanted && this.crs === undefined) this.crs = crsAtEnd(source, this.chunks.label);
    const { fallback } = this.bytes;
    if (fallback === 'windows-874') this.sink.tally.add('encoding-guessed', 'info');
    if (fallback === 'utf-8') this.sink.tally.add('encoding-replaced', 'warning');
    return {
      declared: this.rows.hasShapes ? declaredByMember(this.crs) : null,
      hasShapes: this.rows.hasShapes,
      encoding: fallback ?? 'utf-8',
    };
  }

  /** What stands at the top: one object, or a sequence of them, a line or a record each. */
  private async values(): Promise<void> {
    let some = false;
    for (let next = this.bytes.peek(true); next !== -1; next = this.bytes.peek(true)) {
      if (next !== OPEN) await this.refuseOther(next);
      await this.object();
      some = true;
      if (!this.rows.wanted) return;
      if (this.pace.due) await this.pace.rest(this.bytes.fraction);
    }
    if (!some) throw new CutOff();
  }

  /** Rows that were whole stay, and the one that was cut is counted; anything else refuses the file. */
  private ended(error: unknown): void {
    const { file, rows, bytes } = this;
    if (error instanceof CutOff && rows.rows > 0) {
      if (this.inRow) rows.skip('row-truncated');
      this.sink.tally.add('file-cut-off', 'error');
    } else if (error instanceof CutOff || error instanceof NoJson)
      throw new Refusal('file-unreadable', { file, reason: 'JSON', line: bytes.line });
    else if (error instanceof TooMuch)
      throw error.what === 'size'
        ? new Refusal('file-too-large', { file, limitMB: MAX_VALUE_BYTES / 2 ** 20 })
        : new Refusal('file-unsafe', { file, reason: 'JSON' });
    else throw error;
  }

  /** A list or a bare value is JSON, or is not; in neither case are there features in it. */
  private async refuseOther(next: number): Promise<never> {
    this.parse(await this.bytes.value(this.pace));
    throw new Refusal('format-unknown', { file: this.file, reason: next === LIST ? 'JSON [ ]' : 'JSON' });
  }

  private parse(text: string): unknown {
    try {
      return JSON.parse(text);
    } catch {
      // The parser's own words quote the file.
      throw new NoJson();
    }
  }

  /** One object at the top, member by member, since its features may be more than memory holds. */
  private async object(): Promise<void> {
    const { bytes } = this;
    const members: Record<string, unknown> = Object.create(null);
    let hasFeatures = false;
    const before = this.rows.rows;
    bytes.take(OPEN);
    this.inRow = true;
    for (
      let more = bytes.peek() !== CLOSE || !bytes.take(CLOSE);
      more;
      more = bytes.take(COMMA, CLOSE) === COMMA
    ) {
      if (bytes.peek() !== QUOTE) bytes.take(QUOTE);
      const key = this.parse(await bytes.value(this.pace)) as string;
      bytes.take(COLON);
      if (key === 'features' && bytes.peek() === LIST) {
        hasFeatures = true;
        this.inRow = false;
        await this.features();
        if (!this.rows.wanted) return;
      } else await this.member(key, members);
    }
    this.inRow = false;
    this.whole(members, hasFeatures, before);
  }

  private async member(key: string, members: Record<string, unknown>): Promise<void> {
    const text = await this.bytes.value(this.pace);
    const value = this.parse(text);
    if (key === 'properties') this.properties = text;
    if (KEPT.has(key)) members[key] = value;
    if (key === 'crs') this.crs ??= value;
    if (key === 'type' && !isKnownType(value))
      throw new Refusal('format-unknown', {
        file: this.file,
        reason: value === 'Topology' ? 'TopoJSON' : 'JSON',
      });
  }

  /** What an object turned out to be once all of it was seen. */
  private whole(members: Record<string, unknown>, hasFeatures: boolean, before: number): void {
    const { type } = members;
    const collection = type === 'FeatureCollection';
    if (collection !== hasFeatures || type === undefined || (!collection && this.rows.rows > before))
      throw new Refusal('format-unknown', { file: this.file, reason: 'JSON' });
    if (!collection) this.rows.feature(members, `{"properties":${this.properties}}`);
  }

  private async features(): Promise<void> {
    const { bytes, rows } = this;
    bytes.take(LIST);
    if (bytes.peek() === LIST_END) {
      bytes.take(LIST_END);
      return;
    }
    do {
      this.inRow = true;
      const text = await bytes.value(this.pace);
      rows.feature(this.parse(text), text);
      this.inRow = false;
      if (!rows.wanted) return;
      if (this.pace.due) await this.pace.rest(bytes.fraction);
    } while (bytes.take(COMMA, LIST_END) === COMMA);
  }
}

/**
 * Reads GeoJSON of any size, one feature at a time: RFC 7946 and its forerunner with `crs`, a single feature or shape,
 * and sequences of them by lines or record separators. Rows of a file that was cut off are kept as far as they are
 * whole. Refuses `file-unreadable` for what is no JSON and `format-unknown` for what is no GeoJSON.
 *
 * @param name the file's name, for refusals
 */
export async function readGeojson(
  path: string,
  name: string,
  _layer: null,
  sink: RowSink,
  options: ReadOptions = {},
): Promise<StagedFacts> {
  const source = openForReading(path, name);
  try {
    return await new GeojsonReading(source, name, sink, options).read(source);
  } finally {
    source.close();
  }
}
