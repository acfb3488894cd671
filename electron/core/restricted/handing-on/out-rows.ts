import type { CellValue } from '../../../../shared/contract/base.ts';
import type { Field } from '../../../../shared/contract/layers.ts';
import type { OpenReason } from '../../../../shared/contract/restricted-audit.ts';
import { codeLabel } from '../../../../shared/domain/code-lists/index.ts';
import { formatDate, formatTime } from '../../../../shared/domain/dates.ts';
import { OPEN_REASONS } from '../../../../shared/domain/open-reasons.ts';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import { handingOnText } from '../../../../shared/text/restricted-handing-on.ts';
import type { OpenWorkspace } from '../../context.ts';
import type { OutFact, OutField, OutRow, OutTable, OutValue } from '../../formats/out-table.ts';
import { readRows, rowSource } from '../../layers/index.ts';
import { allFids, namesOf } from './out-rows.queries.ts';

/** Rows as they are handed on, and the account of them. */
export interface Handed {
  readonly table: OutTable;
  readonly ids: readonly string[];
  readonly reason: OpenReason;
  readonly facts: readonly OutFact[];
  /** Cells as texts, for paper. */
  readonly texts: readonly (readonly string[])[];
  readonly titles: readonly string[];
}

/** The reason for which rows are open. Refuses `personal-masked` unless all of them are. */
function reasonFor(
  { restricted }: Pick<OpenWorkspace, 'restricted'>,
  layer: string,
  fids: readonly number[] | null,
): OpenReason {
  const desk = restricted.desk();
  const openings =
    fids === null ? [desk.openingOf(layer, null)] : fids.map((fid) => desk.openingOf(layer, fid));
  const [first] = openings;
  if (!first || openings.includes(null)) throw new Refusal('personal-masked');
  return first.reason;
}

type Names = ReadonlyMap<string, string>;

function textOf(field: Field, value: CellValue, names: Names): OutValue {
  if (value === null || value === '') return null;
  if (field.many) {
    const list = JSON.parse(String(value)) as (string | number)[];
    return list
      .map((one) => (field.codeList === null ? String(one) : codeLabel(field.codeList, one).th))
      .join(', ');
  }
  if (field.reference !== null) return names.get(String(value)) ?? String(value);
  if (field.codeList !== null && typeof value !== 'boolean') return codeLabel(field.codeList, value).th;
  return value;
}

const outField = (field: Field): OutField => {
  const plain = field.codeList !== null || field.reference !== null || field.many;
  const type = plain || field.type === 'binary' ? 'text' : field.type;
  return {
    name: field.name,
    title: field.title,
    type,
    amount: field.format !== 'year-be',
    decimals: null,
    textBytes: type === 'text' ? 60 : 0,
    largest: 0,
    precision: 0,
  };
};

const shownText = (field: OutField, value: OutValue): string => {
  if (value === null) return '–';
  if (field.type === 'date') return formatDate(String(value));
  if (typeof value === 'boolean') return (value ? handingOnText.yes : handingOnText.no).th;
  return String(value);
};

function factsOf(workspace: OpenWorkspace, title: string, rows: number, reason: OpenReason): OutFact[] {
  const now = new Date().toISOString();
  const words = reason.words === '' ? '' : `: ${reason.words}`;
  const fact = (label: { th: string }, value: string): OutFact => ({ label: label.th, value });
  return [
    fact(handingOnText.what, `${title} · ${workspace.info().title}`),
    fact(handingOnText.rows, rows.toLocaleString('en-US')),
    fact(handingOnText.purpose, `${OPEN_REASONS[reason.kind].th}${words}`),
    fact(handingOnText.by, workspace.restricted.desk().me.name),
    fact(handingOnText.at, `${formatDate(now, 'th', 'long')} ${formatTime(now)}`),
    fact(handingOnText.care, handingOnText.careText.th),
  ];
}

/**
 * Rows of a register with everything that is open of them. Refuses `personal-masked` unless all of them were opened with a
 * reason, which goes with them.
 *
 * @param fids null for the whole register
 */
export function handedRows(workspace: OpenWorkspace, layer: string, fids: readonly number[] | null): Handed {
  const reason = reasonFor(workspace, layer, fids);
  const { db, table, layer: summary } = rowSource(workspace, layer);
  const rows = readRows(db, table, summary.fields, fids ?? allFids(db, layer));
  const names = new Map(summary.fields.map((field) => [field.name, namesOf(workspace, field)]));
  const fields = summary.fields.map(outField);
  const values = rows.map(({ values: cells }) =>
    summary.fields.map((field) =>
      textOf(field, cells[field.name] ?? null, names.get(field.name) ?? new Map()),
    ),
  );
  const facts = factsOf(workspace, summary.title, rows.length, reason);
  const batch = values.map((cells): OutRow => ({ wkb: null, values: cells }));
  return {
    table: {
      ...{ name: layer, title: summary.title, geometryType: 'None', crs: '', fields, labelIndex: -1, facts },
      async *batches() {
        yield batch;
      },
    },
    ids: rows.map(({ id }) => id),
    reason,
    facts,
    texts: values.map((cells) => cells.map((value, i) => shownText(fields[i] as OutField, value))),
    titles: fields.map(({ title }) => title),
  };
}
