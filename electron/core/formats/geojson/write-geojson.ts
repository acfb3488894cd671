import type { Geometry, Position, Ring } from '../../../../shared/geo/geometry.ts';
import { decodeWkb } from '../../../../shared/geo/wkb.ts';
import { FileSink } from '../file-sink.ts';
import type { OutTable } from '../out-table.ts';
import { runsCounterClockwise } from '../winding.ts';

/** Nine decimals of a degree are a tenth of a millimetre: more is noise and doubles the file. */
const DECIMALS = 1e9;
const rounded = ([x, y]: Position): Position => [
  Math.round(x * DECIMALS) / DECIMALS,
  Math.round(y * DECIMALS) / DECIMALS,
];

/** Shells counter-clockwise, holes clockwise (RFC 7946, 3.1.6). */
const wound = (rings: Ring[]): Ring[] =>
  rings.map((ring, i) => {
    const right = runsCounterClockwise(ring) === (i === 0);
    return (right ? ring : ring.toReversed()).map(rounded);
  });

function tidy(geometry: Geometry): Geometry {
  switch (geometry.type) {
    case 'Point':
      return { type: 'Point', coordinates: rounded(geometry.coordinates) };
    case 'MultiPoint':
    case 'LineString':
      return { type: geometry.type, coordinates: geometry.coordinates.map(rounded) };
    case 'MultiLineString':
      return { type: geometry.type, coordinates: geometry.coordinates.map((line) => line.map(rounded)) };
    case 'Polygon':
      return { type: geometry.type, coordinates: wound(geometry.coordinates) };
    case 'MultiPolygon':
      return { type: geometry.type, coordinates: geometry.coordinates.map(wound) };
  }
}

/** Writes GeoJSON by RFC 7946: WGS 84, one feature a line, with the table's name, title and evidence as own members. */
export async function writeGeojson(path: string, table: OutTable): Promise<void> {
  const sink = new FileSink(path);
  try {
    const about = Object.fromEntries(table.facts.map(({ label, value }) => [label, value]));
    const titles = Object.fromEntries(table.fields.map((field) => [field.name, field.title]));
    sink.text(
      `{"type":"FeatureCollection","name":${JSON.stringify(table.name)},"title":${JSON.stringify(table.title)},` +
        `"about":${JSON.stringify(about)},"fields":${JSON.stringify(titles)},"features":[`,
    );
    let first = true;
    for await (const batch of table.batches())
      for (const row of batch) {
        const properties = Object.fromEntries(
          table.fields.map((field, i) => [field.name, row.values[i] ?? null]),
        );
        const geometry = row.wkb ? tidy(decodeWkb(row.wkb)) : null;
        sink.text(`${first ? '' : ','}\n${JSON.stringify({ type: 'Feature', properties, geometry })}`);
        first = false;
      }
    sink.text('\n]}\n');
    sink.finish();
  } finally {
    sink.close();
  }
}
