import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import type { ReadOptions } from '../source.ts';
import { expectedSets, fieldNames, SHARED_DATA } from '../testing/expected-sets.ts';
import { MemorySink } from '../testing/memory-sink.ts';
import { mutate, random } from '../testing/mutate.ts';
import { issuesIn } from '../testing/table-records.ts';
import { sheetData, textCell, type WorkbookSpec, workbookBytes } from '../testing/workbook-bytes.ts';
import { readSheet, sheetsOf } from './read-xlsx.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'changwat-xlsx-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const written = (bytes: Uint8Array): string => {
  const path = join(folder, 'a.xlsx');
  writeFileSync(path, bytes);
  return path;
};
async function read(spec: WorkbookSpec | Uint8Array, options: ReadOptions = {}, limit = Infinity) {
  const path = written(spec instanceof Uint8Array ? spec : workbookBytes(spec));
  const sink = new MemorySink(limit);
  const [first] = await sheetsOf(path);
  const facts = await readSheet(path, first!.name, sink, options);
  return { sink, layout: facts.layout!, records: sink.records };
}
const refusal = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error) => (error instanceof Refusal ? error.code : String(error)),
  );
const sheet = (...rows: string[]): WorkbookSpec => ({ sheets: { แผ่นหนึ่ง: sheetData(...rows) } });
const header = (...names: string[]): string => names.map(textCell).join('');

describe('a workbook that Excel could have written', () => {
  it('gives text, numbers, dates, formulas, rich text and links as they are seen', async () => {
    const book = new ExcelJS.Workbook();
    const page = book.addWorksheet('หมู่บ้าน');
    page.addRow(['รายชื่อหมู่บ้าน จังหวัดชัยนาท']);
    page.addRow([]);
    page.addRow(['รหัส', 'ชื่อ', 'วันที่', 'เวลา', 'จำนวน', 'รวม', 'เว็บ', 'ใช่', 'ผิด']);
    const row = page.addRow([
      '08100101',
      { richText: [{ text: 'บ้าน' }, { font: { bold: true }, text: 'กล้วย' }] },
      new Date(Date.UTC(2025, 0, 15)),
      new Date(Date.UTC(2025, 0, 15, 8, 30, 0)),
      98.9,
      { formula: 'E4*2', result: 197.8 },
      { text: 'ดูที่นี่', hyperlink: 'http://127.0.0.1/' },
      true,
      { error: '#N/A' },
    ]);
    row.getCell(3).numFmt = '[$-107041E]d mmm yyyy;@';
    row.getCell(4).numFmt = 'dd/mm/yyyy hh:mm';
    page.getColumn(2).hidden = true;
    const { sink, layout, records } = await read(Buffer.from(await book.xlsx.writeBuffer()));
    expect(layout).toMatchObject({ headerRow: 3, delimiter: null });
    expect(layout.rows.slice(0, 2)).toEqual([['รายชื่อหมู่บ้าน จังหวัดชัยนาท'], []]);
    expect(records).toEqual([
      {
        รหัส: '08100101',
        ชื่อ: 'บ้านกล้วย',
        วันที่: '2025-01-15',
        เวลา: '2025-01-15T08:30:00',
        จำนวน: 98.9,
        รวม: 197.8,
        เว็บ: 'ดูที่นี่',
        ใช่: true,
      },
    ]);
    expect(sink.tally.list()).toMatchObject([
      { code: 'cell-error', count: 1, examples: ['I4'] },
      { code: 'cell-formula', count: 1, examples: ['F4'] },
    ]);
  });

  it('lists its sheets, hidden ones among them', async () => {
    const path = written(
      workbookBytes({
        sheets: { ก: `<dimension ref="A1:C9"/>${sheetData()}`, ข: sheetData(), ค: sheetData() },
        states: { ข: 'hidden', ค: 'veryHidden' },
      }),
    );
    expect(await sheetsOf(path)).toEqual([
      { name: 'ก', state: 'visible', rows: 9 },
      { name: 'ข', state: 'hidden' },
      { name: 'ค', state: 'veryHidden' },
    ]);
  });
});

