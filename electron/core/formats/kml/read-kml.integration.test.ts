import { describe, expect, it } from 'vitest';
import { readMade, refusalOf, withFile } from '../testing/read-made.ts';
import { layersOfKml, readKml } from './read-kml.ts';

const PROLOG = '<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2">';
const kml = (inside: string): string => `${PROLOG}${inside}</kml>`;
const place = (name: string, more = ''): string =>
  `<Placemark><name>${name}</name>${more}<Point><coordinates>100.5,13.5,0</coordinates></Point></Placemark>`;
const shaped = (shape: string): string => kml(`<Placemark>${shape}</Placemark>`);
const read = (content: string | Uint8Array, layer: string | null = null, limit?: number) =>
  readMade(readKml, content, layer, limit);
const layers = (content: string | Uint8Array) => withFile(content, (path) => layersOfKml(path, 'แผนที่.kml'));

describe('folders of a KML', () => {
  const folders = kml(
    `<Document><name>ข้อมูล</name>${place('ก')}<Folder><name>ป่า</name>${place('ข')}` +
      `<Folder>${place('ค')}<name>ชุมชน</name></Folder><Folder><name>ว่าง</name></Folder></Folder>` +
      `<Folder><name>ป่า</name>${place('ง')}</Folder></Document>`,
  );

  it('are layers by their path, those of one path together', async () => {
    expect(await layers(folders)).toEqual([
      { name: 'ข้อมูล', count: 1 },
      { name: 'ป่า', count: 2 },
      { name: 'ป่า / ชุมชน', count: 1 },
    ]);
    const names = async (layer: string | null) =>
      (await read(folders, layer)).sink.records.map((row) => row.name);
    expect(await names('ป่า')).toEqual(['ข', 'ง']);
    expect(await names('ป่า / ชุมชน')).toEqual(['ค']);
    expect(await names(null)).toEqual(['ก', 'ข', 'ค', 'ง']);
    expect(await refusalOf(read(folders, 'ไม่มี'))).toMatchObject({ code: 'layer-not-found' });
  });

  it('without a name are the file itself, and more than can be chosen from are one layer', async () => {
    expect(await layers(kml(`<Document>${place('ก')}</Document>`))).toEqual([{ name: 'แผนที่', count: 1 }]);
    const many = Array.from({ length: 300 }, (_, i) => `<Folder><name>${i}</name>${place('x')}</Folder>`);
    expect(await layers(kml(many.join('')))).toEqual([{ name: 'แผนที่', count: 300 }]);
    expect(await layers(kml('<Document><name>x</name></Document>'))).toEqual([]);
  });

  it('are found behind coordinates without end, on the line that they stand on', async () => {
    const long = `<LineString><coordinates>${'100.5,13.5\n101.5,13.5\n'.repeat(10_000)}</coordinates></LineString>`;
    const text = kml(`<Folder><name>ก</name><Placemark>${long}</Placemark></Folder>`);
    expect(await layers(text)).toEqual([{ name: 'ก', count: 1 }]);
    expect((await read(text, 'ก')).sink.rows[0]!.shape.vertices).toBe(20_000);
    expect(await refusalOf(layers(text.replace('</Placemark>', '</Place>')))).toMatchObject({ line: 20_001 });
  });

  it('give links and overlays once: counted, never followed', async () => {
    const linked = kml(
      `<NetworkLink><name>z</name><Link><href>http://example.invalid/a.kml</href></Link></NetworkLink>` +
        `<Folder><name>a</name>${place('1')}<GroundOverlay><name>g</name></GroundOverlay></Folder>` +
        `<Folder><name>b</name>${place('2')}</Folder>`,
    );
    const first = await read(linked, 'a');
    expect([first.sink.rows.length, first.sink.skipped, first.issues]).toEqual([
      1,
      ['geometry-unsupported'],
      { 'link-ignored': 1 },
    ]);
    const second = await read(linked, 'b');
    expect([second.sink.rows.length, second.sink.skipped, second.issues]).toEqual([1, [], {}]);
  });
});

