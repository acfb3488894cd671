import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { formatNumber } from '../../../shared/domain/units.ts';
import { frameText } from '../../../shared/text/frame.ts';
import { pageUi } from '../../../shared/text/restricted-page-ui.ts';
import { api, orpc, refusalSentence } from '../../api/index.ts';
import { notifyDone, notifyError } from '../../app/notify.tsx';
import { formatWhen } from '../../ui/format-when.ts';
import { Chip, Empty, ErrorNotice, translate, useLanguage, useText } from '../../ui/index.ts';
import css from './page.module.css';

const PAGE = 100;

const revert = async (id: string): Promise<void> => {
  try {
    const { changeSet } = await api.restricted.journal.revert({ id });
    notifyDone(`${translate(pageUi.undone)}: ${translate({ th: changeSet.label, en: changeSet.labelEn })}`);
  } catch (error) {
    notifyError(error);
  }
};

type Change = Awaited<ReturnType<typeof api.restricted.journal.history>>[number];

function ChangeLine({ change }: { readonly change: Change }) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  return (
    <li className={css.user} data-undone={change.state === 'undone' || undefined}>
      <div>
        <p>
          <b>{t({ th: change.label, en: change.labelEn })}</b>
          {change.state === 'undone' && (
            <Chip tone="none" small>
              {t(pageUi.undone)}
            </Chip>
          )}
        </p>
        <small>
          {change.whoName ?? '–'} · {t(frameText.historyRows, { count: formatNumber(change.rows) })}
          {change.why === '' ? '' : ` · ${change.why}`}
        </small>
      </div>
      <div className={css.when}>
        <span>{formatWhen(change.at, language)}</span>
      </div>
      {change.canRevert && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconArrowBackUp size={16} stroke={1.75} />}
          onClick={() => void revert(change.id)}
        >
          {t(pageUi.revert)}
        </Button>
      )}
    </li>
  );
}

/** The store's own history: registers and counts, never a word of a person; each change with a way back. */
export function HistoryTab() {
  const t = useText();
  const history = useInfiniteQuery(
    orpc.restricted.journal.history.infiniteOptions({
      input: (before: string | null) => ({ limit: PAGE, before }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => (page.length < PAGE ? undefined : page.at(-1)?.id),
    }),
  );
  const changes = (history.data?.pages ?? []).flat();
  if (history.isError) return <ErrorNotice text={t(refusalSentence(history.error))} />;
  if (history.isSuccess && changes.length === 0)
    return <Empty fill title={t(pageUi.nothingChanged)} text={t(pageUi.nothingChangedText)} />;
  return (
    <>
      <header className={css.tools}>
        <p>{t(pageUi.historyNote)}</p>
      </header>
      <ul className={css.users}>
        {changes.map((change) => (
          <ChangeLine key={change.id} change={change} />
        ))}
      </ul>
      {history.hasNextPage && (
        <Button
          variant="subtle"
          loading={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          {t(pageUi.more)}
        </Button>
      )}
    </>
  );
}
