import { latin1, uint32 } from './bytes.ts';

export interface PngChunk {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

const SIGNATURE = '\x89PNG\r\n\x1a\n';

/** The chunks of a PNG up to its end mark; null for what is no PNG or is cut off. */
export function pngChunks(bytes: Uint8Array): PngChunk[] | null {
  if (latin1(bytes, 0, 8) !== SIGNATURE) return null;
  const chunks: PngChunk[] = [];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + uint32(bytes, at, false);
    if (end > bytes.length) return null;
    const type = latin1(bytes, at + 4, at + 8);
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
export function pngExif(bytes: Uint8Array, chunks: readonly PngChunk[]): Uint8Array | null {
  const found = chunks.find(({ type }) => type === 'eXIf');
  return found ? bytes.subarray(found.start + 8, found.end - 4) : null;
}
