import { IconAlertTriangle, IconArrowRight, IconCheck, IconEraser, IconMinus } from '@tabler/icons-react';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { CellReason, EditPlan, PlannedCell } from '../../../shared/contract/table-edit.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { tableEditUi } from '../../../shared/text/tables.ts';
import { useLanguage, useText } from '../../ui/index.ts';
import { allColumns, type Column, wordsOf } from './columns.ts';
import css from './dialogs.module.css';

interface PlanProps {
  readonly layer: LayerSummary;
  readonly plan: EditPlan;
}

/** How many cells change, stay, can't be set or lie outside. */
export function PlanCounts({ plan }: { readonly plan: EditPlan }) {
  const t = useText();
  const [refused, warned] = [plan.refused, plan.warned].map((reasons) =>
    reasons.reduce((sum, { count }) => sum + count, 0),
  ) as [number, number];
  const { rows, columns } = plan.outside;
  return (
    <ul className={css.counts}>
      <li data-state="change">
        <IconCheck size={16} stroke={2} aria-hidden="true" />
        {t(tableEditUi.planChange, { n: formatNumber(plan.cells), rows: formatNumber(plan.rows) })}
      </li>
      {plan.emptied > 0 && (
        <li data-state="emptied">
          <IconEraser size={16} stroke={2} aria-hidden="true" />
          {t(tableEditUi.planEmptied, { n: formatNumber(plan.emptied) })}
        </li>
      )}
      {plan.same > 0 && (
        <li data-state="same">
          <IconMinus size={16} stroke={2} aria-hidden="true" />
          {t(tableEditUi.planSame, { n: formatNumber(plan.same) })}
        </li>
      )}
      {refused > 0 && (
        <li data-state="refused">
          <IconAlertTriangle size={16} stroke={2} aria-hidden="true" />
          {t(tableEditUi.planRefused, { n: formatNumber(refused) })}
        </li>
      )}
      {warned > 0 && (
        <li data-state="warned">
          <IconAlertTriangle size={16} stroke={2} aria-hidden="true" />
          {t(tableEditUi.planWarned, { n: formatNumber(warned) })}
        </li>
      )}
      {(rows > 0 || columns > 0) && (
        <li data-state="outside" title={t(tableEditUi.planOutsideText)}>
          <IconAlertTriangle size={16} stroke={2} aria-hidden="true" />
          {t(tableEditUi.planOutside, { rows: formatNumber(rows), columns: formatNumber(columns) })}
        </li>
      )}
    </ul>
  );
}

interface ReasonsProps {
  readonly layer: LayerSummary;
  readonly title: string;
  readonly reasons: readonly CellReason[];
}

/** Reasons that are shown without being asked for: more of them would push the table out of sight. */
const MOST_OPEN = 8;

function Reasons({ layer, title, reasons }: ReasonsProps) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  if (reasons.length === 0) return null;
  const titleOf = (key: string): string =>
    allColumns(layer, language).find((column) => column.key === key)?.title ?? key;
  return (
    <details className={css.reasons} open={reasons.length <= MOST_OPEN}>
      <summary>{title}</summary>
      <ul>
        {reasons.map(({ field, reason, count }) => (
          <li key={`${field} ${reason.th}`}>
            <b>{titleOf(field)}</b> {t(reason)}
            <small>{formatNumber(count)}</small>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Why cells can't be set and what is to be looked at, most frequent first. */
export function PlanReasons({ layer, plan }: PlanProps) {
  const t = useText();
  return (
    <>
      <Reasons layer={layer} title={t(tableEditUi.planWhy)} reasons={plan.refused} />
      <Reasons layer={layer} title={t(tableEditUi.planLook)} reasons={plan.warned} />
    </>
  );
}

const STATES = {
  change: tableEditUi.stateChange,
  same: tableEditUi.stateSame,
  refused: tableEditUi.stateRefused,
  outside: tableEditUi.stateOutside,
} as const;

function PlanCell({ cell, column, plan }: { cell: PlannedCell; column: Column | undefined; plan: EditPlan }) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const said = (value: PlannedCell['before']): string =>
    column ? wordsOf(column.field, value, plan.names, language) : String(value ?? '');
  const typed = cell.typed ?? said(cell.after);
  const title = cell.reason ? t(cell.reason) : t(STATES[cell.state]);
  const beforeAfter = { before: said(cell.before), after: said(cell.after) };
  const isEmptied = cell.state === 'change' && (cell.after ?? '') === '';
  if (isEmptied)
    return (
      <td data-state="emptied" title={t(tableEditUi.stateEmptied)}>
        <IconEraser size={13} aria-label={t(tableEditUi.stateEmptied)} />
        <s>{said(cell.before)}</s>
      </td>
    );
  if (cell.state === 'change')
    return (
      <td
        data-state={cell.warning ? 'warned' : 'change'}
        title={cell.warning ? t(cell.warning) : t(tableEditUi.beforeAfter, beforeAfter)}
      >
        {cell.warning && <IconAlertTriangle size={13} aria-label={t(cell.warning)} />}
        <s>{said(cell.before)}</s>
        <IconArrowRight size={13} aria-hidden="true" />
        <b>{said(cell.after)}</b>
      </td>
    );
  return (
    <td data-state={cell.state} title={title}>
      {cell.state === 'refused' && <IconAlertTriangle size={13} aria-label={title} />}
      {cell.state === 'same' ? said(cell.before) : typed}
    </td>
  );
}

const MOST_ROWS = 60;

interface PlanRow {
  readonly fid: number | null;
  readonly cells: PlannedCell[];
}

/** The cells by their rows: one after the other as long as they are of one row. */
const rowsOf = (cells: readonly PlannedCell[]): PlanRow[] => {
  const rows: PlanRow[] = [];
  let first: string | null | undefined;
  for (const cell of cells) {
    const last = rows.at(-1);
    first = first === undefined ? cell.field : first;
    const begins = cell.fid === null ? cell.field === first : last?.fid !== cell.fid;
    if (last === undefined || begins) rows.push({ fid: cell.fid, cells: [cell] });
    else last.cells.push(cell);
  }
  return rows;
};

/** The first rows of what an edit would do, cell by cell. */
export function PlanTable({ layer, plan }: PlanProps) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const columns = allColumns(layer, language);
  const rows = rowsOf(plan.shown);
  const shown = rows.slice(0, MOST_ROWS);
  const keys = [...new Set(shown.flatMap(({ cells }) => cells.map(({ field }) => field)))];
  if (shown.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the dialog is scrolled by keyboard as well
    <section className={css.planBox} aria-label={t(tableEditUi.planTable)} tabIndex={0}>
      <table className={css.plan} aria-label={t(tableEditUi.planTable)}>
        <thead>
          <tr>
            <th scope="col">{layer.title}</th>
            {keys.map((key) => (
              <th key={key ?? '-'} scope="col">
                {columns.find((column) => column.key === key)?.title ?? ''}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ fid, cells }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows beyond the table have nothing else to be known by
            <tr key={`${fid} ${index}`}>
              <th scope="row">{fid === null ? '–' : (plan.labels[fid] ?? fid)}</th>
              {keys.map((key) => {
                const cell = cells.find(({ field }) => field === key);
                return cell === undefined ? (
                  <td key={key ?? '-'} />
                ) : (
                  <PlanCell
                    key={key ?? '-'}
                    cell={cell}
                    column={columns.find((column) => column.key === key)}
                    plan={plan}
                  />
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > shown.length && (
        <p className={css.note}>{t(tableEditUi.planFirst, { n: shown.length })}</p>
      )}
    </section>
  );
}
