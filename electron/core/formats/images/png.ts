import { crc32 } from 'node:zlib';

export interface PngChunk {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

const SIGNATURE = '\x89PNG\r\n\x1a\n';

/** The chunks of a PNG up to its end mark; null for what is no PNG or is cut off. */
export function pngChunks(bytes: Buffer): PngChunk[] | null {
  if (bytes.toString('latin1', 0, 8) !== SIGNATURE) return null;
  const chunks: PngChunk[] = [];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) return null;
    const type = bytes.toString('latin1', at + 4, at + 8);
    chunks.push({ type, start: at, end });
    if (type === 'IEND') return chunks;
    at = end;
  }
  return null;
}

/** Chunks that draw the picture: the needed ones, colours, transparency, size in print, moving pictures. */
const DRAWN = new Set(
  'gAMA cHRM sRGB iCCP sBIT bKGD pHYs tRNS hIST sPLT acTL fcTL fdAT cICP mDCV cLLI'.split(' '),
);

/** True for what the picture is made of; a needed chunk begins with a capital letter. */
export const isDrawn = ({ type }: PngChunk): boolean => /^[A-Z]/.test(type) || DRAWN.has(type);

/** The EXIF block of a PNG, or null. */
export function pngExif(bytes: Buffer, chunks: readonly PngChunk[]): Buffer | null {
  const found = chunks.find(({ type }) => type === 'eXIf');
  return found ? bytes.subarray(found.start + 8, found.end - 4) : null;
}

/** A chunk of its own. */
export function pngChunk(type: string, data: Buffer): Buffer {
  const chunk = Buffer.alloc(12 + data.length);
  chunk.writeUInt32BE(data.length, 0);
  chunk.write(type, 4, 'latin1');
  data.copy(chunk, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + data.length)), 8 + data.length);
  return chunk;
}