describe('numbers and what they mean', () => {
  const dated = async (format: string, value: number, properties = ''): Promise<unknown> => {
    const spec: WorkbookSpec = {
      sheets: { ก: sheetData(header('ชื่อ', 'v'), `${textCell('x')}<c s="1"><v>${value}</v></c>`) },
      numberFormats: { 170: format },
      styles: [0, 170],
      workbookProperties: properties,
    };
    return (await read(spec)).records[0]!.v;
  };

  it.each([
    ['yyyy-mm-dd', 45672, '2025-01-15'],
    ['d mmm bbbb', 45672.5, '2025-01-15T12:00:00'],
    ['mmm', 45672, '2025-01-15'],
    ['hh:mm', 0.354166666666667, '08:30:00'],
    ['[h]:mm', 1.5, '36:00:00'],
    ['d/m/yyyy', 1, '1900-01-01'],
    ['d/m/yyyy', 61, '1900-03-01'],
    // A day that no calendar has stays the number that it is.
    ['d/m/yyyy', 60, 60],
    ['0.00', 45672, 45672],
    ['#,##0 "ดี"', 45672, 45672],
    ['[Red]0', 7, 7],
    ['00000000', 8101001, '08101001'],
    ['0-0000-00000-00-0', 1234567890123, '1-2345-67890-12-3'],
    ['General', 98.90000000000001, 98.9],
  ])('%s of %d is %s', async (format, value, seen) => {
    expect(await dated(format, value)).toBe(seen);
  });

  it('counts days from 1904 where the workbook says so', async () => {
    expect(await dated('d/m/yyyy', 44210, '<workbookPr date1904="1"/>')).toBe('2025-01-15');
  });

  it('leaves a year of the Buddhist era in a cell for dates as it was typed, and counts it', async () => {
    const spec: WorkbookSpec = {
      sheets: { ก: sheetData(header('ชื่อ', 'วันที่'), `${textCell('x')}<c s="1"><v>243997</v></c>`) },
      styles: [0, 14],
    };
    const { sink, records } = await read(spec);
    expect(records[0]!.วันที่).toMatch(/^2568-01-1\d$/);
    expect(issuesIn(sink)).toEqual({ 'date-buddhist-era': 1 });
  });
});

