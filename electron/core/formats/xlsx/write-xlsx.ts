import type ExcelJS from 'exceljs';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import type { OutField, OutTable, OutValue } from '../out-table.ts';

/** Rows of a sheet, the header's counted (ECMA-376). */
const MOST_ROWS = 1_048_576;
const MOST_CHARACTERS = 32_767;
/** Excel's Thai calendar: years show in the Buddhist era, the cell stays a date. */
const DATE_FORMAT = '[$-107041E]d mmm yyyy;@';
const DATETIME_FORMAT = '[$-107041E]d mmm yyyy hh:mm;@';
const FONT = { name: 'TH Sarabun New', size: 16 } as const;
const EVIDENCE_SHEET = 'ที่มาของข้อมูล';

const numberFormat = (field: OutField): string | null => {
  const whole = field.amount ? '#,##0' : '0';
  if (field.type === 'integer') return whole;
  if (field.type === 'real' && field.decimals !== null) return `${whole}.${'0'.repeat(field.decimals)}`;
  if (field.type === 'date') return DATE_FORMAT;
  return field.type === 'datetime' ? DATETIME_FORMAT : null;
};

/** A sheet's name: at most 31 characters, none of those that Excel keeps for itself. */
const sheetName = (title: string): string =>
  title
    .replace(/[[\]:*?/\\]/g, ' ')
    .replace(/^'+|'+$/g, '')
    .trim()
    .slice(0, 31) || 'ข้อมูล';

function cellValue(value: OutValue, field: OutField): string | number | boolean | Date | null {
  if (value === null) return null;
  if (field.type === 'date' || field.type === 'datetime') {
    // A date without a time is written at midnight UTC: exceljs counts days in UTC, whatever the PC's zone.
    const date = new Date(field.type === 'date' ? `${String(value).slice(0, 10)}T00:00:00Z` : String(value));
    return Number.isNaN(date.getTime()) ? String(value) : date;
  }
  return typeof value === 'string' ? value.slice(0, MOST_CHARACTERS) : value;
}

/** Thai vowels and tone marks above and below take no room of their own. */
const widthOf = (text: string): number => text.replace(/[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/g, '').length;

function addEvidence(book: ExcelJS.stream.xlsx.WorkbookWriter, table: OutTable): void {
  const sheet = book.addWorksheet(EVIDENCE_SHEET);
  sheet.columns = [{ width: 26 }, { width: 96 }];
  for (const { label, value } of table.facts) {
    const row = sheet.addRow([label, value]);
    row.font = FONT;
    row.getCell(1).font = { ...FONT, bold: true };
    row.getCell(2).alignment = { wrapText: true, vertical: 'top' };
    row.commit();
  }
  sheet.commit();
}

/**
 * Writes XLSX: a Thai header row that stays in sight, typed cells, no formulas, and a second sheet that says where the
 * data come from. Refuses `file-too-large` past the rows of a sheet.
 */
export async function writeXlsx(path: string, table: OutTable): Promise<void> {
  // Only who writes a sheet waits for the library: it takes 0.4 s and 18 MB to load.
  const { default: excel } = await import('exceljs');
  const book = new excel.stream.xlsx.WorkbookWriter({
    filename: path,
    useStyles: true,
    useSharedStrings: true,
  });
  const sheet = book.addWorksheet(sheetName(table.title), { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = table.fields.map((field) => {
    const format = numberFormat(field);
    const width = Math.min(
      60,
      Math.max(widthOf(field.title) + 3, field.type === 'text' ? field.textBytes / 3 + 2 : 14),
    );
    return { width, style: { font: FONT, ...(format ? { numFmt: format } : {}) } };
  });
  const header = sheet.addRow(table.fields.map((field) => field.title));
  header.eachCell((cell) => {
    // A column's own format would make a date of its title.
    cell.style = {
      font: { ...FONT, bold: true },
      fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEBF0EE' } },
      numFmt: '@',
    };
  });
  header.commit();
  sheet.autoFilter = {
    from: { row: 1, column: 1 },
    to: { row: 1, column: Math.max(1, table.fields.length) },
  };
  let rows = 1;
  for await (const batch of table.batches())
    for (const row of batch) {
      if (++rows > MOST_ROWS) throw new Refusal('file-too-large', { file: `${table.title}.xlsx` });
      sheet.addRow(table.fields.map((field, i) => cellValue(row.values[i] ?? null, field))).commit();
    }
  sheet.commit();
  addEvidence(book, table);
  await book.commit();
}
