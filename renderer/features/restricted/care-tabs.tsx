import { Button } from '@mantine/core';
import { IconTrashX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { NamedRow, RetentionRow } from '../../../shared/contract/restricted.ts';
import { formatDate } from '../../../shared/domain/dates.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { pageUi } from '../../../shared/text/restricted-page-ui.ts';
import { orpc, refusalSentence } from '../../api/index.ts';
import { goTo, openTable, setSelection } from '../../app/desk.ts';
import { Chip, Empty, ErrorNotice, useLanguage, useText } from '../../ui/index.ts';
import css from './page.module.css';
import { useRestrictedState } from './restricted-state.ts';
import { askToErase, closeRestrictedPage } from './restricted-stores.ts';

/** Goes to a row in its table, with what is known of it beside. */
const showRow = ({ layer, fid }: NamedRow): void => {
  closeRestrictedPage();
  goTo('data');
  openTable(layer);
  setSelection({ layer, fids: [fid] });
};

function RowLine({ row, chip }: { readonly row: NamedRow; readonly chip?: React.ReactNode }) {
  const t = useText();
  return (
    <li className={css.user}>
      <div>
        <p>
          <b>{row.title}</b>
          {chip}
        </p>
        {row.note !== '' && <small>{row.note}</small>}
      </div>
      <Button size="compact-sm" variant="default" onClick={() => showRow(row)}>
        {t(pageUi.showRow)}
      </Button>
    </li>
  );
}

function DueLine({ row }: { readonly row: RetentionRow }) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const date = t(pageUi.dueOn, { date: formatDate(row.keepUntil, language) });
  return (
    <RowLine
      row={row}
      chip={
        <>
          <Chip tone={row.due ? 'danger' : 'warn'} small>
            {t(row.due ? pageUi.due : pageUi.soon)}
          </Chip>
          <small>{date}</small>
        </>
      }
    />
  );
}

/** Households that were kept long enough: a list, and erasing in one step. */
export function RetentionTab() {
  const t = useText();
  const { me } = useRestrictedState();
  const list = useQuery(orpc.restricted.retention.queryOptions());
  if (list.isError) return <ErrorNotice text={t(refusalSentence(list.error))} />;
  const rows = list.data ?? [];
  if (list.isSuccess && rows.length === 0)
    return <Empty fill title={t(pageUi.nothingDue)} text={t(pageUi.nothingDueText)} />;
  const due = rows.filter((row) => row.due).map(({ fid }) => fid);
  return (
    <>
      <header className={css.tools}>
        <p>{t(pageUi.retentionNote)}</p>
        {due.length > 0 && me?.manages === true && (
          <Button
            color="red"
            variant="light"
            leftSection={<IconTrashX size={18} stroke={1.75} />}
            onClick={() => askToErase({ layer: 'household', fids: due })}
          >
            {t(pageUi.eraseDue, { n: formatNumber(due.length) })}
          </Button>
        )}
      </header>
      <ul className={css.users}>
        {rows.map((row) => (
          <DueLine key={row.id} row={row} />
        ))}
      </ul>
    </>
  );
}

/** Members who may be the same person, each group with what makes it one. */
export function DuplicatesTab() {
  const t = useText();
  const list = useQuery(orpc.restricted.duplicates.queryOptions());
  if (list.isError) return <ErrorNotice text={t(refusalSentence(list.error))} />;
  const groups = list.data ?? [];
  if (list.isSuccess && groups.length === 0)
    return <Empty fill title={t(pageUi.noDuplicates)} text={t(pageUi.noDuplicatesText)} />;
  return (
    <>
      <header className={css.tools}>
        <p>{t(pageUi.duplicatesNote)}</p>
      </header>
      <ul className={css.groups}>
        {groups.map(({ by, rows }) => (
          <li key={`${by} ${rows.map(({ id }) => id).join()}`}>
            <h3>{t(by === 'number' ? pageUi.sameNumber : pageUi.sameName)}</h3>
            <ul className={css.users}>
              {rows.map((row) => (
                <RowLine key={row.id} row={row} />
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </>
  );
}
