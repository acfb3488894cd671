import { IconChevronRight, IconLock, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Feature } from '../../../shared/contract/layers.ts';
import type { RelatedList } from '../../../shared/contract/records.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { formsText } from '../../../shared/text/forms-ui.ts';
import { orpc, refusalSentence } from '../../api/index.ts';
import { setSelection } from '../../app/desk.ts';
import { Empty, ErrorNotice, IconButton, useText } from '../../ui/index.ts';
import { openNewRecord } from './form-actions.ts';
import css from './related.module.css';

/** Rows that are shown of each list before all are asked for. */
const FIRST = 5;
const ALL = 200;

const keyOf = ({ register, field }: RelatedList): string => `${register} ${field}`;

function Rows({ list, onAll }: { readonly list: RelatedList; readonly onAll: () => void }) {
  const t = useText();
  const { rows, count } = list;
  return (
    <ul className={css.rows}>
      {rows.map((row) => (
        <li key={`${row.layer} ${row.fid}`}>
          <button type="button" onClick={() => setSelection({ layer: row.layer, fids: [row.fid] })}>
            <span>{row.title}</span>
            {row.detail !== '' && <small>{row.detail}</small>}
            <IconChevronRight size={16} stroke={1.75} aria-hidden="true" />
          </button>
        </li>
      ))}
      {count !== null && count > rows.length && rows.length <= FIRST && (
        <li>
          <button type="button" data-more onClick={onAll}>
            {t(formsText.relatedMore, { count: formatNumber(count) })}
          </button>
        </li>
      )}
    </ul>
  );
}

function List({ list, onAll }: { readonly list: RelatedList; readonly onAll: () => void }) {
  const t = useText();
  const { begin, register } = list;
  return (
    <section className={css.list} aria-label={t(list.title)}>
      <header>
        <h3>{t(list.title)}</h3>
        <span>{list.count === null ? t(formsText.relatedLocked) : formatNumber(list.count)}</span>
        {list.count === null && <IconLock size={16} stroke={1.75} aria-hidden="true" />}
        {begin !== null && (
          <IconButton
            size={28}
            label={t(formsText.relatedAdd, { register: t(list.title) })}
            onClick={() => openNewRecord(register, begin)}
          >
            <IconPlus size={16} stroke={1.75} />
          </IconButton>
        )}
      </header>
      {list.rows.length > 0 && <Rows list={list} onAll={onAll} />}
    </section>
  );
}

/** What belongs to a row, by register: the first rows of each, all of them on request, and new ones with the link filled in. */
export function RelatedLists({ feature }: { readonly feature: Feature }) {
  const t = useText();
  const [whole, setWhole] = useState<string | null>(null);
  const { layer, fid } = feature;
  const some = useQuery(orpc.records.related.queryOptions({ input: { layer, fid, limit: FIRST } }));
  const all = useQuery({
    ...orpc.records.related.queryOptions({ input: { layer, fid, limit: ALL } }),
    enabled: whole !== null,
  });
  if (some.isError) return <ErrorNotice text={t(refusalSentence(some.error))} />;
  if (some.data === undefined) return null;
  const lists = some.data.map((list) => {
    const complete = all.data?.find((one) => keyOf(one) === keyOf(list));
    return keyOf(list) === whole && complete !== undefined ? complete : list;
  });
  if (lists.length === 0) return <Empty fill title={t(formsText.relatedNone)} text={t(formsText.related)} />;
  const ordered = [...lists].sort((a, b) => Number((b.count ?? 1) > 0) - Number((a.count ?? 1) > 0));
  return (
    <div className={css.lists}>
      {ordered.map((list) => (
        <List key={keyOf(list)} list={list} onAll={() => setWhole(keyOf(list))} />
      ))}
    </div>
  );
}
