import { describe, expect, it } from 'vitest';
import { photoPlace } from './photo-place.ts';

/** A JPEG that is nothing but EXIF: the place as cameras write it, in degrees, minutes and seconds. */
const photo = (
  lat: readonly number[],
  lon: readonly number[],
  refs: readonly [string, string],
): ArrayBuffer => {
  const tiff = Buffer.alloc(26 + 2 + 4 * 12 + 4 + 48);
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(1, 8);
  tiff.writeUInt16LE(0x8825, 10);
  tiff.writeUInt16LE(4, 12);
  tiff.writeUInt32LE(1, 14);
  tiff.writeUInt32LE(26, 18);
  const data = 26 + 2 + 4 * 12 + 4;
  tiff.writeUInt16LE(4, 26);
  const entry = (i: number, tag: number, type: number, count: number): number => {
    const at = 28 + i * 12;
    tiff.writeUInt16LE(tag, at);
    tiff.writeUInt16LE(type, at + 2);
    tiff.writeUInt32LE(count, at + 4);
    return at + 8;
  };
  tiff.write(`${refs[0]}\0`, entry(0, 1, 2, 2), 'latin1');
  tiff.writeUInt32LE(data, entry(1, 2, 5, 3));
  tiff.write(`${refs[1]}\0`, entry(2, 3, 2, 2), 'latin1');
  tiff.writeUInt32LE(data + 24, entry(3, 4, 5, 3));
  [...lat, ...lon].forEach((value, i) => {
    tiff.writeUInt32LE(Math.round(value * 1000), data + i * 8);
    tiff.writeUInt32LE(1000, data + i * 8 + 4);
  });
  const head = Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(tiff.length + 8, 4);
  const whole = Buffer.concat([head, Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from([0xff, 0xd9])]);
  return whole.buffer.slice(whole.byteOffset, whole.byteOffset + whole.length) as ArrayBuffer;
};

describe('the place of a photo', () => {
  it('is read from its EXIF, to the hundredth of a second', async () => {
    const at = await photoPlace(photo([16, 25, 55.5], [102, 49, 25.25], ['N', 'E']));
    expect(at?.[0]).toBeCloseTo(102 + 49 / 60 + 25.25 / 3600, 6);
    expect(at?.[1]).toBeCloseTo(16 + 25 / 60 + 55.5 / 3600, 6);
  });

  it('is none where the camera had no fix, where there is no EXIF, and in what is no picture', async () => {
    expect(await photoPlace(photo([0, 0, 0], [0, 0, 0], ['N', 'E']))).toBeNull();
    expect(await photoPlace(Uint8Array.of(0xff, 0xd8, 0xff, 0xd9).buffer)).toBeNull();
    expect(await photoPlace(new TextEncoder().encode('ชื่อ,จำนวน\n').buffer as ArrayBuffer)).toBeNull();
  });
});
