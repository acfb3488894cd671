import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import type { ReadOptions } from '../source.ts';
import { expectedSets, fieldNames, SHARED_DATA } from '../testing/expected-sets.ts';
import { MemorySink } from '../testing/memory-sink.ts';
import { mutate, random } from '../testing/mutate.ts';
import { cp874 } from '../testing/shapefile-bytes.ts';
import { issuesIn, tableRecords } from '../testing/table-records.ts';
import { readCsv } from './read-csv.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'changwat-csv-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(bytes: Uint8Array | string, options: ReadOptions = {}, limit = Infinity) {
  const path = join(folder, 'a.csv');
  writeFileSync(path, bytes);
  const sink = new MemorySink(limit);
  const facts = await readCsv(path, 'a.csv', sink, options);
  return { sink, facts, layout: facts.layout!, records: tableRecords(sink) };
}
const refusal = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error) => (error instanceof Refusal ? error.code : String(error)),
  );

const THAI = 'รหัส,ชื่อ,จำนวน\r\n810101,ปากน้ำ,5\r\n810102,กระบี่ใหญ่,7\r\n';
const ROWS = [
  { รหัส: '810101', ชื่อ: 'ปากน้ำ', จำนวน: '5' },
  { รหัส: '810102', ชื่อ: 'กระบี่ใหญ่', จำนวน: '7' },
];

describe('encodings', () => {
  it('leaves the encoding of the cells open without a mark, and reads the names all the same', async () => {
    const utf8 = await read(THAI);
    expect(utf8.facts.encoding).toBeNull();
    expect(utf8.sink.rows[0]!.values[1]).toBeInstanceOf(Uint8Array);
    expect(utf8.records).toEqual(ROWS);
    const { sink } = await read(cp874(THAI));
    expect(sink.names).toEqual(['รหัส', 'ชื่อ', 'จำนวน']);
    expect(tableRecords(sink, 'windows-874')).toEqual(ROWS);
  });

  it.each([
    ['UTF-8', Buffer.from(`\uFEFF${THAI}`)],
    ['UTF-16 little-endian', Buffer.from(`\uFEFF${THAI}`, 'utf16le')],
    ['UTF-16 big-endian', Buffer.from(`\uFEFF${THAI}`, 'utf16le').swap16()],
  ])('takes the byte order mark of %s at its word', async (_, bytes) => {
    const { facts, records } = await read(bytes);
    expect(facts.encoding).toBe('utf-8');
    expect(records).toEqual(ROWS);
  });

  it('counts what is broken behind a mark', async () => {
    const { sink } = await read(
      Buffer.concat([Buffer.from('\uFEFFa,b\n1,'), Buffer.from([0xe0, 0xb8]), Buffer.from('\n')]),
    );
    expect(issuesIn(sink)).toEqual({ 'encoding-replaced': 1 });
  });
});

describe('delimiters, quotes and lines', () => {
  it.each([
    [',', 'ชื่อ,x,y\nก,1,2\nข,3,4'],
    [';', 'ชื่อ;x;y\nก;1,5;2,5\nข;3,25;4,25'],
    ['\t', 'ชื่อ\tที่อยู่, ถนน\tx\nก\t1, ถนน ก\t2\nข\t2, ถนน ข\t3'],
    ['|', 'ชื่อ|x\nก, ข|1\nค|2'],
  ])('finds %j by the evenness of the rows', async (delimiter, text) => {
    expect((await read(text)).layout.delimiter).toBe(delimiter);
  });

  it('does what the user says instead, and what Excel wrote in the first line', async () => {
    expect((await read('a;b,c\n1;2,3', { delimiter: ';' })).sink.names).toEqual(['a', 'b,c']);
    const said = await read('sep=;\nชื่อ;x\nก, ข, ค;1\n');
    expect(said.layout.delimiter).toBe(';');
    expect(said.records).toEqual([{ ชื่อ: 'ก, ข, ค', x: '1' }]);
  });

  it.each(['\n', '\r\n', '\r'])(
    'reads quotes, doubled ones and breaks inside, rows ended by %j',
    async (end) => {
      const text = ['a,b,c', `"1, 2","เขา ""คราม""","บรรทัด${end}สอง"`, 'x"y,"",z'].join(end);
      expect((await read(text)).records).toEqual([
        { a: '1, 2', b: 'เขา "คราม"', c: `บรรทัด${end}สอง` },
        { a: 'x"y', c: 'z' },
      ]);
    },
  );

  it('takes a quote that is never closed for a letter, and loses no row by it', async () => {
    expect((await read('id,txt\n1,"foo\n2,bar\n3,baz')).records).toEqual([
      { id: '1', txt: '"foo' },
      { id: '2', txt: 'bar' },
      { id: '3', txt: 'baz' },
    ]);
  });

  it('reads a row that is longer than the pieces the file is read in', async () => {
    const long = 'ก'.repeat(200_000);
    const { records } = await read(`a,b\n"${long}\n,",${long}\n1,2\n`);
    expect(records).toEqual([
      { a: `${long}\n,`, b: long },
      { a: '1', b: '2' },
    ]);
  });
});

