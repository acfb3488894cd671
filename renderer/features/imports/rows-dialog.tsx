import { Modal } from '@mantine/core';
import type { z } from 'zod';
import type { matchedRow } from '../../../shared/contract/import-findings.ts';
import type { ImportSet } from '../../../shared/contract/imports.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { importsMatching } from '../../../shared/text/imports-matching-ui.ts';
import { importsUi } from '../../../shared/text/imports-ui.ts';
import { useText } from '../../ui/index.ts';
import dialogs from './dialogs.module.css';
import match from './matching.module.css';
import type { RowClassName } from './row-classes.ts';
import { VirtualList } from './virtual-list.tsx';

interface DialogProps {
  readonly found: NonNullable<ImportSet['rowMatch']>;
  /** The class that is looked at, or null. */
  readonly shown: RowClassName | null;
  /** Rows of the file above its first row of data. */
  readonly above: number;
  readonly onClose: () => void;
}

/** The rows of one class, each with what differs. */
export function RowsDialog({ found, shown, above, onClose }: DialogProps) {
  const t = useText();
  const rows = shown === null ? null : found[shown];
  const kind = shown === null ? '' : t(importsMatching.rowClass[shown]);
  const n = formatNumber(rows?.count ?? 0);
  return (
    <Modal
      opened={rows !== null}
      onClose={onClose}
      title={t(importsMatching.rowsDialog, { kind, n })}
      closeButtonProps={{ 'aria-label': t(importsUi.close) }}
      size={820}
    >
      {rows !== null && (
        <div className={dialogs.body}>
          {rows.items.length < rows.count && (
            <p className={dialogs.hint}>
              {t(importsMatching.firstOf, { shown: formatNumber(rows.items.length), n })}
            </p>
          )}
          <VirtualList
            items={rows.items}
            keyOf={({ row }, index) => `${row ?? 'here'}-${index}`}
            lineHeight={64}
            label={t(importsMatching.rowsDialog, { kind, n })}
          >
            {(row) => <MatchedRow row={row} above={above} plain={shown !== 'changed'} />}
          </VirtualList>
        </div>
      )}
    </Modal>
  );
}

interface RowProps {
  readonly row: z.infer<typeof matchedRow>;
  readonly above: number;
  /** True where differences are not what the class is about. */
  readonly plain: boolean;
}

function MatchedRow({ row, above, plain }: RowProps) {
  const t = useText();
  const { label, differences, reason } = row;
  const number = row.row === null ? null : t(importsUi.rowN, { n: formatNumber(row.row + above) });
  return (
    <div className={match.matched}>
      <p>
        <b>{label}</b>
        {number !== null && number !== label && <span>{number}</span>}
        {reason !== null && <span>{t(reason)}</span>}
      </p>
      {differences.length > 0 ? (
        <table>
          <thead>
            <tr>
              <th scope="col">{t(importsMatching.field)}</th>
              <th scope="col">{t(importsMatching.before)}</th>
              <th scope="col">{t(importsMatching.after)}</th>
            </tr>
          </thead>
          <tbody>
            {differences.map(({ field, label: title, before, after }) => (
              <tr key={field}>
                <th scope="row">{t(title)}</th>
                <td data-old>{before === '' ? '–' : before}</td>
                <td data-new>{after === '' ? '–' : after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        !plain && <p className={match.quiet}>{t(importsMatching.noDifferences)}</p>
      )}
    </div>
  );
}
