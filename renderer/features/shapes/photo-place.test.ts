import { describe, expect, it } from 'vitest';
import { aPhoto } from '../../../shared/testing/a-photo.ts';
import { photoPlace } from './photo-place.ts';

describe('the place of a photo', () => {
  it('is read from its EXIF, to the hundredth of a second', async () => {
    const at = await photoPlace(aPhoto([16, 25, 55.5], [102, 49, 25.25]).buffer);
    expect(at?.[0]).toBeCloseTo(102 + 49 / 60 + 25.25 / 3600, 6);
    expect(at?.[1]).toBeCloseTo(16 + 25 / 60 + 55.5 / 3600, 6);
  });

  it('is none where the camera had no fix, where there is no EXIF, and in what is no picture', async () => {
    expect(await photoPlace(aPhoto([0, 0, 0], [0, 0, 0]).buffer)).toBeNull();
    expect(await photoPlace(Uint8Array.of(0xff, 0xd8, 0xff, 0xd9).buffer)).toBeNull();
    expect(await photoPlace(new TextEncoder().encode('ชื่อ,จำนวน\n').buffer as ArrayBuffer)).toBeNull();
  });
});
