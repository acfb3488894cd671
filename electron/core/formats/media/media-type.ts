/** What a file is for a person. */
export type MediaKind =
  | 'photo'
  | 'pdf'
  | 'document'
  | 'sheet'
  | 'slides'
  | 'video'
  | 'audio'
  | 'archive'
  | 'text'
  | 'other';

export interface Media {
  readonly type: string;
  readonly kind: MediaKind;
}

/** Bytes that are looked at. */
export const HEAD_BYTES = 64 * 1024;

const media = (type: string, kind: MediaKind): Media => ({ type, kind });
const OCTETS = media('application/octet-stream', 'other');
const OPEN_XML = 'application/vnd.openxmlformats-officedocument.';

/** Files that begin alike whatever is in them: bytes at a place, as Latin-1 text. */
const SIGNATURES: readonly (readonly [at: number, bytes: string, media: Media])[] = [
  [0, '\xff\xd8\xff', media('image/jpeg', 'photo')],
  [0, '\x89PNG\r\n\x1a\n', media('image/png', 'photo')],
  [0, 'GIF87a', media('image/gif', 'photo')],
  [0, 'GIF89a', media('image/gif', 'photo')],
  [0, 'II*\0', media('image/tiff', 'photo')],
  [0, 'MM\0*', media('image/tiff', 'photo')],
  [0, '%PDF-', media('application/pdf', 'pdf')],
  [0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', media('application/x-ole-storage', 'document')],
  [0, '7z\xbc\xaf\x27\x1c', media('application/x-7z-compressed', 'archive')],
  [0, 'Rar!\x1a\x07', media('application/vnd.rar', 'archive')],
  [0, '\x1f\x8b', media('application/gzip', 'archive')],
  [0, 'ID3', media('audio/mpeg', 'audio')],
  [0, 'OggS', media('audio/ogg', 'audio')],
  [0, 'fLaC', media('audio/flac', 'audio')],
  [0, '\x1aE\xdf\xa3', media('video/webm', 'video')],
  [0, '{\\rtf', media('application/rtf', 'document')],
  [0, 'MZ', media('application/x-msdownload', 'other')],
  [0, '\x7fELF', media('application/x-executable', 'other')],
];

/** Families of ISO's base media format by their brand. */
const BRANDS: readonly (readonly [RegExp, Media])[] = [
  [/^(heic|heix|heim|heis|hevc|mif1|msf1)$/, media('image/heic', 'photo')],
  [/^(avif|avis)$/, media('image/avif', 'photo')],
  [/^(M4A |M4B )$/, media('audio/mp4', 'audio')],
  [/^qt {2}$/, media('video/quicktime', 'video')],
  [/^(isom|iso\d|mp4\d|M4V |MSNV|dash|3gp\w|3g2\w)$/, media('video/mp4', 'video')],
];

const ZIPPED: readonly (readonly [RegExp, Media])[] = [
  [/word\//, media(`${OPEN_XML}wordprocessingml.document`, 'document')],
  [/xl\//, media(`${OPEN_XML}spreadsheetml.sheet`, 'sheet')],
  [/ppt\//, media(`${OPEN_XML}presentationml.presentation`, 'slides')],
  [
    /mimetypeapplication\/vnd\.oasis\.opendocument\.text/,
    media('application/vnd.oasis.opendocument.text', 'document'),
  ],
  [
    /mimetypeapplication\/vnd\.oasis\.opendocument\.spreadsheet/,
    media('application/vnd.oasis.opendocument.spreadsheet', 'sheet'),
  ],
  [
    /mimetypeapplication\/vnd\.oasis\.opendocument\.presentation/,
    media('application/vnd.oasis.opendocument.presentation', 'slides'),
  ],
];

function riff(text: string): Media | null {
  if (!text.startsWith('RIFF')) return null;
  const form = text.slice(8, 12);
  if (form === 'WEBP') return media('image/webp', 'photo');
  if (form === 'WAVE') return media('audio/wav', 'audio');
  return form === 'AVI ' ? media('video/x-msvideo', 'video') : null;
}

/** A bitmap says how long it is: two letters alone may begin any text. */
const bitmap = (head: Buffer, size: number): Media | null =>
  head.length > 26 && head.toString('latin1', 0, 2) === 'BM' && head.readUInt32LE(2) === size
    ? media('image/bmp', 'photo')
    : null;

const frame = (head: Buffer): Media | null =>
  head.length > 1 && head[0] === 0xff && ((head[1] ?? 0) & 0xe6) === 0xe2
    ? media('audio/mpeg', 'audio')
    : null;

/** Text by what it is written in: markup is told apart, since a program that shows it may run what stands in it. */
function textual(head: Buffer): Media | null {
  if (head.includes(0)) return null;
  const text = head
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart()
    .slice(0, 4096)
    .toLowerCase();
  if (text.startsWith('<')) {
    if (text.includes('<svg')) return media('image/svg+xml', 'other');
    if (/<(!doctype html|html|head|body|script|iframe|meta)\b/.test(text)) return media('text/html', 'other');
    return media('application/xml', 'text');
  }
  const strange = head.filter((byte) => byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13).length;
  return strange > 0 ? null : media('text/plain', 'text');
}

/**
 * What a file is, by its bytes: its name may say anything. Nothing is unpacked.
 *
 * @param head the first `HEAD_BYTES` of it
 * @param size of the whole file, in bytes
 */
export function mediaOf(head: Buffer, size: number): Media {
  if (size === 0) return media('application/x-empty', 'other');
  const text = head.toString('latin1');
  const signed = SIGNATURES.find(([at, bytes]) => text.startsWith(bytes, at));
  if (signed) return signed[2];
  if (text.startsWith('PK\x03\x04') || text.startsWith('PK\x05\x06'))
    return ZIPPED.find(([pattern]) => pattern.test(text))?.[1] ?? media('application/zip', 'archive');
  if (text.slice(4, 8) === 'ftyp')
    return BRANDS.find(([brand]) => brand.test(text.slice(8, 12)))?.[1] ?? media('video/mp4', 'video');
  return riff(text) ?? bitmap(head, size) ?? frame(head) ?? textual(head) ?? OCTETS;
}

/** Pictures that a browser shows and in which nothing can run. */
const SHOWN = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/bmp', 'image/avif']);
export const canBeShown = (type: string): boolean => SHOWN.has(type);

/** Kinds that the office's programs open without running anything, with the ending by which they know them. */
const ENDINGS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/bmp': 'bmp',
  'image/avif': 'avif',
  'image/heic': 'heic',
  'image/tiff': 'tif',
  'application/pdf': 'pdf',
  'application/rtf': 'rtf',
  'text/plain': 'txt',
  'video/mp4': 'mp4',
  'video/quicktime': 'mov',
  'video/webm': 'webm',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/wav': 'wav',
  [`${OPEN_XML}wordprocessingml.document`]: 'docx',
  [`${OPEN_XML}spreadsheetml.sheet`]: 'xlsx',
  [`${OPEN_XML}presentationml.presentation`]: 'pptx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'application/vnd.oasis.opendocument.presentation': 'odp',
};

/** The ending that tells other programs what the file is; null for what had better not be opened by a click. */
export const safeEnding = (type: string): string | null => ENDINGS[type] ?? null;
