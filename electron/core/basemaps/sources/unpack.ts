import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';

export type Packing = 'none' | 'gzip' | 'brotli' | 'zstd';

/** Unpacks bytes that may become no more than `most`: a small tile must not swell until memory is gone. Throws otherwise. */
export function unpack(bytes: Uint8Array, packing: Packing, most: number): Uint8Array {
  const options = { maxOutputLength: most };
  if (packing === 'gzip') return gunzipSync(bytes, options);
  if (packing === 'brotli') return brotliDecompressSync(bytes, options);
  if (packing === 'zstd') return zstdDecompressSync(bytes, options);
  if (bytes.length > most) throw new Error('a tile is too large');
  return bytes;
}

export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;