describe('sheets as other programs write them', () => {
  it('reads shared text with runs, phonetics left out and escapes undone', async () => {
    const { records } = await read({
      sheets: {
        ก: sheetData(
          '<c t="s"><v>0</v></c><c t="s"><v>2</v></c>',
          '<c t="s"><v>1</v></c><c t="s"><v>9</v></c>',
        ),
      },
      strings:
        '<si><t>ชื่อ</t></si><si><r><t>บ้าน</t></r><r><rPr/><t>_x0041_</t></r><rPh><t>no</t></rPh></si><si><t>เลข</t></si>',
    });
    expect(records).toEqual([{ ชื่อ: 'บ้านA' }]);
  });

  it('joins the two lines of merged names and repeats merged text, not merged figures, down its rows', async () => {
    const rows = [
      `<row r="1">${['A|อำเภอ', 'B|ตำบล', 'C|ประชากร'].map((cell) => `<c r="${cell[0]}1" t="str"><v>${cell.slice(2)}</v></c>`).join('')}</row>`,
      `<row r="2"><c r="C2" t="str"><v>ชาย</v></c><c r="D2" t="str"><v>หญิง</v></c></row>`,
      `<row r="3"><c r="A3" t="str"><v>เมือง</v></c><c r="B3" t="str"><v>ปากน้ำ</v></c><c r="C3"><v>1</v></c><c r="D3"><v>5</v></c></row>`,
      `<row r="4"><c r="B4" t="str"><v>เขาคราม</v></c><c r="C4"><v>2</v></c></row>`,
    ];
    const { sink, records } = await read({
      sheets: {
        ก: `<sheetData>${rows.join('')}</sheetData><mergeCells count="3"><mergeCell ref="A1:A2"/><mergeCell ref="C1:D1"/><mergeCell ref="A3:A4"/><mergeCell ref="D3:D4"/></mergeCells>`,
      },
    });
    expect(sink.names).toEqual(['อำเภอ', 'ตำบล', 'ประชากร ชาย', 'ประชากร หญิง']);
    expect(records).toEqual([
      { อำเภอ: 'เมือง', ตำบล: 'ปากน้ำ', 'ประชากร ชาย': 1, 'ประชากร หญิง': 5 },
      { อำเภอ: 'เมือง', ตำบล: 'เขาคราม', 'ประชากร ชาย': 2 },
    ]);
  });

  it('does not count the formatted rows behind the table, and counts blank ones within', async () => {
    const blank = '<c s="0"/><c s="0"/>';
    const { sink } = await read(
      sheet(header('a', 'b'), header('1', 'x'), blank, header('2', 'y'), ...Array(500).fill(blank)),
    );
    expect(sink.rows).toHaveLength(2);
    expect(sink.skipped).toEqual(['rows-blank']);
  });

  it('leaves a formula that nobody calculated empty, and says where', async () => {
    const { sink, records } = await read(
      sheet(header('a', 'b'), `${textCell('x')}<c r="B2"><f>1+1</f><v></v></c>`),
    );
    expect(records).toEqual([{ a: 'x' }]);
    expect(issuesIn(sink)).toEqual({ 'value-unreadable': 1, 'cell-formula': 1 });
  });

  it('stops when the sink has enough and when it is told to', async () => {
    const many = sheet(header('a', 'b'), ...Array(30_000).fill('<c><v>1</v></c><c><v>2.5</v></c>'));
    expect((await read(many, {}, 10)).sink.rows).toHaveLength(10);
    const controller = new AbortController();
    const stopped = read(many, {
      signal: controller.signal,
      onProgress: () => controller.abort(new Error('told')),
    });
    await expect(stopped).rejects.toThrow('told');
  });
});

