import type { Geometry, Position, Ring } from '../../../../shared/geo/geometry.ts';
import { decodeWkb } from '../../../../shared/geo/wkb.ts';
import { FileSink } from '../file-sink.ts';
import type { OutRow, OutTable } from '../out-table.ts';

/** Text for XML 1.0: marks escaped, characters that it can't hold left out. */
const escaped = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML can't hold.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const positions = (list: readonly Position[]): string =>
  `<coordinates>${list.map(([x, y]) => `${Number(x.toFixed(9))},${Number(y.toFixed(9))}`).join(' ')}</coordinates>`;
const ring = (list: Ring): string => `<LinearRing>${positions(list)}</LinearRing>`;

function polygon(rings: readonly Ring[]): string {
  const [shell = [], ...holes] = rings;
  const inner = holes.map((hole) => `<innerBoundaryIs>${ring(hole)}</innerBoundaryIs>`).join('');
  return `<Polygon><outerBoundaryIs>${ring(shell)}</outerBoundaryIs>${inner}</Polygon>`;
}

const line = (list: readonly Position[]): string => `<LineString>${positions(list)}</LineString>`;
const point = (position: Position): string => `<Point>${positions([position])}</Point>`;
const many = (parts: readonly string[]): string => `<MultiGeometry>${parts.join('')}</MultiGeometry>`;

function geometryXml(geometry: Geometry): string {
  switch (geometry.type) {
    case 'Point':
      return point(geometry.coordinates);
    case 'LineString':
      return line(geometry.coordinates);
    case 'Polygon':
      return polygon(geometry.coordinates);
    case 'MultiPoint':
      return many(geometry.coordinates.map(point));
    case 'MultiLineString':
      return many(geometry.coordinates.map(line));
    case 'MultiPolygon':
      return geometry.coordinates.length === 1
        ? polygon(geometry.coordinates[0] as Ring[])
        : many(geometry.coordinates.map(polygon));
  }
}

function placemark(table: OutTable, row: OutRow): string {
  const label = row.values[table.labelIndex];
  const name = label === null || label === undefined ? '' : `<name>${escaped(String(label))}</name>`;
  const data = table.fields.flatMap((field, i) => {
    const value = row.values[i] ?? null;
    return value === null
      ? []
      : [`<SimpleData name="${escaped(field.name)}">${escaped(String(value))}</SimpleData>`];
  });
  const extended = `<ExtendedData><SchemaData schemaUrl="#fields">${data.join('')}</SchemaData></ExtendedData>`;
  return `<Placemark>${name}${extended}${row.wkb ? geometryXml(decodeWkb(row.wkb)) : ''}</Placemark>\n`;
}

const TYPES = {
  integer: 'int',
  real: 'double',
  boolean: 'bool',
  text: 'string',
  date: 'string',
  datetime: 'string',
} as const;

/** Writes KML 2.2 (OGC 07-147r2): WGS 84, one placemark a row, its fields as typed data under their Thai titles. */
export async function writeKml(path: string, table: OutTable): Promise<void> {
  const sink = new FileSink(path);
  try {
    const about = table.facts.map(({ label, value }) => `${label}: ${value}`).join('\n');
    const schema = table.fields.map(
      (field) =>
        `<SimpleField type="${TYPES[field.type]}" name="${escaped(field.name)}"><displayName>${escaped(field.title)}</displayName></SimpleField>`,
    );
    sink.text(
      '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>' +
        `<name>${escaped(table.title)}</name><description>${escaped(about)}</description>` +
        `<Schema name="${escaped(table.name)}" id="fields">${schema.join('')}</Schema><Folder><name>${escaped(table.title)}</name>\n`,
    );
    for await (const batch of table.batches()) for (const row of batch) sink.text(placemark(table, row));
    sink.text('</Folder></Document></kml>\n');
    sink.finish();
  } finally {
    sink.close();
  }
}