describe('fields of a KML', () => {
  it('come from names, times and extended data, with the types of the schema', async () => {
    const { sink, issues } = await read(
      kml(
        `<Document><Schema id="s"><SimpleField name="rai" type="float"/><SimpleField name="n" type="int"/>` +
          `<SimpleField name="ok" type="bool"/><SimpleField name="empty" type="string"/></Schema>` +
          place(
            'ป่าชุมชน &amp; &#x0E01;',
            '<TimeSpan><begin>2020-01-01</begin><end>2021-01-01T00:00:00Z</end></TimeSpan>' +
              '<ExtendedData><Data name="ตำบล"><displayName>x</displayName><value>๑๒๓</value></Data>' +
              '<SchemaData schemaUrl="#s"><SimpleData name="rai">12.5</SimpleData><SimpleData name="n">7</SimpleData>' +
              '<SimpleData name="ok">1</SimpleData></SchemaData><c:code>810101</c:code></ExtendedData>',
          ) +
          place(
            'a',
            '<ExtendedData><Data name="Name"><value>b</value></Data><SchemaData schemaUrl="#s">' +
              '<SimpleData name="n">many</SimpleData></SchemaData></ExtendedData>',
          ) +
          '</Document>',
      ),
    );
    expect(sink.records).toEqual([
      {
        name: 'ป่าชุมชน & ก',
        begin: '2020-01-01T00:00:00',
        end: '2021-01-01T00:00:00Z',
        ตำบล: '๑๒๓',
        rai: 12.5,
        n: 7,
        ok: true,
        code: '810101',
      },
      { name: 'a', Name_2: 'b' },
    ]);
    expect(sink.columns.filter(({ name }) => ['rai', 'n', 'ok', 'empty'].includes(name))).toEqual([
      { name: 'rai', type: 'real' },
      { name: 'n', type: 'integer' },
      { name: 'ok', type: 'boolean' },
      { name: 'empty', type: 'text' },
    ]);
    expect(issues).toEqual({ 'value-unreadable': 1 });
  });

  it('keep a description as the text that it is, whether wrapped or not', async () => {
    const wrapped = '<description><![CDATA[<script>alert(1)</script> 5 < 6]]></description>';
    expect((await read(kml(place('x', wrapped)))).sink.records[0]!.description).toBe(
      '<script>alert(1)</script> 5 < 6',
    );
    const bare = '<description>a<br/><b class="c">d</b></description>';
    expect((await read(kml(place('x', bare)))).sink.records[0]!.description).toBe(
      'a<br></br><b class="c">d</b>',
    );
  });
});

describe('shapes of a KML', () => {
  const ring = '<LinearRing><coordinates>0,0 9,0 9,9 0,9 0,0</coordinates></LinearRing>';
  const hole = '<LinearRing><coordinates>1,1 1,2 2,2 1,1</coordinates></LinearRing>';
  const polygon = `<Polygon><outerBoundaryIs>${ring}</outerBoundaryIs><innerBoundaryIs>${hole}</innerBoundaryIs></Polygon>`;
  const track =
    '<gx:Track><when>2020-01-01T00:00:00Z</when><when>2020-01-02T00:00:00Z</when>' +
    '<gx:coord>1 2 3</gx:coord><gx:coord>4 5 6</gx:coord></gx:Track>';

  it.each([
    ['a point', '<Point><coordinates> 1,2 </coordinates></Point>', { type: 'Point', coordinates: [1, 2] }],
    [
      'a line with gaps round its commas',
      '<LineString><coordinates>1, 2, 0\n3 ,4,0</coordinates></LineString>',
      {
        type: 'LineString',
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      },
    ],
    [
      'a ring by itself',
      ring,
      {
        type: 'LineString',
        coordinates: [
          [0, 0],
          [9, 0],
          [9, 9],
          [0, 9],
          [0, 0],
        ],
      },
    ],
    [
      'a polygon with a hole',
      polygon,
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [9, 0],
            [9, 9],
            [0, 9],
            [0, 0],
          ],
          [
            [1, 1],
            [1, 2],
            [2, 2],
            [1, 1],
          ],
        ],
      },
    ],
    [
      'several points',
      '<MultiGeometry><Point><coordinates>1,2</coordinates></Point><Point><coordinates>3,4</coordinates></Point></MultiGeometry>',
      {
        type: 'MultiPoint',
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      },
    ],
    [
      'a track',
      track,
      {
        type: 'LineString',
        coordinates: [
          [1, 2],
          [4, 5],
        ],
      },
    ],
    ['a model', '<Model><Location><longitude>1</longitude></Location></Model>', 'unsupported'],
    ['half a place', '<Point><coordinates>1</coordinates></Point>', 'corrupt'],
    ['words for numbers', '<Point><coordinates>east,north</coordinates></Point>', 'not-finite'],
    ['no coordinates', '<LineString><coordinates/></LineString>', 'empty'],
    ['nothing', '', 'null'],
  ])('may be %s', async (_, shape, expected) => {
    expect((await read(shaped(shape))).sink.geometries).toEqual([expected]);
  });

  it('of several kinds keep the highest, and tracks tell when they were', async () => {
    const { sink } = await read(shaped(`<MultiGeometry>${polygon}${track}</MultiGeometry>`));
    expect(sink.rows[0]!.shape).toMatchObject({ kind: 'Polygon', reduced: true, zDropped: true });
    expect(sink.records).toEqual([{ begin: '2020-01-01T00:00:00Z', end: '2020-01-02T00:00:00Z' }]);
  });
});

