import { NO_FACTS, type PhotoFacts, readExif } from './exif.ts';
import { jpegExif, jpegSegments, jpegSize } from './jpeg.ts';
import { pngChunks, pngExif } from './png.ts';
import { webpChunks, webpExif } from './webp.ts';

/** A larger file is kept, but not looked into. */
export const LARGEST_PHOTO = 128 * 2 ** 20;
/** In the pictures of phones (HEIC, AVIF) the block stands somewhere among the first bytes. */
const SCANNED = 4 * 2 ** 20;

function scannedExif(bytes: Buffer): Buffer | null {
  const head = bytes.subarray(0, SCANNED);
  for (let at = head.indexOf('Exif\0\0'); at >= 0; at = head.indexOf('Exif\0\0', at + 1)) {
    const order = head.toString('latin1', at + 6, at + 8);
    if (order === 'II' || order === 'MM') return bytes.subarray(at + 6);
  }
  return null;
}

function exifOf(bytes: Buffer, type: string): Buffer | null {
  switch (type) {
    case 'image/jpeg': {
      const segments = jpegSegments(bytes);
      return segments ? jpegExif(bytes, segments) : null;
    }
    case 'image/png': {
      const chunks = pngChunks(bytes);
      return chunks ? pngExif(bytes, chunks) : null;
    }
    case 'image/webp': {
      const chunks = webpChunks(bytes);
      return chunks ? webpExif(bytes, chunks) : null;
    }
    case 'image/tiff':
      return bytes;
    case 'image/heic':
    case 'image/avif':
      return scannedExif(bytes);
    default:
      return null;
  }
}

/** When, where and how turned a picture was taken, as far as it says so. Never throws for what is in the bytes. */
export function photoFacts(bytes: Buffer, type: string): PhotoFacts {
  const exif = exifOf(bytes, type);
  return exif ? readExif(exif) : NO_FACTS;
}

/** By its first part alone, since the rest may not be given. */
function webpSize(bytes: Buffer): [number, number] | null {
  const type = bytes.toString('latin1', 12, 16);
  const at = 20;
  if (type === 'VP8X') return [1 + bytes.readUIntLE(at + 4, 3), 1 + bytes.readUIntLE(at + 7, 3)];
  if (type === 'VP8 ') return [bytes.readUInt16LE(at + 6) & 0x3fff, bytes.readUInt16LE(at + 8) & 0x3fff];
  if (type !== 'VP8L') return null;
  const bits = bytes.readUInt32LE(at + 1);
  return [1 + (bits & 0x3fff), 1 + ((bits >>> 14) & 0x3fff)];
}

/** Width and height in pixels as the file, or its beginning, says, or null where it does not say it in a way that is known here. */
export function pictureSize(bytes: Buffer, type: string): [number, number] | null {
  try {
    if (type === 'image/jpeg') return jpegSize(bytes, jpegSegments(bytes, true) ?? []);
    if (type === 'image/png') return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
    if (type === 'image/gif') return [bytes.readUInt16LE(6), bytes.readUInt16LE(8)];
    if (type === 'image/bmp') return [Math.abs(bytes.readInt32LE(18)), Math.abs(bytes.readInt32LE(22))];
    return type === 'image/webp' ? webpSize(bytes) : null;
  } catch {
    // Cut off before it says how large it is.
    return null;
  }
}
