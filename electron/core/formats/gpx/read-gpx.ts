import { Refusal } from '../../../../shared/domain/refusal.ts';
import { ColumnSet } from '../reading/column-set.ts';
import { openForReading } from '../reading/open-file.ts';
import { Pace } from '../reading/pace.ts';
import type { RawShape, RawValue, ReadOptions, RowSink, StagedFacts } from '../source.ts';
import { type Attributes, noteEncoding, readXml, type XmlEnd, type XmlHandler } from '../xml/read-xml.ts';

const LAYERS = ['waypoints', 'routes', 'tracks', 'track_points'] as const;
type GpxLayer = (typeof LAYERS)[number];

/** The elements that are a row of each layer, and their points. */
const ROW_OF: Readonly<Record<GpxLayer, string>> = {
  waypoints: 'wpt',
  routes: 'rte',
  tracks: 'trk',
  track_points: 'trkpt',
};
const TYPES: Readonly<Record<string, 'real' | 'integer' | 'datetime'>> = {
  ele: 'real',
  time: 'datetime',
  magvar: 'real',
  geoidheight: 'real',
  sat: 'integer',
  hdop: 'real',
  vdop: 'real',
  pdop: 'real',
  ageofdgpsdata: 'real',
  dgpsid: 'integer',
  number: 'integer',
};
/** The places of one line at most. */
const MAX_PLACES = 2_000_000;
const MAX_TEXT = 1 << 20;

type Position = readonly [number, number];
const numberOf = (text: string | undefined): number =>
  text === undefined || text.trim() === '' ? Number.NaN : Number(text);
const positionOf = ({ lon, lat }: Attributes): Position => [numberOf(lon), numberOf(lat)];

/** What times and heights the places of a line have. */
class Span {
  first: string | null = null;
  last: string | null = null;
  low = Infinity;
  high = -Infinity;

  time(text: string): void {
    this.first ??= text;
    this.last = text;
  }

  height(value: number): void {
    if (value < this.low) this.low = value;
    if (value > this.high) this.high = value;
  }
}

function checkRoot(name: string, file: string): void {
  if (name !== 'gpx') throw new Refusal('format-unknown', { file, reason: 'XML' });
}

/** Counts rows, without keeping any. */
class GpxCount implements XmlHandler {
  readonly wanted = true;
  readonly needsNumbers = false;
  readonly counts: Record<string, number> = { wpt: 0, rte: 0, trk: 0, trkpt: 0 };
  /** Tracks that are lines. */
  lines = 0;
  private places = 0;
  private readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  open(name: string, _: Attributes, depth: number): void {
    if (depth === 1) checkRoot(name, this.file);
    if (depth === 2 || name === 'trkpt') this.counts[name] = (this.counts[name] ?? 0) + 1;
    if (name === 'trkseg') this.places = 0;
    if (name === 'trkpt' && ++this.places === 2) this.lines++;
  }

  text(): void {}
  close(): void {}
}

/** Gives the rows of one layer. */
class GpxRows implements XmlHandler {
  wanted = true;
  rows = 0;
  /** True between the start and the end of a row. */
  inRow = false;
  private readonly row: string;
  private readonly sink: RowSink;
  private readonly columns: ColumnSet;
  private readonly file: string;
  private rowDepth = 0;
  private values: RawValue[] = [];
  private position: Position = [Number.NaN, Number.NaN];
  private parts: Position[][] = [];
  private places = 0;
  private span = new Span();
  private inPlace = false;
  private inLink = false;
  private content = '';
  private leaf = false;

  constructor(layer: GpxLayer, file: string, sink: RowSink) {
    this.row = ROW_OF[layer];
    this.sink = sink;
    this.columns = new ColumnSet(sink, file);
    this.file = file;
  }

  open(name: string, attributes: Attributes, depth: number): void {
    if (depth === 1) checkRoot(name, this.file);
    this.content = '';
    this.leaf = true;
    if (name === this.row && !this.inRow) this.start(attributes, depth);
    else if (!this.inRow) return;
    else if (name === 'trkseg') this.parts.push([]);
    else if (name === 'rtept' || name === 'trkpt') this.place(attributes);
    else if (name === 'link' && !this.inPlace) {
      this.inLink = true;
      if (attributes.href !== undefined) this.put('link', attributes.href);
    }
  }

  private start(attributes: Attributes, depth: number): void {
    this.inRow = true;
    this.inPlace = this.inLink = false;
    this.rowDepth = depth;
    this.values = [];
    this.parts = this.row === 'rte' ? [[]] : [];
    this.places = 0;
    this.span = new Span();
    this.position = positionOf(attributes);
  }

