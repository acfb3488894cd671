import { createHash } from 'node:crypto';
import { createReadStream, mkdtempSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Refusal } from '../../../shared/domain/refusal.ts';
import {
  type FileEntry,
  groupShapefiles,
  isShapefilePart,
  liesBeside,
  type ShapefilePaths,
  type ShapefileSet,
  unpackZip,
} from '../formats/index.ts';

/** One set of data that can be imported, and the file of the user that it came in. */
export interface SourceSet {
  readonly key: string;
  readonly format: 'shapefile';
  readonly name: string;
  readonly paths: ShapefilePaths;
  readonly parts: readonly FileEntry[];
  /** Extensions of parts that should be there and are not. */
  readonly missing: readonly string[];
  readonly sizeBytes: number;
  /** What was dropped: an archive, or the set's own main part. */
  readonly original: FileEntry;
}

export interface Sources {
  readonly sets: readonly SourceSet[];
  /** Names of files that are no map data, or that an archive tried to put elsewhere. */
  readonly skippedFiles: readonly string[];
}

export interface InputFile {
  readonly path: string;
  /** As the user knows it. */
  readonly name: string;
}

const MOST_FILES = 5000;
const DEEPEST = 8;
const isCruft = (name: string): boolean =>
  /(^|\/)(__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i.test(name);
const isZip = (name: string): boolean => /\.zip$/i.test(name);

/**
 * Finds the sets in files, folders and archives. Loose parts are joined with their neighbours in the same folder.
 * Refuses `file-not-found`, `format-unknown`, `shapefile-part-missing`, and what a bad archive is refused with.
 *
 * @param temporary makes a folder for what archives hold
 */
export async function collectSources(
  inputs: readonly InputFile[],
  temporary: () => string,
  signal?: AbortSignal,
): Promise<Sources> {
  const files = new Map<string, FileEntry & { original: FileEntry }>();
  const skipped: string[] = [];
  const add = (entry: FileEntry, original?: FileEntry): void => {
    if (!files.has(entry.path)) files.set(entry.path, { ...entry, original: original ?? entry });
  };
  for (const input of expand(inputs)) {
    if (isCruft(input.name)) continue;
    if (isZip(input.name)) {
      const folder = mkdtempSync(join(temporary(), 'zip-'));
      const wanted = (name: string): boolean => isShapefilePart(name) && !isCruft(name);
      const contents = await unpackZip(input.path, input.name, folder, wanted, signal ? { signal } : {});
      for (const member of contents.members) {
        if (member.path)
          add({ path: member.path, name: `${input.name}/${member.name}`, size: member.size }, input);
        else if (!isCruft(member.name) && !liesBeside(member.name)) skipped.push(member.name);
      }
      skipped.push(...contents.unsafe);
    } else if (isShapefilePart(input.name)) {
      add(input);
      for (const sibling of siblingsOf(input)) add(sibling);
    } else if (!liesBeside(input.name)) skipped.push(input.name);
  }
  const { sets, left } = groupShapefiles([...files.values()]);
  if (sets.length === 0) throw refusalFor(inputs, left);
  const originals = new Map([...files.values()].map((file) => [file.path, file.original]));
  return { sets: sets.map((set, i) => sourceSet(set, i, originals)), skippedFiles: [...new Set(skipped)] };
}

function sourceSet(
  shapefile: ShapefileSet,
  index: number,
  originals: ReadonlyMap<string, FileEntry>,
): SourceSet {
  const main = shapefile.parts.find((part) => part.path === (shapefile.paths.shp ?? shapefile.paths.dbf))!;
  return {
    key: `s${index + 1}`,
    format: 'shapefile',
    name: shapefile.name,
    paths: shapefile.paths,
    parts: shapefile.parts,
    missing: shapefile.missing,
    sizeBytes: shapefile.parts.reduce((sum, part) => sum + part.size, 0),
    original: originals.get(main.path) ?? main,
  };
}

function refusalFor(inputs: readonly InputFile[], left: readonly FileEntry[]): Refusal {
  const file = inputs[0]?.name ?? '';
  const part = left.find((entry) => isShapefilePart(entry.name));
  return part
    ? new Refusal('shapefile-part-missing', { file: basename(part.name), parts: '.shp' })
    : new Refusal('format-unknown', { file });
}

/** Files as they are, folders as all that is in them. */
function* expand(inputs: readonly InputFile[]): Generator<FileEntry> {
  let count = 0;
  for (const input of inputs) {
    for (const entry of walk(input, 0)) {
      if (++count > MOST_FILES) return;
      yield entry;
    }
  }
}

function* walk(input: InputFile, depth: number): Generator<FileEntry> {
  const stat = statSync(input.path, { throwIfNoEntry: false });
  if (!stat) throw new Refusal('file-not-found', { file: input.name });
  if (!stat.isDirectory()) {
    if (stat.isFile()) yield { ...input, size: stat.size };
    return;
  }
  if (depth > DEEPEST) return;
  for (const entry of readdirSync(input.path, { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    // A link may lead anywhere, also in a circle.
    if (entry.isSymbolicLink()) continue;
    yield* walk({ path: join(input.path, entry.name), name: `${input.name}/${entry.name}` }, depth + 1);
  }
}

/** The other parts beside a part that was picked alone. */
function siblingsOf(part: FileEntry): FileEntry[] {
  const folder = dirname(part.path);
  const stem = (name: string): string =>
    name
      .replace(/\.[^.]+$/, '')
      .normalize('NFC')
      .toLowerCase();
  const prefix = part.name.slice(0, part.name.length - basename(part.name).length);
  const own = basename(part.path);
  try {
    return readdirSync(folder)
      .filter((name) => name !== own && isShapefilePart(name) && stem(name) === stem(own))
      .map((name) => ({
        path: join(folder, name),
        name: prefix + (stem(own) === stem(basename(part.name)) ? name : basename(part.name)),
        size: statSync(join(folder, name)).size,
      }));
  } catch {
    return [];
  }
}

export interface SourceHashes {
  /** SHA-256 of the file that was dropped. */
  readonly original: string;
  /** One hash over all parts of the set: the same content is known again, zipped or not. */
  readonly content: string;
  readonly parts: Readonly<Record<string, string>>;
}

/** Hashes of a set's files. */
export async function hashSources(set: SourceSet, signal?: AbortSignal): Promise<SourceHashes> {
  const parts: Record<string, string> = {};
  for (const [extension, path] of Object.entries(set.paths).sort(([a], [b]) => (a < b ? -1 : 1)))
    parts[extension] = await sha256(path, signal);
  const main = set.paths.shp ?? set.paths.dbf;
  const original =
    set.original.path === main
      ? parts[set.paths.shp ? 'shp' : 'dbf']!
      : await sha256(set.original.path, signal);
  const content = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  return { original, content, parts };
}

async function sha256(path: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash, { ...(signal ? { signal } : {}) });
  return hash.digest('hex');
}