describe('encodings of a KML', () => {
  const thai = (text: string) =>
    Buffer.from(
      [...text]
        .map((letter) => (letter < '\x80' ? letter : String.fromCharCode(letter.charCodeAt(0) - 0xd60)))
        .join(''),
      'latin1',
    );
  const named = (prolog: string) => `${prolog}<kml>${place('ป่าชุมชน')}</kml>`;

  it.each([
    ['declared', 'windows-874', thai(named('<?xml version="1.0" encoding="TIS-620"?>'))],
    ['declared as windows-874', 'windows-874', thai(named("<?xml version='1.0' encoding='windows-874'?>"))],
    ['not declared', 'windows-874', thai(named(''))],
    ['UTF-8 with a mark', 'utf-8', Buffer.from(`\uFEFF${named('<?xml version="1.0"?>')}`)],
    [
      'UTF-16 with a mark',
      'utf-16le',
      Buffer.from(`\uFEFF${named('<?xml version="1.0" encoding="UTF-16"?>')}`, 'utf16le'),
    ],
    ['UTF-16 without', 'utf-16be', Buffer.from(named('<?xml version="1.0"?>'), 'utf16le').swap16()],
  ])('are followed: %s', async (_, label, bytes) => {
    const { sink, facts } = await read(bytes);
    expect(sink.records).toEqual([{ name: 'ป่าชุมชน' }]);
    expect(facts.encoding).toBe(label);
  });

  it('that do not fit are told of', async () => {
    const odd = Buffer.from(`<kml>${place('a\xff\xfeb')}</kml>`, 'latin1');
    expect((await read(odd)).issues).toEqual({ 'encoding-replaced': 1 });
    expect((await read(thai(named('')))).issues).toEqual({ 'encoding-guessed': 1 });
  });

  it('that are not known are refused', async () => {
    const odd = '<?xml version="1.0" encoding="KLINGON-1"?><kml/>';
    expect(await refusalOf(read(odd))).toMatchObject({ code: 'encoding-unknown', encoding: 'KLINGON-1' });
  });
});

describe('a KML that is not to be trusted', () => {
  it.each([
    [
      'entities of its own',
      '<?xml version="1.0"?><!DOCTYPE k [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><kml>&c;</kml>',
      { code: 'file-unsafe', reason: 'DOCTYPE' },
    ],
    ['an outer document type', '<!DOCTYPE kml SYSTEM "file:///etc/passwd"><kml/>', { code: 'file-unsafe' }],
    ['endless nesting', `<kml>${'<Folder>'.repeat(5000)}`, { code: 'file-unsafe' }],
    [
      'endless attributes',
      `<kml ${Array.from({ length: 900 }, (_, i) => `a${i}="1"`).join(' ')}/>`,
      { code: 'file-unsafe' },
    ],
    ['another kind', '<html><body/></html>', { code: 'format-unknown' }],
    ['no XML', 'PK-less nonsense', { code: 'file-unreadable' }],
    ['broken XML', kml(`\n\n${place('x')}<Folder></Document>`), { code: 'file-unreadable', line: 3 }],
    ['nothing', '', { code: 'file-unreadable' }],
  ])('is refused: %s', async (_, text, expected) => {
    expect(await refusalOf(read(text))).toMatchObject(expected);
    expect(await refusalOf(layers(text))).toMatchObject(expected);
  });

  it('may begin with blank lines, name entities of HTML and go on behind its end', async () => {
    expect((await read(kml(place('a&nbsp;b')))).sink.records).toEqual([{ name: 'a&nbsp;b' }]);
    expect((await read(`\n  ${kml(place('a'))}`)).sink.rows.length).toBe(1);
    expect((await read(`${kml(place('a'))}</kml><x>`)).sink.rows.length).toBe(1);
  });

  it('keeps what was whole when it is cut off', async () => {
    const text = kml(place('a') + place('b') + place('c'));
    const within = await read(text.slice(0, text.indexOf('>c<') + 1));
    expect([within.sink.rows.length, within.sink.skipped]).toEqual([2, ['row-truncated']]);
    const between = await read(text.slice(0, text.lastIndexOf('<Placemark>')));
    expect([between.sink.rows.length, between.sink.skipped, between.issues]).toEqual([
      2,
      [],
      { 'file-cut-off': 1 },
    ]);
    expect(await refusalOf(read(text.slice(0, 120)))).toMatchObject({ code: 'file-unreadable' });
  });

  it('of more places in one shape than memory is for is refused', async () => {
    const line = `<LineString><coordinates>${'1,2 '.repeat(2_000_100)}</coordinates></LineString>`;
    expect(await refusalOf(read(shaped(line)))).toMatchObject({ code: 'file-too-large' });
  });

  it('stops when enough rows were taken', async () => {
    expect((await read(kml(place('a').repeat(50)), null, 3)).sink.rows.length).toBe(3);
  });
});