  private place(attributes: Attributes): void {
    if (++this.places > MAX_PLACES) throw new Refusal('file-too-large', { file: this.file });
    this.inPlace = true;
    if (this.parts.length === 0) this.parts.push([]);
    this.parts.at(-1)!.push(positionOf(attributes));
  }

  text(text: string): void {
    if (this.inRow && this.content.length < MAX_TEXT) this.content += text;
  }

  close(name: string, depth: number): void {
    if (!this.inRow) return;
    const text = this.leaf ? this.content.trim() : '';
    this.leaf = false;
    this.content = '';
    if (depth === this.rowDepth) this.give();
    else if (name === 'rtept' || name === 'trkpt') this.inPlace = false;
    else if (name === 'link') this.inLink = false;
    else if (text === '') return;
    else if (this.inLink) this.put(`link_${name}`, text);
    else if (!this.inPlace) this.put(name, text);
    else if (name === 'time') this.span.time(text);
    else if (name === 'ele') this.span.height(Number(text));
  }

  private put(name: string, text: string): void {
    const type = TYPES[name] ?? 'text';
    const place = this.columns.index(name, type);
    if (this.values[place] !== undefined) return;
    const value = type === 'real' || type === 'integer' ? Number(text) : text;
    if (typeof value === 'number' && !Number.isFinite(value))
      this.sink.tally.add('value-unreadable', 'warning', name);
    else this.values[place] = value;
  }

  private give(): void {
    this.inRow = false;
    this.rows++;
    const { first, last, low, high } = this.span;
    if (first !== null) this.values[this.columns.index('time_start', 'datetime')] = first;
    if (last !== null) this.values[this.columns.index('time_end', 'datetime')] = last;
    if (low <= high) {
      this.values[this.columns.index('ele_min', 'real')] = low;
      this.values[this.columns.index('ele_max', 'real')] = high;
    }
    this.wanted = this.sink.row(this.shape(), this.values);
  }

  private shape(): RawShape {
    if (this.row === 'wpt' || this.row === 'trkpt') return { type: 'Point', coordinates: this.position };
    if (this.parts.length === 1) return { type: 'LineString', coordinates: this.parts[0] };
    return { type: 'MultiLineString', coordinates: this.parts };
  }
}

async function walk(path: string, name: string, handler: XmlHandler, options: ReadOptions): Promise<XmlEnd> {
  const source = openForReading(path, name);
  try {
    return await readXml(source, name, handler, new Pace(options));
  } finally {
    source.close();
  }
}

/**
 * The layers of a GPX file that have rows, with how many. The places of tracks are a layer only where there is no
 * line, route or waypoint.
 *
 * @param name the file's name, for refusals
 */
export async function layersOfGpx(
  path: string,
  name: string,
  options: ReadOptions = {},
): Promise<{ name: string; count: number }[]> {
  const count = new GpxCount(name);
  const end = await walk(path, name, count, options);
  const { wpt, rte, trk, trkpt } = count.counts;
  if (!end.whole && wpt! + rte! + trk! === 0)
    throw new Refusal('file-unreadable', { file: name, reason: 'XML' });
  const onlyPlaces = wpt === 0 && rte === 0 && count.lines === 0 && trkpt! > 0;
  const layers = [
    { name: 'waypoints', count: wpt! },
    { name: 'routes', count: rte! },
    onlyPlaces ? { name: 'track_points', count: trkpt! } : { name: 'tracks', count: trk! },
  ];
  return layers.filter((layer) => layer.count > 0);
}

const isLayer = (name: string): name is GpxLayer => (LAYERS as readonly string[]).includes(name);

/**
 * Reads one layer of a GPX file: waypoints as points, routes and tracks as lines, names, times and heights as columns.
 *
 * @param layer one of those that `layersOfGpx` gives; null for the first
 */
export async function readGpx(
  path: string,
  name: string,
  layer: string | null,
  sink: RowSink,
  options: ReadOptions = {},
): Promise<StagedFacts> {
  const chosen = layer ?? (await layersOfGpx(path, name, options))[0]?.name ?? 'waypoints';
  if (!isLayer(chosen)) throw new Refusal('layer-not-found', { layer: chosen });
  const rows = new GpxRows(chosen, name, sink);
  const end = await walk(path, name, rows, options);
  noteEncoding(end, sink.tally);
  if (!end.whole) {
    if (rows.rows === 0) throw new Refusal('file-unreadable', { file: name, reason: 'XML' });
    if (rows.inRow) sink.skip('row-truncated');
    sink.tally.add('file-cut-off', 'error');
  }
  return { declared: { kind: 'format' }, hasShapes: true, encoding: end.encoding };
}
