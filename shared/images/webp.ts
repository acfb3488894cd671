import { latin1, uint32 } from './bytes.ts';

export interface WebpChunk {
  readonly type: string;
  readonly start: number;
  /** Without the byte that makes its length even. */
  readonly end: number;
}

/** The chunks of a WebP; null for what is none or is cut off. What stands behind the form's end is left out. */
export function webpChunks(bytes: Uint8Array): WebpChunk[] | null {
  if (latin1(bytes, 0, 4) !== 'RIFF' || latin1(bytes, 8, 12) !== 'WEBP') return null;
  const whole = 8 + uint32(bytes, 4, true);
  if (whole > bytes.length + 1) return null;
  const chunks: WebpChunk[] = [];
  for (let at = 12; at + 8 <= Math.min(whole, bytes.length); ) {
    const length = uint32(bytes, at + 4, true);
    const end = at + 8 + length;
    if (end > bytes.length) return null;
    chunks.push({ type: latin1(bytes, at, at + 4), start: at, end });
    at = end + (length % 2);
  }
  return chunks.length === 0 ? null : chunks;
}

/** The EXIF block of a WebP, or null; some programs put the word «Exif» before it. */
export function webpExif(bytes: Uint8Array, chunks: readonly WebpChunk[]): Uint8Array | null {
  const found = chunks.find(({ type }) => type === 'EXIF');
  if (!found) return null;
  const block = bytes.subarray(found.start + 8, found.end);
  return latin1(block, 0, 6) === 'Exif\0\0' ? block.subarray(6) : block;
}

const DRAWN = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
export const isWebpDrawn = ({ type }: WebpChunk): boolean => DRAWN.has(type);
