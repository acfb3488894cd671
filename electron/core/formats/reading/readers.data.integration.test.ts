import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readGeojson } from '../geojson/read-geojson.ts';
import { layersOfKml, readKml } from '../kml/read-kml.ts';
import { MemorySink } from '../testing/memory-sink.ts';
import { type Reader, refusalOf, withFile } from '../testing/read-made.ts';

const DATA = fileURLToPath(new URL('../../../../../shared/data', import.meta.url));
const isHere = existsSync(join(DATA, 'expected.json'));
const title = isHere ? '' : ' (skipped: the shared test data is not beside the checkout)';

interface Layer {
  readonly name: string;
  readonly count: number;
  readonly null_geoms: number;
  readonly fields: readonly string[];
  readonly n_fields: number;
  readonly epsg?: string;
  readonly extent?: readonly number[];
}
interface Expected {
  readonly path: string;
  readonly note?: string;
  readonly gdal: { readonly ok: boolean; readonly layers: readonly Layer[] };
}
/** The reference is written by a program that says `Infinity` in JSON. */
const text = isHere ? readFileSync(join(DATA, 'expected.json'), 'utf8') : '{"sets":[]}';
const all: Expected[] = JSON.parse(text.replace(/-?\b(Infinity|NaN)\b/g, 'null')).sets;
const under = (pattern: RegExp): Expected[] => all.filter(({ path }) => pattern.test(path));

/** Where our answer differs from GDAL's, and why ours is the right one. */
const OTHERWISE: Readonly<Record<string, string>> = {
  // GDAL gives up at the first shape without coordinates; all rows are there, those shapes are counted as damaged.
  'torture/gdal-geojson/ogr_geojson_14.geojson': 'more rows',
  // Cut at two thirds: two rows are whole, the third is counted as cut off; GDAL reads nothing.
  'torture/made/gj_truncated/truncated.geojson': 'more rows',
  // A point and a line in one collection: the line is kept, its box is smaller.
  'torture/gdal-geojson/srs_name.geojson': 'reduced',
  // GDAL's XML parser does not know TIS-620.
  'torture/made/kml_tis620/tis620.kml': 'more rows',
  // GDAL crashes on a track without times.
  'torture/gdal-kml/gx_track_without_when.kml': 'more rows',
  // Refused for its entities, as it must be.
  'torture/made/kml_billion_laughs/laughs.kml': 'refused',
};
/** Rows where GDAL has none. */
const ROWS: Readonly<Record<string, number>> = {
  'torture/gdal-geojson/ogr_geojson_14.geojson': 27,
  'torture/made/gj_truncated/truncated.geojson': 2,
  'torture/made/kml_tis620/tis620.kml': 1,
  'torture/gdal-kml/gx_track_without_when.kml': 1,
};

async function read(reader: Reader, path: string, layer: string | null = null) {
  const sink = new MemorySink();
  const facts = await reader(join(DATA, path), basename(path), layer, sink);
  return { sink, facts };
}

function compare(layer: Layer, sink: MemorySink, skip: ReadonlySet<string>): void {
  expect(sink.rows.length).toBe(layer.count);
  const names = layer.fields.map((field) => field.replace(/:[^:]*$/, '')).filter((name) => !skip.has(name));
  // GDAL keeps a feature's own id apart.
  const own = names.includes('id') ? sink.names : sink.names.filter((name) => name !== 'id');
  const ours = own.filter((name) => !skip.has(name));
  // The reference lists thirty fields at most.
  if (layer.n_fields > layer.fields.length) expect(ours.length).toBe(layer.n_fields);
  else expect(ours.sort()).toEqual(names.sort());
  expect(sink.rows.filter(({ shape }) => shape.outcome === 'null').length).toBe(layer.null_geoms);
  if (!layer.extent) return;
  // The extents of the reference are given to five digits of a degree in some sets.
  for (const [i, value] of sink.extent!.entries()) expect(value).toBeCloseTo(layer.extent[i]!, 4);
}

describe.skipIf(!isHere)(`GeoJSON of other programs${title}`, () => {
  const sets = under(/\.(geojson|geojsons)$|gdal-geojson\/.*\.json$/);

  it.each(sets.map((set) => [set.path, set] as const))('%s', async (path, { gdal }) => {
    const { sink, facts } = await read(readGeojson as Reader, path);
    const other = OTHERWISE[path];
    if (other === 'more rows') expect(sink.rows.length).toBe(ROWS[path]);
    else {
      expect(gdal.layers.length).toBe(1);
      const [layer] = gdal.layers;
      compare(other === 'reduced' ? { ...layer!, extent: undefined as never } : layer!, sink, new Set());
      const epsg = facts.declared?.kind === 'epsg' ? String(facts.declared.code) : '4326';
      expect(epsg).toBe(layer!.epsg ?? epsg);
    }
  });

  it('has the rows that were whole of a file cut off, and the one that was not', async () => {
    const { sink } = await read(readGeojson as Reader, 'torture/made/gj_truncated/truncated.geojson');
    expect([sink.rows.length, sink.skipped]).toEqual([2, ['row-truncated']]);
  });

  it('is told from lists of codes', async () => {
    for (const name of ['districts', 'provinces', 'subdistricts'])
      expect(await refusalOf(read(readGeojson as Reader, `th/codes/tgj_${name}.json`))).toMatchObject({
        code: 'format-unknown',
      });
  });
});

