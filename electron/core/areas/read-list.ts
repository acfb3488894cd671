import type { Bilingual } from '../../../shared/contract/base.ts';
import { isMunicipalOffice, levelOfCode } from '../../../shared/domain/area-codes.ts';
import { parseDate } from '../../../shared/domain/dates.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { normaliseThai } from '../../../shared/domain/thai-text.ts';
import { officialListText } from '../../../shared/text/areas.ts';
import { normaliseCode, type ReadTable } from '../imports/index.ts';
import { type ListColumns, listColumns } from './list-columns.ts';
import type { OfficialRow } from './official.queries.ts';

/** A list of codes as files have it. */
export interface ReadList {
  readonly rows: readonly OfficialRow[];
  readonly skipped: readonly { readonly reason: Bilingual; readonly count: number }[];
  /** The columns of the table with the most rows, by name. */
  readonly columns: {
    readonly code: string;
    readonly nameTh: string;
    readonly nameEn: string | null;
    readonly validFrom: string | null;
    readonly validTo: string | null;
  };
}

type Reason = 'skippedNoCode' | 'skippedTwice' | 'skippedNoName' | 'skippedMunicipal' | 'skippedOldCode';

const KIND_WORD = /^(จังหวัด|กิ่งอำเภอ|อำเภอ|เขต|ตำบล|แขวง)(?=[\u0E01-\u0E46])/;
const MOST_ENGLISH = 120;

const text = (value: unknown): string => normaliseThai(String(value ?? '')).trim();
const dated = (value: unknown): string | null => parseDate(text(value))?.iso ?? null;

/** Reads one row: the area, or why it is none. */
function readRow(cells: readonly unknown[], at: ListColumns): OfficialRow | Reason {
  const written = text(cells[at.code]);
  if (written.endsWith('*')) return 'skippedOldCode';
  const code = normaliseCode(written);
  const level = code === null ? null : levelOfCode(code);
  if (code === null || level === null) return 'skippedNoCode';
  if (level === 'district' && isMunicipalOffice(code)) return 'skippedMunicipal';
  const name = text(cells[at.nameTh]).replace(level === 'village' ? /^$/ : KIND_WORD, '');
  if (name === '') return 'skippedNoName';
  const english = at.nameEn === null ? '' : text(cells[at.nameEn]);
  return {
    ...{ code, level, name, nameEn: english === '' ? null : english.slice(0, MOST_ENGLISH) },
    validFrom: at.validFrom === null ? null : dated(cells[at.validFrom]),
    validTo: at.validTo === null ? null : dated(cells[at.validTo]),
  };
}

const namesOf = ({ columns }: ReadTable, at: ListColumns): ReadList['columns'] => {
  const name = (index: number | null): string | null => (index === null ? null : (columns[index] ?? null));
  return {
    ...{ code: name(at.code) ?? '', nameTh: name(at.nameTh) ?? '', nameEn: name(at.nameEn) },
    ...{ validFrom: name(at.validFrom), validTo: name(at.validTo) },
  };
};

/** Reads tables as one list of official codes. Refuses `official-list-unreadable` where none of them has codes and Thai names. */
export function readList(tables: readonly ReadTable[]): ReadList {
  const lists = tables
    .map((table) => ({ table, at: listColumns(table) }))
    .filter((one): one is { table: ReadTable; at: ListColumns } => one.at !== null)
    .sort((a, b) => b.table.rows.length - a.table.rows.length);
  const [largest] = lists;
  if (!largest) throw new Refusal('official-list-unreadable');
  const rows = new Map<string, OfficialRow>();
  const skipped = new Map<Reason, number>();
  for (const { table, at } of lists)
    for (const cells of table.rows) {
      const row = readRow(cells, at);
      const reason = typeof row === 'string' ? row : rows.has(row.code) ? 'skippedTwice' : null;
      if (reason !== null) skipped.set(reason, (skipped.get(reason) ?? 0) + 1);
      else if (typeof row !== 'string') rows.set(row.code, row);
    }
  return {
    rows: [...rows.values()].sort((a, b) => (a.code < b.code ? -1 : 1)),
    skipped: [...skipped].map(([reason, count]) => ({ reason: officialListText[reason], count })),
    columns: namesOf(largest.table, largest.at),
  };
}