describe('tables as they are', () => {
  it('counts uneven and blank rows, and keeps what is too much in columns of its own', async () => {
    const { sink, records } = await read('a,b\n1,2\n\n3\n,\n4,5,6\n\n\n');
    expect(records).toEqual([{ a: '1', b: '2' }, { a: '3' }, { a: '4', b: '5', field_3: '6' }]);
    expect(sink.skipped).toEqual(['rows-blank', 'rows-blank']);
    expect(sink.tally.list()).toMatchObject([{ code: 'columns-uneven', count: 2, examples: ['3', '5'] }]);
  });

  it('names columns that have no name or one that is taken', async () => {
    expect((await read('ชื่อ,ชื่อ,,x\nก,ข,ค,ง')).sink.names).toEqual(['ชื่อ', 'ชื่อ_2', 'x', 'field_3']);
    const bare = await read('1,2\n3,4');
    expect(bare.layout.headerRow).toBe(0);
    expect(bare.records).toEqual([
      { field_1: '1', field_2: '2' },
      { field_1: '3', field_2: '4' },
    ]);
  });

  it('shows the first rows with the titles above the names', async () => {
    const { layout, records } = await read('รายชื่อหมู่บ้าน จังหวัดชัยนาท\n\nที่,ชื่อ\n1,บ้านกล้วย\n');
    expect(layout).toMatchObject({ headerRow: 3, delimiter: ',' });
    expect(layout.rows).toEqual([['รายชื่อหมู่บ้าน จังหวัดชัยนาท'], [], ['ที่', 'ชื่อ'], ['1', 'บ้านกล้วย']]);
    expect(records).toEqual([{ ที่: '1', ชื่อ: 'บ้านกล้วย' }]);
  });

  it('leaves formulas the text that they are', async () => {
    expect((await read('a,b\n=cmd(),"=HYPERLINK(""http://x/"")"\n')).records).toEqual([
      { a: '=cmd()', b: '=HYPERLINK("http://x/")' },
    ]);
  });

  it('stops when the sink has enough and when it is told to', async () => {
    const many = `a,b\n${'1,2\n'.repeat(200_000)}`;
    expect((await read(many, {}, 100)).sink.rows).toHaveLength(100);
    const controller = new AbortController();
    const stopped = read(many, {
      signal: controller.signal,
      onProgress: () => controller.abort(new Error('told')),
    });
    await expect(stopped).rejects.toThrow('told');
  });

  it.each([
    ['sheet-empty', ''],
    ['sheet-empty', '\n\n  \n'],
    ['sheet-empty', 'a,b\n'],
    ['file-unreadable', Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7) % 251))],
    ['file-unreadable', `a,b\n"${'x'.repeat(3 << 20)}",2\n`],
    ['table-too-wide', `a\n${'1,'.repeat(2500)}1\n`],
    ['file-unreadable', `a,b\n${','.repeat(1 << 20)}`],
    ['file-unreadable', '"'.repeat(3 << 20)],
  ])('refuses by %s what is no table', async (code, bytes) => {
    expect(await refusal(read(bytes))).toBe(code);
  });

  it('throws nothing but refusals, whatever the bytes', async () => {
    const seeds = [
      cp874(THAI),
      Buffer.from(`\uFEFF"a","b ""q"""\r\n${'1;2\n'.repeat(20)}`),
      Buffer.from(THAI, 'utf16le'),
    ];
    for (let seed = 1; seed <= 400; seed++) {
      const bytes = mutate(seeds[seed % seeds.length]!, random(seed));
      expect(await refusal(read(bytes)), `seed ${seed}`).toMatch(/^(none|sheet-empty|file-unreadable)$/);
    }
  });
});

const expected = expectedSets('.csv');
/** Where this reader does better than GDAL's, and why. */
const OTHERWISE: Record<string, { rows: number; names: string[] }> = {
  // GDAL joins the lines from the quote on: one inside a cell opens nothing.
  'double_quotes_in_middle_of_field_bis.csv': { rows: 2, names: ['first', 'second', 'third'] },
  // GDAL was stopped by the geometry column; the rows have a cell more than the header.
  'csv_with_utf8_bom.csv': { rows: 2, names: ['id', 'name', 'WKT', 'field_4'] },
  // GDAL reads no CSV of one column.
  'single_column.csv': { rows: 1, names: ['WKT'] },
  // Figures above figures are no names.
  'testquoteheader2.csv': { rows: 2, names: ['field_1', 'field_2', 'field_3'] },
  'testnumheader2.csv': { rows: 2, names: ['field_1', 'field_2'] },
  // GDAL takes the unclosed quote and all behind it for one cell.
  'unbalanced_double_quotes.csv': { rows: 2, names: ['id', 'txt'] },
  // GDAL counts the last line, whose cells are all empty.
  'testcsvt.csv': {
    rows: 1,
    names: 'INTCOL REALCOL STRINGCOL INTCOL2 REALCOL2 STRINGCOL2 DATETIME DATE TIME'.split(' '),
  },
};
/** Whose bytes are Windows-874: GDAL's names of their columns are unreadable. */
const IN_874 = new Set(['w874.csv', 'villages_chainat_utm47n_windows874.csv']);

describe.skipIf(expected.length === 0)('files of others (needs ../shared/data)', () => {
  it.each(expected.map(({ path, gdal }) => [path, gdal.layers[0]] as const))('%s', async (path, gdal) => {
    const sink = new MemorySink();
    const name = path.slice(path.lastIndexOf('/') + 1);
    await readCsv(join(SHARED_DATA, path), name, sink, {});
    const other = OTHERWISE[name];
    expect(sink.rows.length).toBe(other?.rows ?? gdal?.count_header);
    const fields = gdal ? fieldNames(gdal) : [];
    if (!fields.some((field) => field.includes('\uFFFD'))) expect(sink.names).toEqual(other?.names ?? fields);
    const text = tableRecords(sink, IN_874.has(name) ? 'windows-874' : 'utf-8');
    expect(JSON.stringify(text)).not.toContain('\uFFFD');
  });
});
