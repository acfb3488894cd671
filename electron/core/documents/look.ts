import { readFile } from 'node:fs/promises';
import type { DocumentKind } from '../../../shared/contract/documents.ts';
import { NO_FACTS, type PhotoFacts } from '../../../shared/images/exif.ts';
import { LARGEST_PHOTO, photoFacts } from '../../../shared/images/photo.ts';
import { openFile } from '../formats/bytes.ts';
import { HEAD_BYTES, mediaOf } from '../formats/media/media-type.ts';

/** What a file is and says of itself. */
export interface Look extends PhotoFacts {
  readonly mediaType: string;
  readonly kind: DocumentKind;
  readonly bytes: number;
}

/** Looks at a file: what it is by its bytes, and of a photo when and where it was taken. Nothing in it is run. */
export async function lookAt(path: string): Promise<Look> {
  const file = openFile(path);
  const { size } = file;
  const head = file.read(0, HEAD_BYTES);
  file.close();
  const { type, kind } = mediaOf(head, size);
  const isPhoto = type.startsWith('image/') && kind === 'photo' && size <= LARGEST_PHOTO;
  const facts = isPhoto ? photoFacts(await readFile(path)) : NO_FACTS;
  return { ...facts, mediaType: type, kind, bytes: size };
}
