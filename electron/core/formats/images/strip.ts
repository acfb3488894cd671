import { readExif } from '../../../../shared/images/exif.ts';
import { isPicture, jpegExif, jpegSegments } from '../../../../shared/images/jpeg.ts';
import { isDrawn, pngChunks, pngExif } from '../../../../shared/images/png.ts';
import { isWebpDrawn, webpChunks, webpExif } from '../../../../shared/images/webp.ts';
import { pngChunk, turnedOnly, webpChunk } from './blocks.ts';

/** How the picture is turned is no secret, and without it people lie on their side. */
const turning = (exif: Uint8Array | null): Buffer | null => {
  const { orientation } = exif ? readExif(exif) : { orientation: 1 };
  return orientation === 1 ? null : turnedOnly(orientation);
};

function stripJpeg(bytes: Buffer): Buffer | null {
  const segments = jpegSegments(bytes);
  if (!segments) return null;
  const turned = turning(jpegExif(bytes, segments));
  const kept = segments
    .filter((segment) => isPicture(bytes, segment))
    .map(({ start, end }) => bytes.subarray(start, end));
  if (!turned) return Buffer.concat(kept);
  const head = Buffer.alloc(10);
  head.writeUInt16BE(0xffe1, 0);
  head.writeUInt16BE(8 + turned.length, 2);
  head.write('Exif\0\0', 4, 'latin1');
  const [start, ...rest] = kept;
  return Buffer.concat([start ?? Buffer.alloc(0), head, turned, ...rest]);
}

function stripPng(bytes: Buffer): Buffer | null {
  const chunks = pngChunks(bytes);
  if (!chunks) return null;
  const turned = turning(pngExif(bytes, chunks));
  const parts = [bytes.subarray(0, 8)];
  for (const chunk of chunks) {
    if (!isDrawn(chunk)) continue;
    parts.push(bytes.subarray(chunk.start, chunk.end));
    if (turned && chunk.type === 'IHDR') parts.push(pngChunk('eXIf', turned));
  }
  return Buffer.concat(parts);
}

const EXIF_FLAG = 0x08;
const XMP_FLAG = 0x04;

function stripWebp(bytes: Buffer): Buffer | null {
  const chunks = webpChunks(bytes);
  if (!chunks) return null;
  const turned = turning(webpExif(bytes, chunks));
  const parts: Buffer[] = [];
  for (const chunk of chunks) {
    if (!isWebpDrawn(chunk)) continue;
    const data = Buffer.from(bytes.subarray(chunk.start + 8, chunk.end));
    if (chunk.type === 'VP8X')
      data[0] = ((data[0] ?? 0) & ~(EXIF_FLAG | XMP_FLAG)) | (turned ? EXIF_FLAG : 0);
    parts.push(webpChunk(chunk.type, data));
  }
  // Without the extended head no other chunk may stand beside the picture.
  if (turned && chunks[0]?.type === 'VP8X') parts.push(webpChunk('EXIF', turned));
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(12);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(4 + body.length, 4);
  head.write('WEBP', 8, 'latin1');
  return Buffer.concat([head, body]);
}

/** Kinds that hold nothing but the picture. */
const PLAIN = new Set(['image/bmp']);

/** True for pictures that can be freed of what else is written in them. */
export const canBeStripped = (type: string): boolean =>
  ['image/jpeg', 'image/png', 'image/webp'].includes(type) || PLAIN.has(type);

/**
 * The same picture, coded as it was, without place, time, camera, words, small copies of it, and whatever phones hang
 * on behind it. Its colours and how it is turned stay. Null for other kinds, and for files that are broken.
 */
export function withoutMetadata(bytes: Buffer, type: string): Buffer | null {
  if (type === 'image/jpeg') return stripJpeg(bytes);
  if (type === 'image/png') return stripPng(bytes);
  if (type === 'image/webp') return stripWebp(bytes);
  return PLAIN.has(type) ? bytes : null;
}
