import { describe, expect, it } from 'vitest';
import { aPhoto } from '../testing/a-photo.ts';
import { NO_FACTS } from './exif.ts';
import { photoFacts } from './photo.ts';

describe('the place of a photo', () => {
  it('is read from its EXIF, to the hundredth of a second', () => {
    const { place } = photoFacts(aPhoto([16, 25, 55.5], [102, 49, 25.25]));
    expect(place?.lon).toBeCloseTo(102 + 49 / 60 + 25.25 / 3600, 6);
    expect(place?.lat).toBeCloseTo(16 + 25 / 60 + 55.5 / 3600, 6);
  });

  it('is none where the camera had no fix, where there is no EXIF, and in what is no picture', () => {
    expect(photoFacts(aPhoto([0, 0, 0], [0, 0, 0])).place).toBeNull();
    expect(photoFacts(Uint8Array.of(0xff, 0xd8, 0xff, 0xd9))).toEqual(NO_FACTS);
    expect(photoFacts(new TextEncoder().encode('ชื่อ,จำนวน\n'))).toEqual(NO_FACTS);
    expect(photoFacts(new Uint8Array())).toEqual(NO_FACTS);
  });
});
