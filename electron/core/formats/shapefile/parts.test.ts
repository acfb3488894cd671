import { describe, expect, it } from 'vitest';
import { type FileEntry, groupShapefiles } from './parts.ts';

const at = (path: string, name = path): FileEntry => ({ path: `/x/${path}`, name, size: 1 });
const grouped = (...files: FileEntry[]): string[][] =>
  groupShapefiles(files).sets.map((set) => set.parts.map(({ path }) => path.slice(3)).sort());

describe('loose parts of shapefiles', () => {
  it('join whatever the case of their letters', () => {
    expect(grouped(at('a.SHP'), at('A.dbf'), at('a.Prj'))).toEqual([['A.dbf', 'a.Prj', 'a.SHP']]);
  });

  it('are two sets where names differ by case alone and both are whole', () => {
    const files = ['a.shp', 'a.dbf', 'A.shp', 'A.dbf', 'a.prj'].map((name) => at(name));
    expect(grouped(...files)).toEqual([
      ['a.dbf', 'a.prj', 'a.shp'],
      ['A.dbf', 'A.shp'],
    ]);
  });

  it('of one name in two folders are two sets, and nothing is lost', () => {
    const files = ['north/t.shp', 'north/t.dbf', 'south/t.shp', 'south/t.dbf'].map((path) =>
      at(path, path.slice(6)),
    );
    expect(grouped(...files)).toEqual([
      ['north/t.dbf', 'north/t.shp'],
      ['south/t.dbf', 'south/t.shp'],
    ]);
    expect(grouped(at('1/t.dbf', 't.dbf'), at('2/t.dbf', 't.dbf'))).toEqual([['1/t.dbf'], ['2/t.dbf']]);
  });

  it('that came one by one join in their order', () => {
    const files = ['1/t.shp', '2/t.shp', '3/t.dbf', '4/t.dbf'].map((path) => at(path, path.slice(2)));
    expect(grouped(...files)).toEqual([
      ['1/t.shp', '3/t.dbf'],
      ['2/t.shp', '4/t.dbf'],
    ]);
  });
});
