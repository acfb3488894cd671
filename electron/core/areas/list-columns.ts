import { levelOfCode } from '../../../shared/domain/area-codes.ts';
import { normaliseCode, type ReadTable } from '../imports/index.ts';

/** Which columns of a table are the list. */
export interface ListColumns {
  readonly code: number;
  readonly nameTh: number;
  readonly nameEn: number | null;
  readonly validFrom: number | null;
  readonly validTo: number | null;
}

const THAI = /[\u0E01-\u0E2E]/;
const MOST_LOOKED_AT = 400;
const ENOUGH = 0.8;

const CODE = /^(code|id|รหัส.*|.*code|.*_id|pcode|.*pcode|geocode|cc.*|.*idn)$/i;
const ABOVE = /(province|district|parent|amphoe|changwat|จังหวัด|อำเภอ).*(id|code|รหัส)|รหัส(จังหวัด|อำเภอ)$/i;
const OWN = /^(id|code|รหัส|รหัสพื้นที่|pcode|geocode)$/i;
const NAME = /name|ชื่อ|ตำบล|อำเภอ|จังหวัด|หมู่บ้าน/i;
const FROM = /(^|_)(valid_?from|from_date|start|effective|since)|ใช้ตั้งแต่|วันที่เริ่ม/i;
const UNTIL = /(^|_)(valid_?to|to_date|expire|end(_|ed|$)|deleted|revoked)|ใช้ถึง|ยกเลิก|สิ้นสุด/i;

const some = (table: ReadTable, column: number): string[] => {
  const step = Math.max(1, Math.floor(table.rows.length / MOST_LOOKED_AT));
  const texts: string[] = [];
  for (let row = 0; row < table.rows.length; row += step) {
    const text = String(table.rows[row]?.[column] ?? '').trim();
    if (text !== '') texts.push(text);
  }
  return texts;
};

const share = (texts: readonly string[], test: (text: string) => boolean): number =>
  texts.length === 0 ? 0 : texts.filter(test).length / texts.length;

/** The share of a column's values that are codes of one level. */
function codeShare(texts: readonly string[]): number {
  const lengths = new Map<number, number>();
  for (const text of texts) {
    const code = normaliseCode(text.replace(/\*+$/, ''));
    if (code !== null && levelOfCode(code) !== null)
      lengths.set(code.length, (lengths.get(code.length) ?? 0) + 1);
  }
  return texts.length === 0 ? 0 : [...lengths.values()].reduce((a, b) => a + b, 0) / texts.length;
}

const digitsOf = (texts: readonly string[]): number =>
  texts.reduce((most, text) => Math.max(most, normaliseCode(text)?.length ?? 0), 0);

/** The column of the areas' own codes: of those that hold codes the one with the longest, since others name areas above. */
function codeColumn(table: ReadTable): number | null {
  const fitting = table.columns
    .map((name, index) => ({ name, index, texts: some(table, index) }))
    .filter(({ texts }) => codeShare(texts) >= ENOUGH)
    .map((one) => ({
      ...one,
      digits: digitsOf(one.texts),
      rank: Number(OWN.test(one.name)) * 2 + Number(CODE.test(one.name)) - Number(ABOVE.test(one.name)),
      different: new Set(one.texts).size / one.texts.length,
    }))
    .filter(({ different }) => different > ENOUGH)
    .sort((a, b) => b.rank - a.rank || b.digits - a.digits || a.index - b.index);
  return fitting[0]?.index ?? null;
}

function nameColumn(table: ReadTable, code: number, test: (text: string) => boolean): number | null {
  const fitting = table.columns
    .map((name, index) => ({ name, index, texts: some(table, index) }))
    .filter(({ index, texts }) => index !== code && share(texts, test) >= ENOUGH)
    .map((one) => ({
      ...one,
      rank: Number(NAME.test(one.name)),
      // The names of the areas above repeat from row to row.
      different: new Set(one.texts).size,
    }))
    .sort((a, b) => b.rank - a.rank || b.different - a.different || a.index - b.index);
  return fitting[0]?.index ?? null;
}

const named = (table: ReadTable, pattern: RegExp): number | null => {
  const index = table.columns.findIndex((name) => pattern.test(name.trim()));
  return index < 0 ? null : index;
};

/** The columns of a list of official codes, by their content first; null for a table that is none. */
export function listColumns(table: ReadTable): ListColumns | null {
  const code = codeColumn(table);
  const nameTh = code === null ? null : nameColumn(table, code, (text) => THAI.test(text));
  if (code === null || nameTh === null) return null;
  const isLatin = (text: string): boolean => /[a-z]/i.test(text) && !THAI.test(text) && !/^\d{4}-/.test(text);
  return {
    ...{ code, nameTh, nameEn: nameColumn(table, code, isLatin) },
    validFrom: named(table, FROM),
    validTo: named(table, UNTIL),
  };
}
