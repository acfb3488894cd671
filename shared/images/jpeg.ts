import { latin1, uint16 } from './bytes.ts';

/** A part of a JPEG: a marker with what belongs to it, or a scan with its coded picture. */
export interface Segment {
  /** The byte after 0xFF. */
  readonly marker: number;
  /** From its 0xFF on. */
  readonly start: number;
  readonly end: number;
}

const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;

const standsAlone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

/** Where the coded picture that begins at a place ends: at the next marker that is neither filling nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) return bytes.length;
    if (next !== 0x00 && next !== 0xff && !standsAlone(next)) return at;
  }
  return bytes.length;
}

/**
 * The parts of the first picture of a JPEG up to its end mark; what stands behind that (other pictures, what phones hang
 * on) is no part of it. Null for bytes that are no JPEG, or broken before the picture begins.
 *
 * @param cut true where only the beginning of the file is given: then what there is of it
 */
export function jpegSegments(bytes: Uint8Array, cut = false): Segment[] | null {
  if (bytes[0] !== 0xff || bytes[1] !== START) return null;
  const segments: Segment[] = [{ marker: START, start: 0, end: 2 }];
  let drawn = false;
  for (let at = 2; at < bytes.length; ) {
    if (bytes[at] !== 0xff) return drawn || cut ? segments : null;
    const marker = bytes[at + 1] ?? END;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === END) return [...segments, { marker, start: at, end: at + 2 }];
    if (standsAlone(marker)) {
      segments.push({ marker, start: at, end: at + 2 });
      at += 2;
      continue;
    }
    if (at + 4 > bytes.length) break;
    const body = at + 2 + uint16(bytes, at + 2, false);
    if (body > bytes.length || body < at + 4) break;
    const end = marker === SCAN ? endOfScan(bytes, body) : body;
    segments.push({ marker, start: at, end });
    drawn ||= marker === SCAN;
    at = end;
  }
  return drawn || cut ? segments : null;
}

const word = (bytes: Uint8Array, { start }: Segment, length: number): string =>
  latin1(bytes, start + 4, start + 4 + length);

/** The EXIF block of a JPEG, or null. */
export function jpegExif(bytes: Uint8Array, segments: readonly Segment[]): Uint8Array | null {
  const found = segments.find((segment) => segment.marker === 0xe1 && word(bytes, segment, 6) === 'Exif\0\0');
  return found ? bytes.subarray(found.start + 10, found.end) : null;
}

/** Parts without which the picture can't be drawn, or not in its colours. */
export function isPicture(bytes: Uint8Array, segment: Segment): boolean {
  const { marker } = segment;
  if (marker === 0xe0) return word(bytes, segment, 4) === 'JFIF';
  if (marker === 0xe2) return word(bytes, segment, 11) === 'ICC_PROFILE';
  if (marker === 0xee) return word(bytes, segment, 5) === 'Adobe';
  return marker !== 0xfe && !(marker >= 0xe0 && marker <= 0xef);
}
