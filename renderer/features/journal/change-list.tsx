import { Button } from '@mantine/core';
import { IconArrowBackUp, IconFileInfo } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ChangeSet, HistoryFilter } from '../../../shared/contract/journal.ts';
import { formatTime } from '../../../shared/domain/dates.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { frameText } from '../../../shared/text/frame.ts';
import { historyText } from '../../../shared/text/history.ts';
import { originsUi } from '../../../shared/text/origins-ui.ts';
import { api, orpc, refusalSentence } from '../../api/index.ts';
import { notifyDone, notifyError } from '../../app/notify.tsx';
import { formatDay } from '../../ui/format-when.ts';
import { Chip, Empty, ErrorNotice, IconButton, translate, useLanguage, useText } from '../../ui/index.ts';
import { useWhoName } from '../identity/index.ts';
import { showOrigins } from '../origins/index.ts';
import { isFiltered, NO_FILTER } from './history-filter.tsx';
import css from './journal.module.css';

const PAGE = 100;
/** What made the workspace, and what takes something back itself, stays: its own undo is the ordinary one. */
const STAYS = new Set(['sample', 'undo', 'redo']);

/** Changes that brought rows from a file. */
const IMPORTS = new Set(['import', 'household-import']);

/** Takes back one change set, also long after it; later values are kept and counted. */
const takeBack = async (change: ChangeSet): Promise<void> => {
  const what = translate({ th: change.label, en: change.labelEn });
  try {
    const { keptLater } = await api.journal.revert({ id: change.id });
    const kept =
      keptLater > 0 ? ` · ${translate(historyText.keptLater, { n: formatNumber(keptLater) })}` : '';
    notifyDone(translate(historyText.takenBack, { what }) + kept);
  } catch (error) {
    notifyError(error);
  }
};

function Entry({
  change,
  whoName,
}: {
  readonly change: ChangeSet;
  readonly whoName: (who: string) => string;
}) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const what = t({ th: change.label, en: change.labelEn });
  const rows = change.rows > 0 ? ` · ${t(frameText.historyRows, { count: formatNumber(change.rows) })}` : '';
  const canTakeBack = change.state === 'done' && !STAYS.has(change.kind);
  return (
    <li className={css.entry} data-undone={change.state === 'undone' || undefined}>
      <div>
        <p>
          <span>{what}</span>
          {change.state === 'undone' && (
            <Chip tone="none" small>
              {t(frameText.historyUndone)}
            </Chip>
          )}
        </p>
        <small>
          {formatTime(change.at, language)} · {whoName(change.who)}
          {rows}
        </small>
        {change.why !== '' && <small className={css.why}>{change.why}</small>}
      </div>
      {IMPORTS.has(change.kind) && change.state === 'done' && (
        <IconButton
          size={28}
          label={t(originsUi.ofChange, { what })}
          tooltipSide="left"
          onClick={() => showOrigins({ of: 'change', changeSet: change.id }, what)}
        >
          <IconFileInfo size={16} stroke={1.75} />
        </IconButton>
      )}
      {canTakeBack && (
        <IconButton
          size={28}
          label={t(historyText.takeBackOf, { what })}
          tooltipSide="left"
          onClick={() => void takeBack(change)}
        >
          <IconArrowBackUp size={16} stroke={1.75} />
        </IconButton>
      )}
    </li>
  );
}

const useHistory = (filter: HistoryFilter) =>
  useInfiniteQuery(
    orpc.journal.history.infiniteOptions({
      input: (before: string | null) => ({ limit: PAGE, before, filter }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => (page.length < PAGE ? undefined : page.at(-1)?.id),
    }),
  );

export interface ChangeListProps {
  /** Only the changes of one table. */
  readonly table?: string;
  readonly filter?: HistoryFilter;
}

/** Change sets day by day, newest first, each with a way back. */
export function ChangeList({ table, filter = NO_FILTER }: ChangeListProps) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const whoName = useWhoName();
  const asked = table === undefined ? filter : { ...filter, layer: table };
  const history = useHistory(asked);
  const changes = (history.data?.pages ?? []).flat();
  if (history.isError) return <ErrorNotice text={t(refusalSentence(history.error))} />;
  if (history.isSuccess && changes.length === 0) {
    return isFiltered(filter) ? (
      <Empty fill title={t(historyText.none)} text={t(historyText.noneText)} />
    ) : (
      <Empty fill title={t(frameText.historyEmpty)} text={t(frameText.historyEmptyText)} />
    );
  }
  const days = Map.groupBy(changes, ({ at }) => formatDay(at, language));
  return (
    <>
      {[...days].map(([day, entries]) => (
        <section key={day} aria-label={day}>
          <h3 className={css.day}>{day}</h3>
          <ol className={css.entries}>
            {entries.map((change) => (
              <Entry key={change.id} change={change} whoName={whoName} />
            ))}
          </ol>
        </section>
      ))}
      {history.hasNextPage && (
        <Button
          className={css.more ?? ''}
          variant="subtle"
          size="compact-sm"
          loading={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          {t(historyText.more)}
        </Button>
      )}
    </>
  );
}
