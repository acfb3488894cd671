import { describe, expect, test } from 'vitest';
import { splitDropped } from './split-dropped.ts';

const split = (...names: string[]) => {
  const { maps, data } = splitDropped(names.map((name) => ({ name })));
  return [maps.map(({ name }) => name), data.map(({ name }) => name)];
};

describe('files that are dropped together', () => {
  test('maps go one way and data the other', () => {
    expect(split('ภาพ.pmtiles', 'ตำบล.zip', 'a.TIF', 'b.mbtiles')).toEqual([
      ['ภาพ.pmtiles', 'a.TIF', 'b.mbtiles'],
      ['ตำบล.zip'],
    ]);
  });
  test('a picture is a map with its world file, and takes its .prj along', () => {
    expect(split('ระวาง.jpg', 'ระวาง.jgw', 'ระวาง.prj')[0]).toHaveLength(3);
    expect(split('sheet.jpg', 'sheet.jpg.wld')[0]).toHaveLength(2);
    expect(split('photo.jpg')).toEqual([[], ['photo.jpg']]);
  });
  test('pictures that have to be turned into others first are told so as maps, not as data', () => {
    expect(split('ภาพถ่าย.ecw', 'b.SID', 'c.jp2', 'ตำบล.csv')).toEqual([
      ['ภาพถ่าย.ecw', 'b.SID', 'c.jp2'],
      ['ตำบล.csv'],
    ]);
  });
  test('the parts of a shapefile stay with it', () => {
    expect(split('ตำบล.shp', 'ตำบล.dbf', 'ตำบล.prj', 'a.tif')).toEqual([
      ['a.tif'],
      ['ตำบล.shp', 'ตำบล.dbf', 'ตำบล.prj'],
    ]);
  });
});
