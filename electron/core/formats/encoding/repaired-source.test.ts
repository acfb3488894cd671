import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ShapefileSource } from '../shapefile/shapefile-source.ts';
import type { CellValue, FeatureSource } from '../source.ts';
import { buildDbf, buildShp, cp874, pointShape } from '../testing/shapefile-bytes.ts';
import { repairedSource } from './repaired-source.ts';

const GAZETTEER = join(import.meta.dirname, '../../../../resources/gazetteer.tsv');
const NAMES = readFileSync(GAZETTEER, 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('subdistrict\t'))
  .map((line) => line.split('\t')[2]!);

let folder: string;
let source: FeatureSource | null = null;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'changwat-garbled-'));
});
afterEach(() => {
  source?.close();
  rmSync(folder, { recursive: true, force: true });
});

const garbled = (text: string): string => cp874(text).toString('latin1');

/** A shapefile of points in UTF-8 whose Thai was garbled before it was written. */
function garbledFile(rows: readonly (readonly string[])[], names: readonly string[]): FeatureSource {
  const fields = names.map((name) => ({ name, type: 'C', length: 120 }));
  const { shp, shx } = buildShp(
    1,
    rows.map((_, i) => pointShape(i, i)),
  );
  const part = (extension: string, bytes: Buffer): string => {
    const path = join(folder, `data.${extension}`);
    writeFileSync(path, bytes);
    return path;
  };
  const paths = {
    shp: part('shp', shp),
    shx: part('shx', shx),
    dbf: part('dbf', buildDbf({ fields, rows })),
  };
  return new ShapefileSource(paths, 'data');
}

function readAll(from: FeatureSource): {
  names: string[];
  cells: CellValue[][];
  at: CellValue[][];
  repaired: number;
} {
  const steps = from.survey(false);
  let step = steps.next();
  while (!step.done) step = steps.next();
  const columns = from.columns(step.value, 'utf-8');
  // What is kept of a preview and read again by another thread is a copy.
  const kept = structuredClone(columns);
  const rows = from.rows({ columns: kept, encoding: 'utf-8', transform: null, promote: false });
  const cells: CellValue[][] = [];
  while (rows.next()) cells.push([...rows.values]);
  const at = from
    .rowsAt(
      kept,
      'utf-8',
      cells.map((_, i) => i + 1),
    )
    .map(({ values }) => values);
  return { names: columns.map(({ name }) => name), cells, at, repaired: rows.tally.count('text-repaired') };
}

describe('a source whose text is put right', () => {
  it(`gives all ${NAMES.length} names back, the short ones too, and every column its own name`, () => {
    source = garbledFile(
      NAMES.map((name) => [garbled(name), name, 'Orléans']),
      ['µÓºÅ', 'NAME', 'CITY'],
    );
    const { names, cells, at, repaired } = readAll(repairedSource(source));
    expect(names).toEqual(['ตำบล', 'NAME', 'CITY']);
    const wrong = cells.filter(([repairedName, name]) => repairedName !== name);
    expect(wrong).toEqual([]);
    expect(cells.every(([, , city]) => city === 'Orléans')).toBe(true);
    expect(at).toEqual(cells);
    expect(repaired).toBe(NAMES.length);
  });

  it('puts short names of columns right where a longer one tells that they are garbled', () => {
    const rows = [['x', 'y', 'z']];
    const short = garbled('อำเภอ').slice(0, 5);
    source = garbledFile(rows, [garbled('ตำบล'), short, 'NAME']);
    expect(readAll(repairedSource(source)).names).toEqual(['ตำบล', 'อำเภอ', 'NAME']);
  });

  it('leaves them where another is of a foreign language', () => {
    source = garbledFile([['x', 'y', 'z']], [garbled('ตำบล'), 'ÅÄÖ', 'Größe']);
    expect(readAll(repairedSource(source)).names).toEqual(['ตำบล', 'ÅÄÖ', 'Größe']);
  });

  it('touches nothing of a clean file and of one that is damaged', () => {
    const rows = [
      ['ปากน้ำ', 'Besançon', '5 °C'],
      ['กระบี่ใหญ่', 'ÅÄÖ', '½'],
      ['µÓ?Å', 'École', '«»'],
      ['à¸•à¸³à¸?à¸¥', 'Größe', 'µ'],
    ];
    source = garbledFile(rows, ['NAME', 'CITY', 'NOTE']);
    const { names, cells, repaired } = readAll(repairedSource(source));
    expect({ names, cells, repaired }).toEqual({ names: ['NAME', 'CITY', 'NOTE'], cells: rows, repaired: 0 });
  });
});
