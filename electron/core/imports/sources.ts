import { closeSync, mkdtempSync, openSync, readSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Refusal } from '../../../shared/domain/refusal.ts';
import {
  type FileEntry,
  groupShapefiles,
  isShapefilePart,
  liesBeside,
  type ShapefilePaths,
  type ShapefileSet,
  unpackZip,
  type ZipContents,
} from '../formats/index.ts';
import { endingOf, HEAD_BYTES, type Recognised, recognise, recogniseZip } from '../formats/recognise.ts';
import { expand, type InputFile, isCruft, siblingsOf } from './expand-files.ts';
import { type LayersOptions, layersOfFile, type StagedFormat } from './file-layers.ts';

interface SetBase {
  readonly key: string;
  readonly name: string;
  /** What the file itself calls it, where that is another name. */
  readonly title: string | null;
  readonly parts: readonly FileEntry[];
  /** Extensions of parts that should be there and are not. */
  readonly missing: readonly string[];
  readonly sizeBytes: number;
  /** What was dropped: an archive, or the set's own main part. */
  readonly original: FileEntry;
  /** False where the set is taken in only if the user says so. */
  readonly offered: boolean;
  /** A sheet behind the first: it may hold no more than notes. */
  readonly secondary: boolean;
  /** Why it can't be read at all; found while the file was looked into. */
  readonly refusal: Refusal | null;
}
export interface ShapefileSourceSet extends SetBase {
  readonly format: 'shapefile';
  readonly paths: ShapefilePaths;
}
export interface StagedSourceSet extends SetBase {
  readonly format: StagedFormat;
  readonly file: FileEntry;
  /** The layer, sheet or table in the file; null for formats of one layer without a name. */
  readonly layer: string | null;
}
/** One set of data that can be imported, and the file of the user that it came in. */
export type SourceSet = ShapefileSourceSet | StagedSourceSet;

export interface Sources {
  readonly sets: readonly SourceSet[];
  /** Names of files that are no map data, or that an archive tried to put elsewhere. */
  readonly skippedFiles: readonly string[];
}

type Found = FileEntry & { readonly original: FileEntry };

/** What is gathered while files are looked at. */
class Gathering {
  readonly shapefileParts = new Map<string, Found>();
  readonly others = new Map<string, Found & { format: StagedFormat; sure: boolean }>();
  readonly skipped: string[] = [];
  /** Known kinds that are not read, by the name of the file. */
  readonly unread = new Map<string, string>();

  /** Why an archive gave nothing, by its name. */
  readonly closed = new Map<string, 'locked' | 'nested' | 'escaping'>();

  addPart(entry: FileEntry, original = entry): void {
    if (!this.shapefileParts.has(entry.path)) this.shapefileParts.set(entry.path, { ...entry, original });
  }

  addOther(entry: FileEntry, original: FileEntry, format: StagedFormat, sure: boolean): void {
    if (!this.others.has(entry.path)) this.others.set(entry.path, { ...entry, original, format, sure });
  }

  /** A file that is nothing to take in. */
  pass(entry: FileEntry, kind: Recognised | null): void {
    if (liesBeside(entry.name)) return;
    this.skipped.push(entry.name);
    if (kind?.kind === 'unread') this.unread.set(entry.name, kind.name);
  }
}

/**
 * Finds the sets in files, folders and archives: by content first, then by ending. Loose parts of a shapefile are
 * joined with their neighbours in the same folder; each layer, sheet and table is a set. Refuses `file-not-found`,
 * `format-unknown`, `archive-locked`, `archive-nested`, `shapefile-part-missing`, and what a bad archive is refused with.
 *
 * @param temporary makes a folder for what archives hold
 */
export async function collectSources(
  inputs: readonly InputFile[],
  temporary: () => string,
  options: LayersOptions = {},
): Promise<Sources> {
  const { signal } = options;
  const found = new Gathering();
  for (const entry of expand(inputs)) {
    if (isCruft(entry.name)) continue;
    if (isShapefilePart(entry.name)) {
      found.addPart(entry);
      for (const sibling of siblingsOf(entry)) found.addPart(sibling);
    } else await lookAt(entry, found, temporary, signal);
  }
  const { sets: shapefiles, left } = groupShapefiles([...found.shapefileParts.values()]);
  const legends = new Set(shapefiles.map(({ folder, name }) => `${folder}/${name}${LEGEND}`));
  const isLegend = (file: FileEntry): boolean =>
    legends.has(file.name.replace(/^(?!.*\/)/, '/')) && headOf(file).includes(LEGEND_HEAD);
  const files = [...found.others.values()].filter((file) => !isLegend(file));
  const others = companyOf(files, shapefiles.length, found);
  if (shapefiles.length + others.length === 0) throw refusalFor(inputs, left, found);
  const sets: SourceSet[] = shapefiles.map((set, i) => shapefileSet(set, i, found.shapefileParts));
  for (const file of others) sets.push(...(await stagedSets(file, sets.length, options)));
  found.skipped.push(...left.filter((part) => !/\.(prj|cpg)$/i.test(part.name)).map((part) => part.name));
  return { sets, skippedFiles: [...new Set(found.skipped)] };
}

/** Our own exports write the names of the columns beside a shapefile, which can't hold them. */
const LEGEND = '_fields.csv';
const LEGEND_HEAD = Buffer.from('\uFEFF"field","name","ชื่อข้อมูล"');

/** The first bytes of a file. Refuses `file-unreadable` for one that may not be opened. */
function headOf({ path, name }: Pick<FileEntry, 'path' | 'name'>): Buffer {
  let handle: number;
  try {
    handle = openSync(path, 'r');
  } catch {
    throw new Refusal('file-unreadable', { file: basename(name) });
  }
  try {
    const head = Buffer.alloc(HEAD_BYTES);
    return head.subarray(0, readSync(handle, head, 0, HEAD_BYTES, 0));
  } finally {
    closeSync(handle);
  }
}

