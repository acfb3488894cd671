import { latin1 } from './bytes.ts';
import { NO_FACTS, type PhotoFacts, readExif } from './exif.ts';
import { jpegExif, jpegSegments } from './jpeg.ts';
import { pngChunks, pngExif } from './png.ts';
import { webpChunks, webpExif } from './webp.ts';

/** A larger file is kept, but not looked into. */
export const LARGEST_PHOTO = 128 * 2 ** 20;
/** In the pictures of phones (HEIC, AVIF) the block stands somewhere among the first bytes. */
const SCANNED = 4 * 2 ** 20;
const LETTER_E = 0x45;

function scannedExif(bytes: Uint8Array): Uint8Array | null {
  const head = bytes.subarray(0, SCANNED);
  for (let at = head.indexOf(LETTER_E); at >= 0; at = head.indexOf(LETTER_E, at + 1)) {
    if (head[at + 1] !== 0x78 || latin1(head, at, at + 6) !== 'Exif\0\0') continue;
    if (['II', 'MM'].includes(latin1(head, at + 6, at + 8))) return bytes.subarray(at + 6);
  }
  return null;
}

/** The EXIF block of a picture: each reader knows its kind by its first bytes. */
function exifOf(bytes: Uint8Array): Uint8Array | null {
  const segments = jpegSegments(bytes);
  if (segments) return jpegExif(bytes, segments);
  const png = pngChunks(bytes);
  if (png) return pngExif(bytes, png);
  const webp = webpChunks(bytes);
  if (webp) return webpExif(bytes, webp);
  // A TIFF is such a block itself.
  return latin1(bytes, 4, 8) === 'ftyp' ? scannedExif(bytes) : bytes;
}

/** When, where and how turned a picture was taken, as far as it says so. Never throws for what is in the bytes. */
export function photoFacts(bytes: Uint8Array): PhotoFacts {
  const exif = exifOf(bytes);
  return exif ? readExif(exif) : NO_FACTS;
}
