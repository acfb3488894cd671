import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MemorySink } from '../testing/memory-sink.ts';
import { readGeojson } from './read-geojson.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'geojson-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(content: string | Uint8Array, limit = Infinity) {
  const path = join(folder, 'file.geojson');
  writeFileSync(path, content);
  const sink = new MemorySink(limit);
  const facts = await readGeojson(path, 'file.geojson', null, sink);
  return {
    sink,
    facts,
    issues: Object.fromEntries(sink.tally.list().map(({ code, count }) => [code, count])),
  };
}
const refused = (content: string | Uint8Array) =>
  read(content).then(
    () => 'read',
    (error) => ({ code: error.code, ...error.details }),
  );

const point = (properties: unknown, x = 100, more = {}) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates: [x, 13] },
  ...more,
});
const collection = (features: unknown[], more = {}) => ({ type: 'FeatureCollection', features, ...more });
const json = (value: unknown) => JSON.stringify(value);

describe('GeoJSON', () => {
  it('gives a row a feature, columns as they are met, nested values as text', async () => {
    const { sink, facts } = await read(
      json(
        collection([
          point({ name: 'ในเมือง', n: 1, ok: true, tags: { a: [1] } }),
          { type: 'Feature', properties: null, geometry: null },
          point({ later: 2.5, n: null }),
        ]),
      ),
    );
    expect(sink.records).toEqual([{ name: 'ในเมือง', n: 1, ok: true, tags: '{"a":[1]}' }, {}, { later: 2.5 }]);
    expect(sink.names).toEqual(['name', 'n', 'ok', 'tags', 'later']);
    expect(sink.rows.map(({ shape }) => shape.outcome)).toEqual(['ok', 'null', 'ok']);
    expect(facts).toEqual({ declared: { kind: 'format' }, hasShapes: true, encoding: 'utf-8' });
  });

  it.each([
    ['urn:ogc:def:crs:EPSG::32647', { kind: 'epsg', code: 32647 }],
    ['urn:ogc:def:crs:EPSG:6.9:24047', { kind: 'epsg', code: 24047 }],
    ['EPSG:32648', { kind: 'epsg', code: 32648 }],
    ['http://www.opengis.net/def/crs/EPSG/0/3857', { kind: 'epsg', code: 3857 }],
    ['urn:ogc:def:crs:OGC:1.3:CRS84', { kind: 'format' }],
    ['Bangkok local', null],
  ])('honours the crs member %s before and behind the features', async (name, declared) => {
    const crs = { type: 'name', properties: { name } };
    const features = [point({}), point({})];
    expect((await read(json({ crs, ...collection(features) }))).facts.declared).toEqual(declared);
    const behind = json({ features, crs, type: 'FeatureCollection' });
    expect((await read(behind)).facts.declared).toEqual(declared);
    expect((await read(behind, 1)).facts.declared).toEqual(declared);
    expect((await read(Buffer.from(`\uFEFF${behind}`, 'utf16le'), 1)).facts.declared).toEqual(declared);
  });

  it('does not take a crs inside a property for that of the file', async () => {
    const crs = { type: 'name', properties: { name: 'EPSG:32647' } };
    const { facts } = await read(json(collection([point({ crs }), point({ crs })])), 1);
    expect(facts.declared).toEqual({ kind: 'format' });
  });

  it('comes in lines, in records set apart by RS, and end to end', async () => {
    const parts = [
      json(point({ n: 1 })),
      json(point({ n: 2 })),
      json({ type: 'Point', coordinates: [1, 2] }),
    ];
    for (const text of [parts.join('\n'), parts.map((part) => `\x1e${part}\n`).join(''), parts.join('')])
      expect((await read(text)).sink.records).toEqual([{ n: 1 }, { n: 2 }, {}]);
  });

  it('comes with a byte order mark and in UTF-16', async () => {
    const text = `\uFEFF${json(collection([point({ ชื่อ: 'กระบี่' })]))}`;
    const wide = Buffer.from(text, 'utf16le');
    for (const bytes of [Buffer.from(text), wide, Buffer.from(wide).swap16()])
      expect((await read(bytes)).sink.records).toEqual([{ ชื่อ: 'กระบี่' }]);
  });

  it('may be one feature, one shape or one collection of shapes', async () => {
    expect((await read(json(point({ n: 1 }, 5, { id: 'x' })))).sink.records).toEqual([{ n: 1, id: 'x' }]);
    const shapes = { type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: [1, 2] }] };
    expect((await read(json(shapes))).sink.geometries).toEqual([{ type: 'Point', coordinates: [1, 2] }]);
  });

  it('keeps ids beside a property of that name, and whole numbers of any length by their digits', async () => {
    const text = json(collection([point({ n: 1 }, 1, { id: 7 }), point({ id: 'a' }, 1, { id: 8 })]));
    const { sink } = await read(text.replace('"n":1', '"n":12345678901234567890,"m":9007199254740993'));
    expect(sink.records).toEqual([
      { n: '12345678901234567890', m: 9007199254740993n, id: 7 },
      { id: 'a', feature_id: 8 },
    ]);
    const line = json(point({ n: 1 })).replace('"n":1', '"n":9007199254740993');
    expect((await read(`${line}\n${line}`)).sink.records[1]).toEqual({ n: 9007199254740993n });
  });

  it('takes dangerous and doubled names for names', async () => {
    const { sink } = await read(
      '{"type":"Feature","__proto__":{"type":"Topology"},"properties":{"__proto__":{"polluted":true},"constructor":"x","a":1,"a":2},"geometry":null}',
    );
    expect(sink.records[0]!.constructor).toBe('x');
    expect(sink.names).toEqual(['__proto__', 'constructor', 'a']);
    expect(sink.rows[0]!.values).toEqual(['{"polluted":true}', 'x', 2]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('in code page 874 is read as that', async () => {
    const thai = [...'กระบี่'].map((letter) => letter.charCodeAt(0) - 0x0e00 + 0xa0);
    const [before, behind] = json(collection([point({ n: '|' })])).split('|');
    const { sink, facts } = await read(
      Buffer.concat([Buffer.from(before!), Buffer.from(thai), Buffer.from(behind!)]),
    );
    expect(sink.records).toEqual([{ n: 'กระบี่' }]);
    expect(facts.encoding).toBe('windows-874');
  });
});

describe('GeoJSON that was cut off', () => {
  const text = json(collection([point({ n: 1 }), point({ n: 2 }), point({ n: 3 })]));
  const third = text.indexOf('{"type":"Feature","properties":{"n":3}');

  it('keeps the rows that are whole and counts the one that is not', async () => {
    for (const at of [third, third + 1, third + 20, text.length - 4]) {
      const { sink, issues } = await read(text.slice(0, at));
      expect(issues, `${at}`).toEqual({ 'file-cut-off': 1 });
      expect(sink.records, `${at}`).toEqual([{ n: 1 }, { n: 2 }]);
      expect(sink.skipped, `${at}`).toEqual(['row-truncated']);
    }
  });

  it('counts no row as lost when it ends behind one, and says so', async () => {
    const { sink, issues } = await read(text.slice(0, third - 1));
    expect([sink.rows.length, sink.skipped.length, issues]).toEqual([2, 0, { 'file-cut-off': 1 }]);
  });

  it('is refused when no row is whole, with the line', async () => {
    expect(await refused(`\n\n${text.slice(0, 60)}`)).toMatchObject({ code: 'file-unreadable', line: 3 });
    expect(await refused('')).toMatchObject({ code: 'file-unreadable' });
  });

  it('keeps the lines before a last one that is cut', async () => {
    const line = json(point({ n: 1 }));
    const { sink } = await read(`${line}\n${line.slice(0, 30)}`);
    expect([sink.rows.length, sink.skipped]).toEqual([1, ['row-truncated']]);
  });
});

describe('other files', () => {
  it.each([
    [
      'TopoJSON',
      '{"type":"Topology","objects":{},"arcs":[]}',
      { code: 'format-unknown', reason: 'TopoJSON' },
    ],
    ['lists', '[{"type":"Feature"}]', { code: 'format-unknown', reason: 'JSON [ ]' }],
    ['a number', '5', { code: 'format-unknown' }],
    ['an object of another kind', '{"a":{"features":[1]}}', { code: 'format-unknown' }],
    [
      'Esri JSON',
      '{"features":[{"attributes":{},"geometry":{"x":1,"y":2}}]}',
      { code: 'format-unknown', reason: 'Esri JSON' },
    ],
    ['features without a type', json({ features: [point({})] }), { code: 'format-unknown' }],
    ['words', 'hello', { code: 'file-unreadable', line: 1 }],
    [
      'broken JSON',
      json(collection([point({})])).replace('"Point",', '"Point"\n\n'),
      { code: 'file-unreadable' },
    ],
    [
      'a comma too many',
      '{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null},]}',
      { code: 'file-unreadable' },
    ],
    [
      'a comma too few',
      '{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null}{}]}',
      { code: 'file-unreadable' },
    ],
    ['something behind the end', `${json(collection([point({})]))}]`, { code: 'file-unreadable' }],
    ['endless nesting', '['.repeat(100_000), { code: 'file-unsafe' }],
    [
      'nested properties',
      `{"type":"Feature","geometry":null,"properties":${'[{"a":'.repeat(900)}`,
      { code: 'file-unsafe' },
    ],
  ])('are refused: %s', async (_, text, expected) => {
    expect(await refused(text)).toMatchObject(expected);
  });

  it('of more places in one shape than memory is for are refused', async () => {
    const line = `{"type":"LineString","coordinates":[${'[1,2],'.repeat(2_000_100)}[3,4]]}`;
    expect(await refused(line)).toMatchObject({ code: 'file-too-large' });
  });

  it('that name columns without end are refused', async () => {
    const names = Array.from({ length: 2001 }, (_, i) => [`c${i}`, i]);
    expect(await refused(json(point(Object.fromEntries(names))))).toMatchObject({ code: 'file-unsafe' });
  });

  it('stop when enough rows were taken or the work is called off', async () => {
    const many = collection(Array.from({ length: 50 }, (_, n) => point({ n })));
    expect((await read(json(many), 3)).sink.rows.length).toBe(3);
    const path = join(folder, 'many.geojson');
    writeFileSync(path, json(collection(Array.from({ length: 200_000 }, (_, n) => point({ n })))));
    const stop = new AbortController();
    const reading = readGeojson(path, 'x', null, new MemorySink(), {
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    await expect(reading).rejects.toThrow('abort');
  });
});