describe('what is no workbook, or a hostile one', () => {
  const bomb = (): Buffer =>
    workbookBytes(sheet(header('a', 'b'), `<c t="inlineStr"><is><t>${'x'.repeat(40 << 20)}</t></is></c>`));
  const compound = (...texts: string[]): Buffer =>
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(600),
      ...texts.map((t) => Buffer.from(t, 'utf16le')),
    ]);
  const locked = (): Buffer => {
    const bytes = workbookBytes(sheet(header('a', 'b'), header('1', '2')));
    for (let at = bytes.indexOf('PK\x01\x02'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 1))
      bytes[at + 8]! |= 1;
    return bytes;
  };
  it.each<[string, string, () => Uint8Array]>([
    ['format-unknown', 'a workbook of before 2007', () => compound('Workbook')],
    ['file-unreadable', 'one with a password', () => compound('EncryptedPackage')],
    ['file-unreadable', 'encrypted members', locked],
    ['file-unreadable', 'no archive', () => Buffer.from('hello')],
    ['file-unreadable', 'an archive cut off', () => workbookBytes(sheet(header('a', 'b'))).subarray(0, 900)],
    ['format-unknown', 'another archive', () => zipSync({ 'a.txt': new Uint8Array(9) })],
    [
      'file-unreadable',
      'a row without end',
      () => workbookBytes(sheet(header('a', 'b'), '<c><v>1</v></c>'.repeat(20_000))),
    ],
    [
      'file-unreadable',
      'a cell of many parts',
      () =>
        workbookBytes(
          sheet(
            header('a', 'b'),
            `<c t="inlineStr"><is>${`<r><t>${'x'.repeat(999)}</t></r>`.repeat(1100)}</is></c>`,
          ),
        ),
    ],
    ['sheet-empty', 'no sheets', () => workbookBytes({ sheets: {} })],
    [
      'file-unreadable',
      'XML cut off',
      () => workbookBytes({ sheets: { a: '<sheetData><row><c t="inlineStr"><is><t>x' } }),
    ],
    [
      'file-unsafe',
      'a document type',
      () => workbookBytes({ ...sheet(header('a', 'b')), prolog: '<!DOCTYPE x [<!ENTITY e "boom">]>' }),
    ],
    ['archive-unsafe', 'a bomb', bomb],
    [
      'table-too-wide',
      'too many columns',
      () => workbookBytes(sheet(header('a', 'b'), `<c r="XFD2" t="str"><v>1</v></c>`)),
    ],
    ['sheet-empty', 'names without rows', () => workbookBytes(sheet(header('a', 'b')))],
  ])('%s: %s', async (code, _, make) => {
    expect(await refusal(read(make()))).toBe(code);
  });

  it('throws nothing but refusals, whatever the bytes', async () => {
    const good = workbookBytes({
      sheets: {
        ก: sheetData(header('a', 'b'), ...Array(20).fill('<c t="s"><v>0</v></c><c s="1"><v>45672.5</v></c>')),
      },
      strings: '<si><t>กระบี่</t></si>',
      styles: [0, 14],
    });
    for (let seed = 1; seed <= 300; seed++)
      expect(await refusal(read(mutate(good, random(seed)))), `seed ${seed}`).toMatch(
        /^(none|sheet-empty|file-unreadable|file-unsafe|format-unknown|archive-unsafe|file-too-large)$/,
      );
  });

  it('throws nothing but refusals when the XML inside is broken', async () => {
    const xml = Buffer.from(
      sheetData(header('a', 'b'), ...Array(5).fill(`${textCell('กระบี่')}<c s="1"><v>1</v></c>`)),
    );
    for (let seed = 1; seed <= 300; seed++) {
      const broken = mutate(xml, random(seed)).toString('utf8');
      expect(await refusal(read({ sheets: { ก: broken }, styles: [0, 14] })), `seed ${seed}`).toMatch(
        /^(none|sheet-empty|file-unreadable|file-unsafe)$/,
      );
    }
  });
});

const expected = expectedSets('.xlsx').filter(({ gdal }) => gdal.ok);
const TAMBON = ['ADM3', 'ADM2', 'ADM1', 'ADM0'].flatMap((level) => [
  `${level}_EN`,
  `${level}_TH`,
  `${level}_PCODE`,
]);
/** Where this reader does otherwise than GDAL's, and why. */
const OTHERWISE: Record<string, { rows: number; names?: string[] }> = {
  // GDAL counts 250 formatted rows without any value.
  'test_empty_last_field.xlsx': { rows: 4 },
  // GDAL can't open a workbook whose rows have no number, nor one with prefixes in its XML.
  'row_without_r_attribute.xlsx': { rows: 1, names: ['ID', 'NAME'] },
  'with_xml_prefix.xlsx': { rows: 1, names: ['Col1', 'Col2'] },
};

describe.skipIf(expected.length === 0)('files of others (needs ../shared/data)', () => {
  it.each(expected.map(({ path, gdal }) => [path, gdal.layers[0]] as const))('%s', async (path, gdal) => {
    const file = join(SHARED_DATA, path);
    const [first] = await sheetsOf(file);
    const sink = new MemorySink();
    await readSheet(file, first!.name, sink, {});
    const other = OTHERWISE[path.slice(path.lastIndexOf('/') + 1)];
    // GDAL takes names of text above text for a row; they are none.
    const headerAsRow = gdal?.fields[0]?.startsWith('Field1:') ? 1 : 0;
    expect(sink.rows.length).toBe(other?.rows ?? gdal!.count_header - headerAsRow);
    expect(sink.names).toEqual(
      other?.names ?? (path.includes('tambon_xlsx') ? TAMBON : headerAsRow ? sink.names : fieldNames(gdal!)),
    );
  });
});
