import type { Extent } from '../contract/base.ts';
import { wkbExtent, wkbType } from './wkb.ts';

/**
 * The GeoPackage geometry blob: magic `GP`, version, flags, SRS id, optional envelope, then WKB
 * (OGC 12-128r18, clause 2.1.3). Written with an XY envelope, but for points, whose coordinates say as much.
 */
const ENVELOPE_BYTES = [0, 32, 48, 48, 64] as const;

export interface GpkgGeometry {
  /** A view into the blob; not a copy. */
  readonly wkb: Uint8Array;
  readonly empty: boolean;
  /** The envelope of the header, or null where it has none. */
  readonly envelope: Extent | null;
  readonly srsId: number;
}

/** Thrown for a blob that is no GeoPackage geometry. */
export class GpkgBinaryError extends Error {}

const POINT_HEADER = [0x47, 0x50, 0, 1, 4326 & 0xff, 4326 >> 8, 0, 0];
const POINT_BYTES = 21;
const POINT_BLOB = Uint8Array.from([...POINT_HEADER, ...new Array<number>(POINT_BYTES).fill(0)]);

const isPlainPoint = (wkb: Uint8Array): boolean => wkb.length === POINT_BYTES && wkb[0] === 1 && wkb[1] === 1;

/** Wraps little-endian WKB. `extent` saves measuring it again. An extent of null marks the geometry empty. */
export function encodeGpkg(
  wkb: Uint8Array,
  extent: Extent | null = wkbExtent(wkb),
  srsId = 4326,
): Uint8Array {
  if (srsId === 4326 && extent !== null && isPlainPoint(wkb)) {
    // Half a million of them are made in one import.
    const point = Uint8Array.from(POINT_BLOB);
    point.set(wkb, POINT_HEADER.length);
    return point;
  }
  const withEnvelope = extent !== null && wkbType(wkb) !== 'Point';
  const header = 8 + (withEnvelope ? 32 : 0);
  const blob = new Uint8Array(header + wkb.length);
  const view = new DataView(blob.buffer);
  blob[0] = 0x47;
  blob[1] = 0x50;
  blob[3] = 1 | (withEnvelope ? 1 << 1 : 0) | (extent === null ? 1 << 4 : 0);
  view.setInt32(4, srsId, true);
  if (withEnvelope) {
    view.setFloat64(8, extent[0], true);
    view.setFloat64(16, extent[2], true);
    view.setFloat64(24, extent[1], true);
    view.setFloat64(32, extent[3], true);
  }
  blob.set(wkb, header);
  return blob;
}

/** Unwraps a blob. Throws `GpkgBinaryError` when it is none, or an extended geometry. */
export function decodeGpkg(blob: Uint8Array): GpkgGeometry {
  if (blob.length < 8 || blob[0] !== 0x47 || blob[1] !== 0x50)
    throw new GpkgBinaryError('no GeoPackage geometry');
  const flags = blob[3] as number;
  const envelopeBytes = ENVELOPE_BYTES[(flags >> 1) & 7];
  if (envelopeBytes === undefined || flags & 0x20)
    throw new GpkgBinaryError('unknown kind of GeoPackage geometry');
  const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength);
  const little = (flags & 1) === 1;
  const at = (index: number): number => view.getFloat64(8 + index * 8, little);
  return {
    wkb: blob.subarray(8 + envelopeBytes),
    empty: (flags & 0x10) !== 0,
    envelope: envelopeBytes >= 32 ? [at(0), at(2), at(1), at(3)] : null,
    srsId: view.getInt32(4, little),
  };
}

/** The blob's bounding box: of its header, else measured. Null when empty. */
export function gpkgExtent(blob: Uint8Array): Extent | null {
  const geometry = decodeGpkg(blob);
  if (geometry.empty) return null;
  return geometry.envelope ?? wkbExtent(geometry.wkb);
}
