import sharp, { type Exif } from 'sharp';
import { describe, expect, it } from 'vitest';
import { photoFacts } from '../../../../shared/images/photo.ts';
import { mutate, random } from '../testing/mutate.ts';
import { pictureSize } from './picture-size.ts';
import { withoutMetadata } from './strip.ts';

/** What a phone writes: where, when, with what, how turned. */
const EXIF = {
  IFD0: { Make: 'PhoneMaker', Model: 'Phone 1', Copyright: 'ผู้ถ่าย', Orientation: '6' },
  IFD2: { DateTimeOriginal: '2026:01:31 09:15:00', OffsetTimeOriginal: '+07:00' },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '15/1 30/1 3600/100',
    GPSLongitudeRef: 'E',
    GPSLongitude: '100/1 6/1 0/1',
  },
};
const XMP =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="15,30.6N"/></rdf:RDF></x:xmpmeta>';

const picture = (exif: Exif = EXIF, orientation = 6) =>
  sharp({ create: { width: 64, height: 40, channels: 3, background: '#c86432' } })
    .composite([{ input: Buffer.from('<svg width="64" height="40"><circle cx="20" cy="20" r="12"/></svg>') }])
    .withMetadata({ orientation })
    .withExif(exif)
    .withXmp(XMP)
    .withIccProfile('p3');

const made = {
  'image/jpeg': () => picture().jpeg().toBuffer(),
  'image/png': () => picture().png().toBuffer(),
  'image/webp': () => picture().webp().toBuffer(),
} as const;
const pixels = (bytes: Buffer): Promise<Buffer> => sharp(bytes).raw().toBuffer();

describe.each(Object.entries(made))('a photo as %s', (type, make) => {
  it('says where and when it was taken, and how large it is', async () => {
    const facts = photoFacts(await make());
    expect(facts.takenAt).toBe('2026-01-31T02:15:00.000Z');
    expect(facts.place?.lat).toBeCloseTo(15.51, 6);
    expect(facts.place?.lon).toBeCloseTo(100.1, 6);
    expect(facts.orientation).toBe(6);
    expect(pictureSize(await make(), type)).toEqual([64, 40]);
  });

  it('is freed of all that is not the picture, which stays as it was to the pixel, turned as it was', async () => {
    const before = Buffer.concat([await make(), Buffer.from('SAMSUNG trailer 15.51,100.1')]);
    const after = withoutMetadata(before, type);
    if (!after) throw new Error('not stripped');
    expect(await pixels(after)).toEqual(await pixels(before));
    const facts = await sharp(after).metadata();
    expect(facts).toMatchObject({ width: 64, height: 40, orientation: 6 });
    expect(facts.xmp).toBeUndefined();
    expect(facts.icc).toBeDefined();
    const text = after.toString('latin1');
    for (const secret of ['PhoneMaker', 'Phone 1', '2026:01:31', 'GPSLat', 'xmpmeta', 'SAMSUNG'])
      expect(text).not.toContain(secret);
    expect(photoFacts(after)).toEqual({ takenAt: null, place: null, orientation: 6 });
    expect(withoutMetadata(after, type)).toEqual(after);
  });

  it('that is not turned has no block left at all', async () => {
    const upright = picture({ ...EXIF, IFD0: { Make: 'PhoneMaker', Orientation: '1' } }, 1);
    const bytes = await upright.toFormat(type.slice(6) as 'jpeg').toBuffer();
    const after = withoutMetadata(bytes, type) ?? Buffer.alloc(0);
    expect((await sharp(after).metadata()).exif).toBeUndefined();
    expect(await pixels(after)).toEqual(await pixels(bytes));
  });

  it('that is cut off or garbled is no harm: facts are missing, nothing throws', async () => {
    const whole = await make();
    const next = random(7);
    for (let i = 1; i <= 300; i++) {
      const broken = mutate(whole, next);
      photoFacts(broken);
      pictureSize(broken, type);
      const after = withoutMetadata(broken, type);
      if (after) expect(after.length).toBeLessThanOrEqual(broken.length + 100);
    }
    expect(withoutMetadata(Buffer.alloc(0), type)).toBeNull();
    expect(withoutMetadata(Buffer.from('<html>'), type)).toBeNull();
  });
});

it('reads the block of a picture of a phone in HEIC and of a TIFF', async () => {
  const jpeg = await made['image/jpeg']();
  const at = jpeg.indexOf('Exif\0\0');
  const heic = Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), jpeg.subarray(at)]);
  expect(photoFacts(heic).place?.lat).toBeCloseTo(15.51, 6);
  expect(withoutMetadata(heic, 'image/heic')).toBeNull();
  // A TIFF is built as the block is.
  expect(photoFacts(jpeg.subarray(at + 6)).takenAt).toBe('2026-01-31T02:15:00.000Z');
});

it('knows no place where the receiver had found none', async () => {
  const none = {
    ...EXIF,
    IFD3: {
      GPSLatitudeRef: 'N',
      GPSLatitude: '0/1 0/1 0/1',
      GPSLongitudeRef: 'E',
      GPSLongitude: '0/1 0/1 0/1',
    },
  };
  expect(photoFacts(await picture(none).jpeg().toBuffer()).place).toBeNull();
  const far = { ...EXIF, IFD3: { ...EXIF.IFD3, GPSLatitude: '95/1 0/1 0/1' } };
  expect(photoFacts(await picture(far).jpeg().toBuffer()).place).toBeNull();
});
