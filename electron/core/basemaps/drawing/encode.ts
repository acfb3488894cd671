import sharp from 'sharp';
import type { PictureType } from '../sources/picture-type.ts';

/** JPEG where all is opaque, PNG where something shines through. */
export async function encodePicture(
  pixels: Uint8Array,
  size: { readonly width: number; readonly height: number },
  options: { readonly quality?: number; readonly grey?: boolean } = {},
): Promise<{ bytes: Uint8Array; type: PictureType }> {
  const raw = { raw: { ...size, channels: 4 as const } };
  // Lifted as on the screen: grey is for a ground that steps back.
  const image = options.grey ? sharp(pixels, raw).greyscale().linear(0.8, 51) : sharp(pixels, raw);
  if (isOpaque(pixels)) {
    const bytes = await image
      .removeAlpha()
      .jpeg({ quality: options.quality ?? 85 })
      .toBuffer();
    return { bytes, type: 'image/jpeg' };
  }
  return { bytes: await image.png({ compressionLevel: 4 }).toBuffer(), type: 'image/png' };
}

function isOpaque(pixels: Uint8Array): boolean {
  for (let i = 3; i < pixels.length; i += 4) if (pixels[i] !== 255) return false;
  return true;
}
