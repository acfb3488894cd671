import type { FileFormat } from '../../../shared/contract/import-choice.ts';

/** What a file is by its first bytes, and by its ending where these leave it open. */
export type Recognised =
  | { readonly kind: 'format'; readonly format: Exclude<FileFormat, 'shapefile'>; readonly sure: boolean }
  /** A container: what it is shows by its members. */
  | { readonly kind: 'zip' }
  /** A known kind that is not read; `name` is the key of `askInstead`. */
  | { readonly kind: 'unread'; readonly name: string };

/** So many first bytes are looked at. */
export const HEAD_BYTES = 8192;

const SIGNATURES: readonly (readonly [string, Recognised])[] = [
  ['SQLite format 3\0', { kind: 'format', format: 'geopackage', sure: true }],
  ['fgb\x03', { kind: 'format', format: 'flatgeobuf', sure: true }],
  ['PK\x03\x04', { kind: 'zip' }],
  ['PK\x05\x06', { kind: 'zip' }],
  ['Rar!\x1a', { kind: 'unread', name: 'RAR (.rar)' }],
  ['7z\xbc\xaf\x27\x1c', { kind: 'unread', name: '7-Zip (.7z)' }],
  ['%PDF-', { kind: 'unread', name: 'PDF' }],
  ['\x1f\x8b', { kind: 'unread', name: 'TAR (.tar, .gz)' }],
  ['\x00\x01\x00\x00Standard', { kind: 'unread', name: 'Microsoft Access (.mdb, .accdb)' }],
  ['II*\x00', { kind: 'unread', name: 'GeoTIFF / JPEG / PNG' }],
  ['MM\x00*', { kind: 'unread', name: 'GeoTIFF / JPEG / PNG' }],
  ['\xff\xd8\xff', { kind: 'unread', name: 'GeoTIFF / JPEG / PNG' }],
  ['\x89PNG', { kind: 'unread', name: 'GeoTIFF / JPEG / PNG' }],
];

const ENDINGS: Readonly<Record<string, Recognised>> = {
  gpkg: { kind: 'format', format: 'geopackage', sure: false },
  fgb: { kind: 'format', format: 'flatgeobuf', sure: false },
  csv: { kind: 'format', format: 'csv', sure: true },
  tsv: { kind: 'format', format: 'csv', sure: true },
  txt: { kind: 'format', format: 'csv', sure: false },
  geojson: { kind: 'format', format: 'geojson', sure: true },
  geojsonl: { kind: 'format', format: 'geojson', sure: true },
  geojsons: { kind: 'format', format: 'geojson', sure: true },
  ndjson: { kind: 'format', format: 'geojson', sure: true },
  json: { kind: 'format', format: 'geojson', sure: false },
  kml: { kind: 'format', format: 'kml', sure: true },
  gpx: { kind: 'format', format: 'gpx', sure: true },
  zip: { kind: 'zip' },
  kmz: { kind: 'format', format: 'kml', sure: true },
  xlsx: { kind: 'format', format: 'xlsx', sure: true },
  xlsm: { kind: 'format', format: 'xlsx', sure: true },
  xls: { kind: 'unread', name: 'Excel 97 (.xls)' },
  mdb: { kind: 'unread', name: 'Microsoft Access (.mdb, .accdb)' },
  accdb: { kind: 'unread', name: 'Microsoft Access (.mdb, .accdb)' },
  dwg: { kind: 'unread', name: 'AutoCAD (.dwg, .dxf)' },
  dxf: { kind: 'unread', name: 'AutoCAD (.dwg, .dxf)' },
  rar: { kind: 'unread', name: 'RAR (.rar)' },
  '7z': { kind: 'unread', name: '7-Zip (.7z)' },
  tar: { kind: 'unread', name: 'TAR (.tar, .gz)' },
  gz: { kind: 'unread', name: 'TAR (.tar, .gz)' },
  pdf: { kind: 'unread', name: 'PDF' },
  doc: { kind: 'unread', name: 'Word (.doc, .docx)' },
  docx: { kind: 'unread', name: 'Word (.doc, .docx)' },
  ods: { kind: 'unread', name: 'OpenDocument (.ods)' },
  mxd: { kind: 'unread', name: 'Esri (.gdb, .lpk, .mxd)' },
  lpk: { kind: 'unread', name: 'Esri (.gdb, .lpk, .mxd)' },
  gdbtable: { kind: 'unread', name: 'Esri (.gdb, .lpk, .mxd)' },
  tab: { kind: 'unread', name: 'MapInfo (.tab, .mif)' },
  mif: { kind: 'unread', name: 'MapInfo (.tab, .mif)' },
  gml: { kind: 'unread', name: 'GML (.gml)' },
  tif: { kind: 'unread', name: 'GeoTIFF / JPEG / PNG' },
  jpg: { kind: 'unread', name: 'GeoTIFF / JPEG / PNG' },
  png: { kind: 'unread', name: 'GeoTIFF / JPEG / PNG' },
};

