import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { MemorySink } from '../testing/memory-sink.ts';
import { readMade, refusalOf, withFile } from '../testing/read-made.ts';
import { readKml } from './read-kml.ts';

const PROLOG = '<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2">';
const kml = (inside: string): string => `${PROLOG}${inside}</kml>`;
const place = (name: string, more = ''): string =>
  `<Placemark><name>${name}</name>${more}<Point><coordinates>100.5,13.5,0</coordinates></Point></Placemark>`;
const read = (content: Uint8Array) => readMade(readKml, content);

describe('a KMZ', () => {
  const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith('changwat-kmz-'));
  const zip = (members: Record<string, string>) =>
    zipSync(Object.fromEntries(Object.entries(members).map(([name, text]) => [name, strToU8(text)])));

  it('is about its doc.kml, or the first there is; nothing of it stays on disk', async () => {
    const before = left();
    const doc = zip({ 'files/a.kml': kml(place('a')), 'doc.kml': kml(place('b')), 'icon.png': 'x' });
    expect((await read(doc)).sink.records).toEqual([{ name: 'b' }]);
    expect((await read(zip({ 'x/ข้อมูล.KML': kml(place('c')) }))).sink.records).toEqual([{ name: 'c' }]);
    expect(left()).toEqual(before);
  });

  it('without a KML, with one that leaves the archive, or swollen is refused', async () => {
    const before = left();
    expect(await refusalOf(read(zip({ 'a.png': 'x' })))).toMatchObject({ code: 'format-unknown' });
    expect(await refusalOf(read(zip({ '../../a.kml': kml(place('a')) })))).toMatchObject({
      code: 'format-unknown',
    });
    const bomb = zipSync({ 'doc.kml': new Uint8Array(64 * 2 ** 20) });
    expect(await refusalOf(read(bomb))).toMatchObject({ code: 'archive-unsafe' });
    expect(left()).toEqual(before);
  });

  it('is given up when the work is called off', async () => {
    const stop = new AbortController();
    stop.abort();
    const bytes = zip({ 'doc.kml': kml(place('a')) });
    const work = withFile(bytes, (path) =>
      readKml(path, 'x', null, new MemorySink(), { signal: stop.signal }),
    );
    await expect(work).rejects.toThrow('abort');
  });
});
