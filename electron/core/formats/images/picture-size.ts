import { jpegSegments, type Segment } from '../../../../shared/images/jpeg.ts';

function jpegSize(bytes: Buffer, segments: readonly Segment[]): [number, number] | null {
  const frame = segments.find(
    ({ marker }) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker),
  );
  if (!frame || frame.end - frame.start < 9) return null;
  return [bytes.readUInt16BE(frame.start + 7), bytes.readUInt16BE(frame.start + 5)];
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
