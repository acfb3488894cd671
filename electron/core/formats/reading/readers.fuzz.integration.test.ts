import { writeFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { serialize } from 'flatgeobuf/lib/mjs/geojson.js';
import type { FeatureCollection } from 'geojson';
import { describe, expect, it } from 'vitest';
import { decodeWkb } from '../../../../shared/geo/wkb.ts';
import { readFlatgeobuf } from '../flatgeobuf/read-flatgeobuf.ts';
import { readGeojson } from '../geojson/read-geojson.ts';
import { layersOfGpx, readGpx } from '../gpx/read-gpx.ts';
import { layersOfKml, readKml } from '../kml/read-kml.ts';
import { MemorySink } from '../testing/memory-sink.ts';
import { type Reader, refusalOf, withFile } from '../testing/read-made.ts';

/** A small generator of our own: a mutation that fails is found again by its seed. */
function random(seed: number): (below: number) => number {
  let state = (seed * 2654435761) >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const MARKS = Buffer.from('{}[]<>&;,:"\\/\0\xff\x80-9');

/** Changes bytes, sets a word to an extreme, cuts out, doubles a stretch or cuts off. */
function mutate(bytes: Buffer, next: (below: number) => number): Buffer {
  let out = Buffer.from(bytes);
  for (let i = 1 + next(4); i > 0 && out.length > 8; i--) {
    const at = next(out.length - 4);
    const kind = next(6);
    if (kind === 0) out[at] = next(256);
    else if (kind === 1) out[at] = MARKS[next(MARKS.length)]!;
    else if (kind === 2) out.writeInt32LE([-1, 0x7fffffff, -0x80000000, 0, 1 << 20][next(5)]!, at);
    else if (kind === 3) out = Buffer.concat([out.subarray(0, at), out.subarray(at + next(30))]);
    else if (kind === 4) out = Buffer.concat([out.subarray(0, at), out.subarray(Math.max(0, at - 60))]);
    else if (next(3) === 0) out = out.subarray(0, at);
  }
  return out;
}

const SQUARE = [
  [0, 0],
  [9, 0],
  [9, 9],
  [0, 9],
  [0, 0],
];
const collection = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      id: 1,
      properties: { ชื่อ: 'กระบี่', n: 1.5, ok: true, t: 'x' },
      geometry: { type: 'Polygon', coordinates: [SQUARE] },
    },
    {
      type: 'Feature',
      properties: { ชื่อ: 'ปากน้ำ', n: 2, ok: false, t: '' },
      geometry: {
        type: 'MultiPoint',
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      },
    },
    {
      type: 'Feature',
      properties: { ชื่อ: 'เขาคราม', n: 3, ok: true, t: 'y' },
      geometry: {
        type: 'GeometryCollection',
        geometries: [{ type: 'MultiPolygon', coordinates: [[SQUARE], [SQUARE]] }],
      },
    },
  ],
};
const kml =
  '<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>ก</name>' +
  '<Schema id="s"><SimpleField name="n" type="int"/></Schema><Folder><name>ข</name><Placemark><name>a &amp; b</name>' +
  '<description><![CDATA[<b>x</b>]]></description><ExtendedData><Data name="k"><value>v</value></Data><SchemaData schemaUrl="#s">' +
  '<SimpleData name="n">5</SimpleData></SchemaData></ExtendedData><Polygon><outerBoundaryIs><LinearRing><coordinates>' +
  '0,0 9,0 9,9 0,0</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></Folder><!-- c --><Placemark>' +
  '<MultiGeometry><Point><coordinates>1,2</coordinates></Point></MultiGeometry></Placemark></Document></kml>';
const gpx =
  '<?xml version="1.0"?><gpx version="1.1"><wpt lat="13.5" lon="100.5"><ele>5</ele><name>บ้าน</name></wpt><rte><rtept lat="1" ' +
  'lon="2"/><rtept lat="3" lon="4"/></rte><trk><name>t</name><trkseg><trkpt lat="1" lon="2"><ele>1</ele></trkpt></trkseg></trk></gpx>';

const readKmlInLayers: Reader = async (path, name, _, sink, options) => {
  const [first] = await layersOfKml(path, name);
  return await readKml(path, name, first?.name ?? null, sink, options);
};
const readGpxInLayers: Reader = async (path, name, _, sink, options) => {
  const list = await layersOfGpx(path, name);
  return await readGpx(path, name, list.at(-1)?.name ?? null, sink, options);
};

const CASES: readonly [string, number, Reader, Buffer][] = [
  ['GeoJSON', 3000, readGeojson as Reader, Buffer.from(JSON.stringify(collection))],
  [
    'GeoJSON in lines',
    1500,
    readGeojson as Reader,
    Buffer.from(collection.features.map((one) => JSON.stringify(one)).join('\n')),
  ],
  ['KML', 2500, readKmlInLayers, Buffer.from(kml)],
  ['KMZ', 600, readKml, Buffer.from(zipSync({ 'doc.kml': strToU8(kml) }))],
  ['GPX', 1500, readGpxInLayers, Buffer.from(gpx)],
  [
    'FlatGeobuf',
    5000,
    readFlatgeobuf as Reader,
    Buffer.from(serialize(collection as FeatureCollection, 32647)),
  ],
];

describe('mutated files', () => {
  it.each(CASES)(
    'of %s give rows or a refusal, never anything else',
    async (_, seeds, read, whole) => {
      await withFile(whole, async (path) => {
        for (let seed = 1; seed <= seeds; seed++) {
          writeFileSync(path, mutate(whole, random(seed)));
          const sink = new MemorySink();
          await refusalOf(read(path, 'x', null, sink)).catch((error: unknown) => {
            throw new Error(`seed ${seed}`, { cause: error });
          });
          expect(sink.rows.length + sink.skipped.length, `seed ${seed}`).toBeLessThan(300);
          for (const { shape } of sink.rows)
            if (shape.wkb) expect(() => decodeWkb(shape.wkb!), `seed ${seed}`).not.toThrow();
        }
      });
    },
    120_000,
  );
});