async function lookAt(
  entry: FileEntry,
  found: Gathering,
  temporary: () => string,
  signal: AbortSignal | undefined,
): Promise<void> {
  let kind = recognise(headOf(entry), entry.name);
  if (kind?.kind === 'zip') {
    // Nothing is unpacked before it is known to be a mere archive.
    const { members } = await unpackZip(entry.path, entry.name, '', () => false, signal ? { signal } : {});
    kind = recogniseZip(members.map((member) => member.name)) ?? kind;
  }
  if (kind?.kind === 'zip') await unpack(entry, found, temporary, signal);
  else if (kind?.kind === 'format') found.addOther(entry, entry, kind.format, kind.sure);
  else found.pass(entry, kind);
}

const UNPACKED =
  /\.(shp|shx|dbf|prj|cpg|gpkg|fgb|csv|tsv|txt|geojson|geojsonl|geojsons|ndjson|json|kml|kmz|gpx|xlsx|xlsm)$/i;

const ARCHIVE = /\.(zip|rar|7z|tar|gz|tgz)$/i;

async function unpack(
  input: FileEntry,
  found: Gathering,
  temporary: () => string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const folder = mkdtempSync(join(temporary(), 'zip-'));
  const wanted = (name: string): boolean => UNPACKED.test(name) && !isCruft(name);
  const contents = await unpackZip(input.path, input.name, folder, wanted, signal ? { signal } : {});
  for (const member of contents.members) {
    if (isCruft(member.name)) continue;
    const entry = { path: member.path ?? '', name: `${input.name}/${member.name}`, size: member.size };
    if (member.path === null)
      found.pass({ ...entry, name: member.name }, recognise(Buffer.alloc(0), member.name));
    else if (isShapefilePart(member.name)) found.addPart(entry, input);
    else {
      const kind = recognise(headOf(entry), entry.name);
      if (kind?.kind === 'format') found.addOther(entry, input, kind.format, kind.sure);
      else found.pass({ ...entry, name: member.name }, kind);
    }
  }
  found.skipped.push(...contents.unsafe);
  const why = whyClosed(contents);
  if (why !== null) found.closed.set(input.name, why);
}

/** Why nothing can be taken from an archive: a password, archives in it, or names that all lead out of it. */
function whyClosed({ members, unsafe }: ZipContents): 'locked' | 'nested' | 'escaping' | null {
  const real = members.filter(({ name }) => !isCruft(name));
  if (real.some(({ locked, name }) => locked && UNPACKED.test(name))) return 'locked';
  if (real.some(({ name }) => ARCHIVE.test(name))) return 'nested';
  return real.length === 0 && unsafe.length > 0 ? 'escaping' : null;
}

/** Texts and JSON of which it is not sure that they are data count where nothing else is there. */
function companyOf<T extends FileEntry & { sure: boolean }>(
  others: readonly T[],
  shapefiles: number,
  found: Gathering,
): T[] {
  const alone = shapefiles === 0 && !others.some(({ sure }) => sure);
  if (alone) return [...others];
  for (const { sure, name } of others) if (!sure) found.skipped.push(name);
  return others.filter(({ sure }) => sure);
}

const stemOf = (name: string): string => name.slice(name.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');

function shapefileSet(
  set: ShapefileSet,
  index: number,
  found: ReadonlyMap<string, Found>,
): ShapefileSourceSet {
  const main = set.parts.find((part) => part.path === (set.paths.shp ?? set.paths.dbf))!;
  return {
    key: `s${index + 1}`,
    format: 'shapefile',
    name: set.name,
    title: null,
    paths: set.paths,
    parts: set.parts,
    missing: set.missing,
    sizeBytes: set.parts.reduce((sum, part) => sum + part.size, 0),
    original: found.get(main.path)?.original ?? main,
    offered: true,
    secondary: false,
    refusal: null,
  };
}

async function stagedSets(
  { format, original, path, name, size }: Found & { format: StagedFormat },
  before: number,
  options: LayersOptions,
): Promise<StagedSourceSet[]> {
  const file: FileEntry = { path, name, size };
  const layers = await layersOfFile(format, file, options);
  return layers.map(({ layer, title, offered, secondary, refusal }, i) => ({
    key: `s${before + i + 1}`,
    format,
    name: layers.length === 1 && endingOf(name) !== 'gpkg' ? stemOf(name) : (layer ?? stemOf(name)),
    title,
    file,
    layer,
    parts: [file],
    missing: [],
    sizeBytes: size,
    original: original.path === path ? file : original,
    offered,
    secondary,
    refusal,
  }));
}

function refusalFor(inputs: readonly InputFile[], left: readonly FileEntry[], found: Gathering): Refusal {
  const part = left.find((entry) => isShapefilePart(entry.name));
  if (part) return new Refusal('shapefile-part-missing', { file: basename(part.name), parts: '.shp' });
  const [closed] = found.closed;
  if (closed) {
    const [file, why] = closed;
    const code = { locked: 'archive-locked', nested: 'archive-nested', escaping: 'archive-unsafe' } as const;
    const reason = why === 'escaping' ? { escaping: 1 } : {};
    return new Refusal(code[why], { file: basename(file), ...reason });
  }
  const [unread] = found.unread;
  if (unread) return new Refusal('format-unknown', { file: basename(unread[0]), reason: unread[1] });
  return new Refusal('format-unknown', { file: inputs[0]?.name ?? '' });
}
