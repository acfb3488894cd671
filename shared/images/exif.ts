import { type Tag, TiffBlock } from './tiff-tags.ts';

/** What a camera wrote beside the picture. */
export interface PhotoFacts {
  /** An instant, or null. Without a zone of its own the camera is taken to have been in Thailand. */
  readonly takenAt: string | null;
  /** WGS 84 degrees, or null. */
  readonly place: { readonly lon: number; readonly lat: number } | null;
  /** 1 to 8: how the picture is turned before it is shown. */
  readonly orientation: number;
}

export const NO_FACTS: PhotoFacts = { takenAt: null, place: null, orientation: 1 };

const TAG = { orientation: 0x0112, dateTime: 0x0132, exif: 0x8769, gps: 0x8825 } as const;
const EXIF = { original: 0x9003, zone: 0x9010, zoneOriginal: 0x9011 } as const;
const GPS = { latRef: 1, lat: 2, lonRef: 3, lon: 4 } as const;
const THAILAND = '+07:00';

function instant(text: string | null, zone: string | null): string | null {
  const parts = /^(\d{4})[:-](\d{2})[:-](\d{2})[ T](\d{2}):(\d{2}):(\d{2})/.exec(text ?? '');
  if (!parts) return null;
  const [, year, month, day, hour, minute, second] = parts;
  const at = /^[+-]\d{2}:\d{2}$/.test(zone ?? '') ? zone : THAILAND;
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${at}`);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

function degrees(block: TiffBlock, value: Tag | undefined, ref: string | null): number | null {
  const [whole = Number.NaN, minutes = 0, seconds = 0] = block.fractions(value);
  const sum = whole + minutes / 60 + seconds / 3600;
  if (!Number.isFinite(sum)) return null;
  return /^[SW]/i.test(ref ?? '') ? -sum : sum;
}

/** A place that a receiver found: not the point off Africa where one begins that has found none yet. */
function placeIn(block: TiffBlock, tags: ReadonlyMap<number, Tag>): PhotoFacts['place'] {
  const lat = degrees(block, tags.get(GPS.lat), block.text(tags.get(GPS.latRef)));
  const lon = degrees(block, tags.get(GPS.lon), block.text(tags.get(GPS.lonRef)));
  if (lat === null || lon === null || Math.abs(lat) > 90 || Math.abs(lon) > 180) return null;
  return Math.abs(lat) < 1e-6 && Math.abs(lon) < 1e-6 ? null : { lon, lat };
}

/** Reads an EXIF block (without the word «Exif» before it). Says nothing of what can't be read. */
export function readExif(bytes: Uint8Array): PhotoFacts {
  const block = TiffBlock.open(bytes);
  if (!block) return NO_FACTS;
  const main = block.main();
  const exif = block.below(main.get(TAG.exif));
  const zone = block.text(exif.get(EXIF.zoneOriginal)) ?? block.text(exif.get(EXIF.zone));
  const orientation = block.number(main.get(TAG.orientation)) ?? 1;
  const taken = block.text(exif.get(EXIF.original)) ?? block.text(main.get(TAG.dateTime));
  return {
    takenAt: instant(taken, zone),
    place: placeIn(block, block.below(main.get(TAG.gps))),
    orientation: orientation >= 1 && orientation <= 8 ? orientation : 1,
  };
}
