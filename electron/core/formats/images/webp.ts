export interface WebpChunk {
  readonly type: string;
  readonly start: number;
  /** Without the byte that makes its length even. */
  readonly end: number;
}

/** The chunks of a WebP; null for what is none or is cut off. What stands behind the form's end is left out. */
export function webpChunks(bytes: Buffer): WebpChunk[] | null {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP') return null;
  const whole = 8 + bytes.readUInt32LE(4);
  if (whole > bytes.length + 1) return null;
  const chunks: WebpChunk[] = [];
  for (let at = 12; at + 8 <= Math.min(whole, bytes.length); ) {
    const length = bytes.readUInt32LE(at + 4);
    const end = at + 8 + length;
    if (end > bytes.length) return null;
    chunks.push({ type: bytes.toString('latin1', at, at + 4), start: at, end });
    at = end + (length % 2);
  }
  return chunks.length === 0 ? null : chunks;
}

/** The EXIF block of a WebP, or null; some programs put the word «Exif» before it. */
export function webpExif(bytes: Buffer, chunks: readonly WebpChunk[]): Buffer | null {
  const found = chunks.find(({ type }) => type === 'EXIF');
  if (!found) return null;
  const block = bytes.subarray(found.start + 8, found.end);
  return block.toString('latin1', 0, 6) === 'Exif\0\0' ? block.subarray(6) : block;
}

const DRAWN = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
export const isWebpDrawn = ({ type }: WebpChunk): boolean => DRAWN.has(type);

/** A chunk of its own. */
export function webpChunk(type: string, data: Buffer): Buffer {
  const chunk = Buffer.alloc(8 + data.length + (data.length % 2));
  chunk.write(type, 0, 'latin1');
  chunk.writeUInt32LE(data.length, 4);
  data.copy(chunk, 8);
  return chunk;
}
