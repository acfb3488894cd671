import { Button, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { formatNumber } from '../../../shared/domain/units.ts';
import { leftOutUi } from '../../../shared/text/analyses-ui.ts';
import { orpc, refusalSentence } from '../../api/index.ts';
import { goTo, openTable, setSelection, useDesk } from '../../app/desk.ts';
import { deskMapApi } from '../../map/index.ts';
import { ErrorNotice, useText } from '../../ui/index.ts';
import css from './evidence.module.css';

export interface LeftOutRowsProps {
  readonly layer: string;
  /** Which line of what the answer left out. */
  readonly at: number;
  readonly count: number;
}

/** The way from a line of what was left out to the rows themselves. */
export function LeftOutRows({ layer, at, count }: LeftOutRowsProps) {
  const t = useText();
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <div className={css.rows}>
      <Button
        size="compact-xs"
        variant="subtle"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {t(open ? leftOutUi.hide : leftOutUi.show, { n: formatNumber(count) })}
      </Button>
      {open && (
        <div id={id}>
          <RowList layer={layer} at={at} />
        </div>
      )}
    </div>
  );
}

/** A row with a place is shown on the map beside the answer, one without in its table. */
const goToRow = (layer: string, fid: number, placed: boolean): void => {
  if (!placed) {
    openTable(layer);
    goTo('data');
  }
  setSelection({ layer, fids: [fid] });
  if (placed) void deskMapApi.focusFeatures(layer, [fid], 12);
};

function RowList({ layer, at }: Omit<LeftOutRowsProps, 'count'>) {
  const t = useText();
  const { data, error } = useQuery(orpc.analyses.leftOutRows.queryOptions({ input: { layer, at } }));
  const selection = useDesk((state) => state.selection);
  if (error !== null) return <ErrorNotice text={t(refusalSentence(error))} />;
  if (data === undefined) return null;
  const { layer: of, rows, gone, count } = data;
  const isOn = (fid: number): boolean => selection?.layer === of && selection.fids.includes(fid);
  return (
    <>
      {of !== null && rows.length > 0 && (
        <ul className={css.names} aria-label={t(leftOutUi.rows)}>
          {rows.map(({ fid, name, placed }) => (
            <li key={fid}>
              <UnstyledButton
                className={css.row ?? ''}
                aria-pressed={isOn(fid)}
                onClick={() => goToRow(of, fid, placed)}
              >
                <span>{name}</span>
                {!placed && <small>{t(leftOutUi.inTable)}</small>}
              </UnstyledButton>
            </li>
          ))}
        </ul>
      )}
      {count > rows.length + gone && (
        <p>{t(leftOutUi.first, { n: formatNumber(rows.length), total: formatNumber(count) })}</p>
      )}
      {gone > 0 && <p>{t(leftOutUi.gone, { n: formatNumber(gone) })}</p>}
    </>
  );
}
