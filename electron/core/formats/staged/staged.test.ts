import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeWkb } from '../../../../shared/geo/wkb.ts';
import type { RawValue, StagedFacts } from '../source.ts';
import { StageWriter } from './stage-writer.ts';
import { StagedSource } from './staged-source.ts';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'changwat-staged-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const TABLE: StagedFacts = { declared: null, hasShapes: false, encoding: null };
let count = 0;
const newPath = (): string => join(root, `${++count}.stage`);

/** A table as delimited text gives it: every cell is text. */
function csv(names: readonly string[], rows: readonly (readonly RawValue[])[]): StagedSource {
  const writer = new StageWriter(newPath());
  for (const name of names) writer.column(name);
  for (const row of rows) writer.row(null, row);
  return new StagedSource(structuredClone(writer.finish('csv', 't', TABLE)));
}

function allRows(source: StagedSource, encoding = 'utf-8') {
  const columns = source.columns();
  const rows = source.rows({ columns, encoding, transform: null, promote: false });
  const list: unknown[][] = [];
  while (rows.next()) list.push([rows.skip, ...rows.values]);
  return { columns, list, rows };
}

describe('the type of a column', () => {
  it.each<[string, RawValue[], string, boolean]>([
    ['whole numbers', ['1', '-20', '3100500123456'], 'integer', false],
    ['numbers with decimals among them', ['1', '2.5', '.5', '1e3'], 'real', false],
    ['digits behind a zero', ['0812345678', '12'], 'text', false],
    ['more digits than a double holds', ['12345678901234567', '1'], 'text', true],
    ['a word among numbers', ['1', '2', 'ไม่มี'], 'text', false],
    ['days', ['2024-01-31', '2567-02-01'], 'date', false],
    ['days and times', ['2024-01-31', '2024-01-31T10:00:00Z'], 'datetime', false],
    ['truths', ['true', 'FALSE'], 'boolean', false],
    ['nothing at all', [null, ''], 'text', false],
    ['typed numbers and texts', [1, 'x'], 'text', false],
    ['large whole numbers', [9007199254740993n, 5n], 'text', true],
  ])('%s', (_, cells, type, keptAsText) => {
    const source = csv(
      ['a'],
      cells.map((cell) => [cell]),
    );
    expect(source.columns()[0]).toMatchObject({ name: 'a', type, keptAsText });
    source.close();
  });

  it('keeps every digit of what is text', () => {
    const source = csv(['a'], [[9007199254740993n], [5n]]);
    expect(allRows(source).list).toEqual([
      [null, '9007199254740993'],
      [null, '5'],
    ]);
    source.close();
  });
});

describe('text whose encoding is not decided', () => {
  const thai = Buffer.from([0xa1, 0xc3, 0xd0, 0xba, 0xd5, 0xe8]);
  it('is surveyed over all rows and decoded as chosen', () => {
    const source = csv(
      ['name'],
      Array.from({ length: 40 }, () => [thai]),
    );
    const survey = source.survey().next().value as { encoding: { name: string } };
    expect(survey.encoding.name).toBe('windows-874');
    expect(allRows(source, 'windows-874').list[39]).toEqual([null, 'กระบี่']);
    expect(allRows(source, 'utf-8').rows.tally.count('encoding-replaced')).toBe(40);
    source.close();
  });
});

describe('rows', () => {
  it('are found by number, wherever they stand, and skipped ones keep theirs', () => {
    const writer = new StageWriter(newPath());
    writer.column('n');
    for (let i = 1; i <= 1000; i++) {
      if (i % 100 === 0) writer.skip('geometry-unsupported');
      else writer.row(null, ['x'.repeat(i * 40) && i]);
    }
    const source = new StagedSource(writer.finish('geojson', 't', { ...TABLE, encoding: 'utf-8' }));
    const columns = source.columns();
    const asked = [1, 2, 15, 16, 17, 18, 33, 99, 100, 101, 640, 999, 1000, 1001];
    expect(source.rowsAt(columns, 'utf-8', asked).map(({ row, values }) => [row, values[0]])).toEqual(
      asked.filter((row) => row % 100 !== 0 && row <= 1000).map((row) => [row, row]),
    );
    const { list, rows } = allRows(source);
    expect(list).toHaveLength(1000);
    expect(rows.tally.count('geometry-unsupported')).toBe(10);
    source.close();
  });

  it('hold shapes larger than any buffer, turned as often as they are read', () => {
    const writer = new StageWriter(newPath());
    const line = Array.from({ length: 100_000 }, (_, i) => [i, i + 1]);
    writer.row({ type: 'Point', coordinates: [1, 2] }, []);
    writer.row({ type: 'LineString', coordinates: line }, []);
    writer.row({ type: 'Curve', coordinates: line }, []);
    const stage = writer.finish('geojson', 't', { ...TABLE, hasShapes: true });
    const source = new StagedSource(stage);
    const double = {
      geographic: false,
      mirrors: false,
      apply: (xy: Float64Array, from: number, to: number) => {
        for (let i = from; i < to; i++) xy[i] = xy[i]! * 2;
      },
    };
    for (let again = 0; again < 2; again++) {
      const rows = source.rows({ columns: [], encoding: 'utf-8', transform: double, promote: true });
      expect(rows.next() && decodeWkb(rows.wkb!)).toEqual({ type: 'Point', coordinates: [2, 4] });
      expect(rows.next() && decodeWkb(rows.wkb!)).toMatchObject({ type: 'MultiLineString' });
      expect(rows.census).toMatchObject({ vertices: 100_001, extent: [0, 2, 199_998, 200_000] });
      expect(rows.next() && rows.skip).toBe('geometry-unsupported');
      expect(rows.next()).toBe(false);
    }
    source.close();
  });
});