/** Columns that GDAL makes for every KML, and its names for ours. */
const OF_KML = new Set(
  'Name name description timestamp begin end altitudeMode tessellate extrude visibility drawOrder icon'.split(
    ' ',
  ),
);

describe.skipIf(!isHere)(`KML and KMZ of other programs${title}`, () => {
  const sets = under(/\.(kml|kmz)$/);

  it.each(sets.map((set) => [set.path, set] as const))('%s', async (path, { gdal }) => {
    const work = layersOfKml(join(DATA, path), basename(path));
    if (OTHERWISE[path] === 'refused') {
      expect(await refusalOf(work)).toMatchObject({ code: 'file-unsafe' });
      return;
    }
    const layers = await work;
    if (OTHERWISE[path] === 'more rows') {
      expect(layers.map(({ count }) => count)).toEqual([ROWS[path]]);
      return;
    }
    // Folders without rows are no layers, here.
    const filled = gdal.layers.filter(({ count }) => count > 0);
    expect(layers.map(({ count }) => count)).toEqual(filled.map(({ count }) => count));
    for (const [i, { name }] of layers.entries()) {
      const { sink } = await read(readKml, path, name);
      compare(forKml(filled[i]!, path, i), sink, OF_KML);
    }
  });

  it('in TIS-620 and with Thai keys has its letters', async () => {
    const thai = await read(readKml, 'torture/made/kml_tis620/tis620.kml');
    expect(thai.sink.records[0]).toMatchObject({ name: 'ป่าชุมชนบ้านทดสอบ' });
    const keys = await read(readKml, 'torture/made/kml_extended/extended.kml');
    expect(keys.sink.records[0]).toMatchObject({ ประชากร: '๑๒๓' });
  });
});

/** GDAL's fields, but for what it loses or adds. */
function forKml(layer: Layer, path: string, index: number): Layer {
  // It turns Thai letters of a key into underlines.
  if (path.includes('kml_extended')) return { ...layer, fields: ['ประชากร:String'], n_fields: 1 };
  // It drops data whose schema is not there; the data says its own name.
  if (path.endsWith('test_schema.kml') && index >= 2)
    return { ...layer, fields: ['foo:String'], n_fields: 1 };
  // It makes an empty column of an empty element.
  if (path.endsWith('Albania.kmz')) {
    const fields = layer.fields.filter((field) => !field.startsWith('snippet'));
    return { ...layer, fields, n_fields: fields.length };
  }
  return layer;
}

describe.skipIf(!isHere)(`JSON of every kind${title}`, () => {
  const folder = join(DATA, 'torture/json-suite');
  const files = isHere ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];

  it('gives no rows, since none of it is GeoJSON, and tells JSON from what is none', async () => {
    expect(files.length).toBeGreaterThan(100);
    const wrong: string[] = [];
    for (const name of files) {
      const sink = new MemorySink();
      const refusal = await refusalOf(readGeojson(join(folder, name), name, null, sink));
      const code = refusal === 'read' ? 'read' : refusal.code;
      if (sink.rows.length > 0 || code === 'read') wrong.push(`${name}: ${sink.rows.length} rows`);
      // What is JSON must not be called broken.
      else if (name.startsWith('y_') && code !== 'format-unknown') wrong.push(`${name}: ${String(code)}`);
      // What follows a whole value of another kind is not looked at.
      else if (name.startsWith('n_') && code === 'format-unknown' && !/trailing/.test(name))
        wrong.push(`${name}: ${String(code)}`);
    }
    expect(wrong).toEqual([]);
  });

  it('inside features is refused when it is broken and kept when it is not', async () => {
    const wrong: string[] = [];
    await withFile('', async (path) => {
      for (const name of files) {
        const value = readFileSync(join(folder, name));
        const feature = '{"type":"Feature","geometry":null,"properties":{"v":';
        writeFileSync(
          path,
          Buffer.concat([
            Buffer.from(`{"type":"FeatureCollection","features":[${feature}`),
            value,
            Buffer.from('}}]}'),
          ]),
        );
        const sink = new MemorySink();
        const refusal = await refusalOf(readGeojson(path, name, null, sink));
        if (name.startsWith('y_') && sink.rows.length !== 1) wrong.push(name);
        if (name.startsWith('n_') && refusal === 'read') wrong.push(name);
      }
    });
    expect(wrong).toEqual([]);
  });
});
