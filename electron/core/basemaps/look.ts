import { readFileSync, statSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Extent } from '../../../shared/contract/base.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import type { GivenFile, LookAnswer, PictureFacts } from './basemap-task.ts';
import { openMbtiles } from './sources/mbtiles.queries.ts';
import { isTiff, lacking } from './sources/open-picture.ts';
import { LONGEST_SIDE } from './sources/picture.ts';
import {
  type Affine,
  affineOf,
  candidatesOf,
  crsFinding,
  crsOfText,
  crsOfTiff,
  definitionOf,
  extentOfPicture,
  type KeptCrs,
  readWorldFile,
} from './sources/place.ts';
import { plainSize } from './sources/plain-picture.ts';
import { openPmtiles } from './sources/pmtiles-file.ts';
import { endLog, sqliteState } from './sources/sqlite-state.ts';
import { isPackingKnown } from './sources/tiff-bytes.ts';
import { openTiffPicture } from './sources/tiff-picture.ts';
import type { TileFileFacts } from './sources/tile-file.ts';

/** What a JPG, PNG or WebP says of its place, and that it is one to be looked at. */
const NOTHING_SAID = { affine: null, crs: null, content: 'colours' } as const;
/** No world file or `.prj` is larger. */
const LARGEST_NOTE = 2 ** 16;
/** Unpacked as a whole once: a JPG or PNG of more pixels than this needs more memory than an office PC has. */
const MOST_PLAIN_PIXELS = 2 ** 29;

/**
 * What a file is and says of itself. Refuses `basemap-unreadable`, `basemap-place-missing`, `basemap-too-large`,
 * `basemap-packing-unknown`.
 */
export async function look(file: GivenFile): Promise<LookAnswer> {
  try {
    return file.format === 'image'
      ? { format: 'image', facts: await lookAtPicture(file) }
      : await lookAtTiles(file, file.format);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    // What the reading libraries say quotes the file; that it can't be read is all that anyone can use.
    throw new Refusal('basemap-unreadable', { file: file.name });
  }
}

async function lookAtTiles({ path, name }: GivenFile, format: 'pmtiles' | 'mbtiles'): Promise<LookAnswer> {
  const state = format === 'mbtiles' ? sqliteState(path) : 'plain';
  if (state === null || state === 'busy') throw new Refusal('basemap-unreadable', { file: name });
  if (state === 'plain') return { format, facts: await tileFacts(path, format), whole: true };
  // Read where it lies, a file in WAL mode would get others beside it. Named as a run's own folder: what a crash leaves
  // of it, the next launch deletes.
  const folder = await mkdtemp(join(tmpdir(), `changwat-run-${process.pid}-tiles-`));
  try {
    const copy = join(folder, 'copy.mbtiles');
    await copyFile(path, copy);
    endLog(copy);
    return { format, facts: await tileFacts(copy, format), whole: false };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function tileFacts(path: string, format: 'pmtiles' | 'mbtiles'): Promise<TileFileFacts> {
  const file = await (format === 'pmtiles' ? openPmtiles(path) : openMbtiles(path));
  try {
    return file.facts;
  } finally {
    await file.close();
  }
}

const note = (path: string | null): string | null =>
  path === null || statSync(path).size > LARGEST_NOTE ? null : readFileSync(path, 'utf8');

async function lookAtPicture(file: GivenFile): Promise<PictureFacts> {
  const tiff = isTiff(file.path);
  const own = tiff ? await tiffFacts(file) : { ...(await plainSize(file.path)), ...NOTHING_SAID };
  const { width, height } = own;
  if (width > LONGEST_SIDE || height > LONGEST_SIDE || (!tiff && width * height > MOST_PLAIN_PIXELS))
    throw new Refusal('basemap-too-large', { file: file.name });
  const world = note(file.world);
  const affine = own.affine ?? (world === null ? null : readWorldFile(world));
  if (affine === null) throw new Refusal('basemap-place-missing', { file: file.name });
  const prj = note(file.prj);
  const crs = own.crs ?? (prj === null ? null : crsOfText(prj));
  return {
    width,
    height,
    affine,
    content: own.content,
    crs: crs === null ? null : found(own, affine, crs, file.home),
    candidates: candidatesOf(own, affine, file.home),
    lacking: (await lacking(file.path)) !== false,
  };
}

/** A system is used as long as it puts the picture onto the earth. */
function found(
  size: { width: number; height: number },
  affine: Affine,
  kept: KeptCrs,
  home: Extent | null,
): PictureFacts['crs'] {
  const definition = definitionOf(kept);
  if (definition === null) return null;
  const extent = extentOfPicture(size, affine, definition);
  return extent === null ? null : { ...kept, ...crsFinding(kept, definition, extent, home) };
}

async function tiffFacts({ path, name }: GivenFile) {
  const picture = await openTiffPicture(path);
  try {
    if (!isPackingKnown(picture.image)) throw new Refusal('basemap-packing-unknown', { file: name });
    // A file that can't be drawn is known before it is on the list: by its middle, and by its end where it was cut short.
    for (const share of [2, 1]) {
      const [right, bottom] = [Math.ceil(picture.width / share), Math.ceil(picture.height / share)];
      await picture.read(0, { left: right - 1, top: bottom - 1, right, bottom });
    }
    const affine = await affineOf(picture.image);
    const { width, height, content } = picture;
    return { width, height, content, affine, crs: crsOfTiff(picture.image) };
  } finally {
    await picture.close();
  }
}