/** Begins each text of a JSON sequence (RFC 7464). */
const RECORD_SEPARATOR = '\x1e';
/** The version of a DWG, closed by zero bytes: text may begin with the same letters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what tells it from text.
const DRAWING = /^AC1\d{3}\x00/;
const OLE = '\xd0\xcf\x11\xe0';
const GEOJSON =
  /"type"\s*:\s*"(FeatureCollection|Feature|(Multi)?(Point|LineString|Polygon)|GeometryCollection)"/;

export const endingOf = (name: string): string => /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** Tells what a file is by its content first, then by its ending. Null for what is neither. */
export function recognise(head: Buffer, name: string): Recognised | null {
  const ending = endingOf(name);
  const latin = head.toString('latin1', 0, Math.min(head.length, HEAD_BYTES));
  const signed = SIGNATURES.find(([signature]) => latin.startsWith(signature))?.[1];
  if (signed?.kind === 'zip') return containerBy(ending);
  if (signed) return signed;
  if (DRAWING.test(latin)) return { kind: 'unread', name: 'AutoCAD (.dwg, .dxf)' };
  if (latin.startsWith(OLE)) return oldOffice(ending);
  return textual(head) ?? ENDINGS[ending] ?? null;
}

/** A zip by its ending; what has another ending is looked into. */
const containerBy = (ending: string): Recognised => {
  const known = ENDINGS[ending];
  const named = known?.kind === 'unread' || (known?.kind === 'format' && /^(kmz|xls[xm])$/.test(ending));
  return known && named ? known : { kind: 'zip' };
};

/** A compound file by its ending; a workbook with a password is one, which its reader tells. */
const oldOffice = (ending: string): Recognised => {
  const known = ENDINGS[ending];
  const named = known?.kind === 'unread' || (known?.kind === 'format' && known.format === 'xlsx');
  return known && named ? known : { kind: 'unread', name: 'Excel 97 (.xls)' };
};

/** XML and JSON by their first words. */
function textual(head: Buffer): Recognised | null {
  const text = plainText(head).trimStart();
  if (text.startsWith('<')) {
    if (/<([a-z]+:)?kml[\s>]/i.test(text)) return { kind: 'format', format: 'kml', sure: true };
    if (/<([a-z]+:)?gpx[\s>]/i.test(text)) return { kind: 'format', format: 'gpx', sure: true };
    if (/opengis\.net\/gml/.test(text)) return { kind: 'unread', name: 'GML (.gml)' };
    return null;
  }
  const [first] = text;
  if (first === '{' || first === '[' || first === RECORD_SEPARATOR)
    return GEOJSON.test(text) ? { kind: 'format', format: 'geojson', sure: true } : null;
  return null;
}

/** UTF-16 is known by its mark. */
function plainText(head: Buffer): string {
  if (head[0] === 0xff && head[1] === 0xfe) return head.toString('utf16le').slice(1);
  if (head[0] === 0xfe && head[1] === 0xff)
    return Buffer.from(head.subarray(0, head.length & ~1))
      .swap16()
      .toString('utf16le')
      .slice(1);
  return head.toString('utf8').replace(/^\uFEFF/, '');
}

/** What a zip is by the names of its members; null for a mere archive. */
export function recogniseZip(members: readonly string[]): Recognised | null {
  const has = (pattern: RegExp): boolean => members.some((name) => pattern.test(name));
  if (has(/^\[Content_Types\]\.xml$/i)) {
    if (has(/^xl\/workbook\.(xml|bin)$/i)) return { kind: 'format', format: 'xlsx', sure: true };
    return has(/^word\//i) ? { kind: 'unread', name: 'Word (.doc, .docx)' } : null;
  }
  if (has(/^mimetype$/) && has(/^content\.xml$/)) return { kind: 'unread', name: 'OpenDocument (.ods)' };
  if (has(/^doc\.kml$/i)) return { kind: 'format', format: 'kml', sure: true };
  return null;
}
