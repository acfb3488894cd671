export type PictureType = 'image/png' | 'image/jpeg' | 'image/webp' | 'image/avif' | 'image/gif';

const starts = (bytes: Uint8Array, at: number, text: string): boolean =>
  [...text].every((letter, i) => bytes[at + i] === letter.charCodeAt(0));

/** What a picture is by its first bytes; null for what no browser draws. Names and headers are not asked. */
export function pictureType(bytes: Uint8Array): PictureType | null {
  if (starts(bytes, 0, '\x89PNG')) return 'image/png';
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  if (starts(bytes, 0, 'RIFF') && starts(bytes, 8, 'WEBP')) return 'image/webp';
  if (starts(bytes, 0, 'GIF8')) return 'image/gif';
  return starts(bytes, 4, 'ftypavif') ? 'image/avif' : null;
}
