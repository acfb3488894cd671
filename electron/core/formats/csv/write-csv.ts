import { FileSink } from '../file-sink.ts';
import type { OutField, OutTable, OutValue } from '../out-table.ts';

/** Starts of a text that a spreadsheet would run as a formula (OWASP, CSV injection). */
const FORMULA_START = /^[=+\-@\t\r\n]/;

/** One cell: text that would be taken for a formula gets an apostrophe before it; numbers and dates can't be one. */
export function csvCell(value: OutValue, type: OutField['type']): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  const text = String(value);
  const guarded = type === 'text' && FORMULA_START.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(guarded) || guarded !== guarded.trim()
    ? `"${guarded.replaceAll('"', '""')}"`
    : guarded;
}

/** Writes CSV by RFC 4180 in UTF-8 with a byte order mark, from which Excel knows that the Thai is Thai. */
export async function writeCsv(path: string, table: OutTable): Promise<void> {
  const sink = new FileSink(path);
  try {
    sink.text(`\uFEFF${table.fields.map((field) => csvCell(field.title, 'text')).join(',')}\r\n`);
    for await (const batch of table.batches())
      for (const row of batch) {
        const cells = table.fields.map((field, i) => csvCell(row.values[i] ?? null, field.type));
        sink.text(`${cells.join(',')}\r\n`);
      }
    sink.finish();
  } finally {
    sink.close();
  }
}
