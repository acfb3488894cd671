import { Button, Select, TextInput } from '@mantine/core';
import { IconDownload, IconShieldCheck } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AuditEntry, AuditFilter, AuditVerdict } from '../../../shared/contract/restricted-audit.ts';
import { formatDate, formatTime, parseDate } from '../../../shared/domain/dates.ts';
import { OPEN_REASONS } from '../../../shared/domain/open-reasons.ts';
import { registerOf } from '../../../shared/domain/registers/index.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { AUDIT_ACTIONS, auditText } from '../../../shared/text/restricted-audit.ts';
import { pageUi } from '../../../shared/text/restricted-page-ui.ts';
import { api, orpc, refusalSentence } from '../../api/index.ts';
import { notifyError } from '../../app/notify.tsx';
import { Empty, ErrorNotice, useLanguage, useText } from '../../ui/index.ts';
import { exportAudit } from './job-work.ts';
import css from './page.module.css';

const PAGE = 100;
const ALL: AuditFilter = { who: null, action: null, register: null, from: null, to: null };
const ICON = { size: 18, stroke: 1.75 };
const ACTIONS = Object.keys(AUDIT_ACTIONS) as AuditEntry['action'][];

/** What a verdict says, and whether it is good. */
function Verdict({ verdict }: { readonly verdict: AuditVerdict }) {
  const t = useText();
  const { broken, tail, entries, noted } = verdict;
  const bad = broken !== null || tail === 'cut';
  const words =
    broken !== null
      ? t(pageUi.broken, { seq: broken })
      : tail === 'cut'
        ? t(pageUi.cut, { seq: noted ?? '' })
        : t(pageUi.verified, { n: formatNumber(entries) });
  return (
    <p className={css.verdict} data-bad={bad || undefined} role="status">
      {words}
      {!bad && <small>{t(tail === 'whole' ? pageUi.verifiedTail : pageUi.tailUnknown)}</small>}
    </p>
  );
}

function Filters({
  filter,
  onChange,
}: {
  readonly filter: AuditFilter;
  readonly onChange: (filter: AuditFilter) => void;
}) {
  const t = useText();
  const actors = useQuery(orpc.restricted.audit.actors.queryOptions()).data ?? [];
  const [day, setDay] = useState('');
  const read = day.trim() === '' ? null : parseDate(day);
  const typed = (text: string): void => {
    setDay(text);
    const iso = parseDate(text)?.iso ?? null;
    if (text.trim() === '' || iso !== null) onChange({ ...filter, from: iso, to: iso });
  };
  const nameOf = ({ who, whoName }: { readonly who: string; readonly whoName: string | null }): string =>
    whoName ?? t(who === 'recovery' ? auditText.recovery : auditText.gone);
  return (
    <>
      <Select
        size="sm"
        label={t(pageUi.who)}
        data={[
          { value: '', label: t(pageUi.anyone) },
          ...actors.map((actor) => ({ value: actor.who, label: nameOf(actor) })),
        ]}
        value={filter.who ?? ''}
        allowDeselect={false}
        onChange={(who) => onChange({ ...filter, who: who || null })}
      />
      <Select
        size="sm"
        label={t(pageUi.what)}
        data={[
          { value: '', label: t(pageUi.anything) },
          ...ACTIONS.map((action) => ({ value: action, label: t(AUDIT_ACTIONS[action]) })),
        ]}
        value={filter.action ?? ''}
        allowDeselect={false}
        onChange={(action) => onChange({ ...filter, action: (action || null) as AuditFilter['action'] })}
      />
      <TextInput
        size="sm"
        label={t(pageUi.day)}
        placeholder={t(pageUi.dayHint)}
        value={day}
        error={read === null && day.trim() !== '' ? t(pageUi.dateBad) : null}
        onChange={(event) => typed(event.currentTarget.value)}
      />
    </>
  );
}

function EntryRow({ entry }: { readonly entry: AuditEntry }) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const register = entry.register === null ? null : registerOf(entry.register);
  const { reason } = entry;
  return (
    <tr>
      <td data-number>{entry.seq}</td>
      <td>
        {formatDate(entry.at, language)} {formatTime(entry.at, language)}
      </td>
      <td>{entry.whoName ?? t(entry.who === 'recovery' ? auditText.recovery : auditText.gone)}</td>
      <td>{t(AUDIT_ACTIONS[entry.action])}</td>
      <td>{register ? t({ th: register.th, en: register.en }) : '–'}</td>
      <td data-number title={entry.ids.length === 0 ? undefined : entry.ids.slice(0, 20).join('\n')}>
        {entry.rows === 0 ? '–' : formatNumber(entry.rows)}
      </td>
      <td>
        {reason === null ? '–' : t(OPEN_REASONS[reason.kind])}
        {reason !== null && reason.words !== '' && <small>{reason.words}</small>}
      </td>
    </tr>
  );
}

const COLUMNS = ['no', 'at', 'who', 'what', 'register', 'rows', 'reason'] as const;

function Entries({ filter }: { readonly filter: AuditFilter }) {
  const t = useText();
  const list = useInfiniteQuery(
    orpc.restricted.audit.list.infiniteOptions({
      input: (before: number | null) => ({ limit: PAGE, before, filter }),
      initialPageParam: null as number | null,
      getNextPageParam: ({ entries }) => (entries.length < PAGE ? undefined : entries.at(-1)?.seq),
    }),
  );
  const entries = (list.data?.pages ?? []).flatMap((page) => page.entries);
  if (list.isError) return <ErrorNotice text={t(refusalSentence(list.error))} />;
  if (list.isSuccess && entries.length === 0)
    return <Empty fill title={t(pageUi.noEntries)} text={t(pageUi.noEntriesText)} />;
  return (
    <div className={css.scroll}>
      <table className={css.table} aria-label={t(pageUi.audit)}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" data-number={column === 'no' || column === 'rows' || undefined}>
                {t(auditText[column])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <EntryRow key={entry.seq} entry={entry} />
          ))}
        </tbody>
      </table>
      {list.hasNextPage && (
        <Button variant="subtle" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t(pageUi.more)}
        </Button>
      )}
    </div>
  );
}

/** The log of everything that was done with personal data; whether it is whole; a copy of it without values. */
export function AuditTab() {
  const t = useText();
  const [filter, setFilter] = useState(ALL);
  const [verdict, setVerdict] = useState<AuditVerdict | null>(null);
  const verify = async (): Promise<void> => {
    try {
      setVerdict(await api.restricted.audit.verify());
    } catch (error) {
      notifyError(error);
    }
  };
  return (
    <>
      <header className={css.tools}>
        <p>{t(pageUi.auditNote)}</p>
        <Button
          variant="default"
          leftSection={<IconDownload {...ICON} />}
          onClick={() => void exportAudit(filter)}
        >
          {t(pageUi.exportAudit)}
        </Button>
        <Button leftSection={<IconShieldCheck {...ICON} />} onClick={() => void verify()}>
          {t(pageUi.verify)}
        </Button>
      </header>
      {verdict !== null && <Verdict verdict={verdict} />}
      <div className={css.filters}>
        <Filters filter={filter} onChange={setFilter} />
      </div>
      <Entries filter={filter} />
    </>
  );
}
