import { describe, expect, it } from 'vitest';
import { readMade, refusalOf, withFile } from '../testing/read-made.ts';
import { layersOfGpx, readGpx } from './read-gpx.ts';

const gpx = (inside: string): string =>
  `<?xml version="1.0"?><gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1">` +
  `<metadata><name>ทริป</name><time>2020-01-01T00:00:00Z</time></metadata>${inside}</gpx>`;
const point = (element: string, lon: number, lat: number, more = ''): string =>
  `<${element} lat="${lat}" lon="${lon}">${more}</${element}>`;
const read = (content: string, layer: string | null = null) => readMade(readGpx, content, layer);
const layers = (content: string) => withFile(content, (path) => layersOfGpx(path, 'x.gpx'));

const full = gpx(
  point(
    'wpt',
    100.5,
    13.5,
    '<ele>12.5</ele><time>2020-02-03T04:05:06Z</time><name>บ้าน</name><link href="http://x"><text>t</text></link><sat>9</sat><extensions><a:rai>5</a:rai></extensions>',
  ) +
    point('wpt', 101, 14) +
    `<rte><name>r</name>${point('rtept', 1, 2, '<name>inner</name>')}${point('rtept', 3, 4)}</rte>` +
    `<trk><name>t</name><number>3</number><trkseg>${point('trkpt', 1, 2, '<ele>5</ele><time>2020-01-01T00:00:00Z</time>')}` +
    `${point('trkpt', 3, 4, '<ele>9</ele><time>2020-01-01T01:00:00Z</time>')}</trkseg>` +
    `<trkseg>${point('trkpt', 5, 6)}${point('trkpt', 7, 8)}</trkseg></trk>`,
);

describe('GPX', () => {
  it('has a layer for each kind that it holds', async () => {
    expect(await layers(full)).toEqual([
      { name: 'waypoints', count: 2 },
      { name: 'routes', count: 1 },
      { name: 'tracks', count: 1 },
    ]);
    expect(await layers(gpx(''))).toEqual([]);
  });

  it('gives waypoints with what is told of them', async () => {
    const { sink, facts } = await read(full);
    expect(sink.geometries).toEqual([
      { type: 'Point', coordinates: [100.5, 13.5] },
      { type: 'Point', coordinates: [101, 14] },
    ]);
    expect(sink.records).toEqual([
      {
        ele: 12.5,
        time: '2020-02-03T04:05:06Z',
        name: 'บ้าน',
        link: 'http://x',
        link_text: 't',
        sat: 9,
        rai: '5',
      },
      {},
    ]);
    expect(sink.columns.slice(0, 2)).toEqual([
      { name: 'ele', type: 'real' },
      { name: 'time', type: 'datetime' },
    ]);
    expect(facts).toEqual({ declared: { kind: 'format' }, hasShapes: true, encoding: 'utf-8' });
  });

  it('gives routes and tracks as lines, with the span of their times and heights', async () => {
    const routes = (await read(full, 'routes')).sink;
    expect(routes.geometries).toEqual([
      {
        type: 'LineString',
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      },
    ]);
    expect(routes.records).toEqual([{ name: 'r' }]);
    const tracks = (await read(full, 'tracks')).sink;
    expect(tracks.geometries).toEqual([
      {
        type: 'MultiLineString',
        coordinates: [
          [
            [1, 2],
            [3, 4],
          ],
          [
            [5, 6],
            [7, 8],
          ],
        ],
      },
    ]);
    expect(tracks.records).toEqual([
      {
        name: 't',
        number: 3,
        time_start: '2020-01-01T00:00:00Z',
        time_end: '2020-01-01T01:00:00Z',
        ele_min: 5,
        ele_max: 9,
      },
    ]);
  });

  it('gives the places of tracks only where there is nothing else', async () => {
    const places = gpx(`<trk><trkseg>${point('trkpt', 1, 2, '<ele>5</ele>')}</trkseg></trk>`);
    expect(await layers(places)).toEqual([{ name: 'track_points', count: 1 }]);
    expect((await read(places)).sink.records).toEqual([{ ele: 5 }]);
  });

  it('counts places without a position and numbers that are none', async () => {
    const { sink, issues } = await read(gpx('<wpt lat="" lon="x"><ele>high</ele></wpt><wpt/>'));
    expect(sink.geometries).toEqual(['not-finite', 'not-finite']);
    expect(issues).toEqual({ 'value-unreadable': 1 });
  });

  it('that is cut off keeps what was whole; what is none is refused', async () => {
    const { sink } = await read(full.slice(0, full.indexOf('lat="14"') + 20));
    expect([sink.rows.length, sink.skipped]).toEqual([1, ['row-truncated']]);
    expect(await refusalOf(read(full.slice(0, 90)))).toMatchObject({ code: 'file-unreadable' });
    expect(await refusalOf(read('<kml/>'))).toMatchObject({ code: 'format-unknown' });
    expect(await refusalOf(read('<!DOCTYPE gpx [<!ENTITY a "b">]><gpx/>'))).toMatchObject({
      code: 'file-unsafe',
    });
    expect(await refusalOf(read(full, 'nothing'))).toMatchObject({ code: 'layer-not-found' });
  });
});
