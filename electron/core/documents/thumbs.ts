import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { filesPathOf } from '../files/index.ts';
import { pictureSize } from '../formats/images/picture-size.ts';
import { canBeShown, mediaOf } from '../formats/media/media-type.ts';
import { writeWhole } from './store-bytes.ts';

/** A small picture is this long at most, on its longer side. */
const LONGEST_SIDE = 1024;
export const LARGEST_THUMB = 256 * 1024;

/** Where the small picture of a content lies. It can be made again, so backups leave it out. */
export const thumbPath = (folder: string, hash: string): string =>
  join(filesPathOf(folder), '.thumbs', hash.slice(0, 2), hash);

/**
 * Keeps a small picture that the page made: the page decodes pictures in its sandbox, so that a hostile one harms
 * nothing. Refuses `picture-not-shown` for anything that is no small picture.
 */
export async function keepThumb(folder: string, hash: string, bytes: Buffer): Promise<void> {
  const { type } = mediaOf(bytes, bytes.length);
  const size = pictureSize(bytes, type);
  const small = size !== null && Math.max(...size) <= LONGEST_SIDE && bytes.length <= LARGEST_THUMB;
  if (!canBeShown(type) || !small) throw new Refusal('picture-not-shown');
  const path = thumbPath(folder, hash);
  if (existsSync(path)) return;
  await mkdir(dirname(path), { recursive: true });
  await writeWhole(path, bytes);
}
