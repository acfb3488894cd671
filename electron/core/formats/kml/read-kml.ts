import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import { unpackZip } from '../archive/zip.ts';
import type { ByteSource } from '../bytes.ts';
import { openForReading } from '../reading/open-file.ts';
import { Pace } from '../reading/pace.ts';
import type { ReadOptions, RowSink, StagedFacts } from '../source.ts';
import { noteEncoding, readXml } from '../xml/read-xml.ts';
import type { KmlLayer } from './kml-folders.ts';
import { KmlCount, KmlRows } from './kml-handler.ts';

const isZip = (source: ByteSource): boolean => source.read(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'));
const isKml = (name: string): boolean => /\.kml$/i.test(name) && !/(^|\/)(__MACOSX|\._)/.test(name);

/** The member that a KMZ is about: `doc.kml` at its top, else the first that is there. */
const mainOf = (names: readonly string[]): string | undefined =>
  names.find((name) => /^doc\.kml$/i.test(name)) ?? names.find((name) => !name.includes('/')) ?? names[0];

/** Opens the KML that `path` is, or holds, and gives it to `use`. What was unpacked is gone afterwards. */
async function withKml<T>(
  path: string,
  name: string,
  options: ReadOptions,
  use: (source: ByteSource) => Promise<T>,
): Promise<T> {
  const source = openForReading(path, name);
  let folder: string | null = null;
  let inner: ByteSource | null = null;
  try {
    if (!isZip(source)) return await use(source);
    // Named as a run's own folder: what a crash leaves of it, the next launch deletes.
    folder = await mkdtemp(join(tmpdir(), `changwat-run-${process.pid}-kmz-`));
    const signal = options.signal ? { signal: options.signal } : {};
    const { members } = await unpackZip(path, name, folder, isKml, signal);
    const main = mainOf(members.filter((member) => member.path !== null).map((member) => member.name));
    const unpacked = members.find((member) => member.name === main)?.path;
    if (!unpacked) throw new Refusal('format-unknown', { file: name, reason: 'KMZ' });
    inner = openForReading(unpacked, name);
    return await use(inner);
  } finally {
    inner?.close();
    source.close();
    if (folder) await rm(folder, { recursive: true, force: true });
  }
}

const stemOf = (name: string): string =>
  name
    .replace(/^.*[/\\]/, '')
    .replace(/\.(kml|kmz)$/i, '')
    .trim() || 'KML';

async function countLayers(source: ByteSource, name: string, pace: Pace): Promise<KmlLayer[]> {
  const count = new KmlCount(name);
  const end = await readXml(source, name, count, pace);
  const layers = count.folders.layers(stemOf(name));
  if (!end.whole && layers.length === 0) throw new Refusal('file-unreadable', { file: name, reason: 'XML' });
  return layers;
}

/**
 * The folders and documents of a KML or KMZ that hold placemarks, by the names on the way to them.
 *
 * @param name the file's name, for refusals and for placemarks in no folder
 */
export async function layersOfKml(
  path: string,
  name: string,
  options: ReadOptions = {},
): Promise<{ name: string; count: number }[]> {
  const layers = await withKml(path, name, options, (source) => countLayers(source, name, new Pace(options)));
  return layers.map((layer) => ({ name: layer.name, count: layer.count }));
}

/** The folders of a layer by name; null, for all, needs no look through the file. */
async function foldersOf(
  source: ByteSource,
  name: string,
  layer: string | null,
  pace: Pace,
): Promise<ReadonlySet<number> | null> {
  if (layer === null) return null;
  const found = (await countLayers(source, name, pace)).find((one) => one.name === layer);
  if (!found) throw new Refusal('layer-not-found', { layer });
  return found.folders;
}

/**
 * Reads the placemarks of one layer of a KML or KMZ: shapes, names, descriptions as text, extended data with the
 * types of its schema, times. Links are counted and not followed; overlays are skipped. Refuses `file-unsafe` for
 * entities of its own and endless nesting, `archive-unsafe` by the caps of archives.
 *
 * @param layer one of those that `layersOfKml` gives; null for all placemarks
 */
export async function readKml(
  path: string,
  name: string,
  layer: string | null,
  sink: RowSink,
  options: ReadOptions = {},
): Promise<StagedFacts> {
  return await withKml(path, name, options, async (source) => {
    // Progress is told of the reading itself.
    const counting = new Pace({ signal: options.signal });
    const rows = new KmlRows(name, sink, await foldersOf(source, name, layer, counting));
    const pace = new Pace(options);
    const end = await readXml(source, name, rows, pace);
    noteEncoding(end, sink.tally);
    if (!end.whole) {
      if (rows.rows === 0) throw new Refusal('file-unreadable', { file: name, reason: 'XML' });
      if (rows.inRow) sink.skip('row-truncated');
      sink.tally.add('file-cut-off', 'error');
    }
    const declared = rows.hasShapes ? ({ kind: 'format' } as const) : null;
    return { declared, hasShapes: rows.hasShapes, encoding: end.encoding };
  });
}
