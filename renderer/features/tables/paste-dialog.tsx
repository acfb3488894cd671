import { Button, Group, Loader, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { MOST_PASTED, type TableEdit } from '../../../shared/contract/table-edit.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { frameText } from '../../../shared/text/frame.ts';
import { tableEditUi } from '../../../shared/text/tables.ts';
import { orpc, refusalSentence, uploadFiles } from '../../api/index.ts';
import { notifyError } from '../../app/notify.tsx';
import { ErrorNotice, useText } from '../../ui/index.ts';
import { startImport } from '../imports/index.ts';
import { writeEdit } from './cell-writes.ts';
import css from './dialogs.module.css';
import { headedText } from './headed-text.ts';
import { PlanCounts, PlanReasons, PlanTable } from './plan-view.tsx';
import type { Clipboard, Pasted } from './use-clipboard.ts';
import type { Grid } from './use-grid.ts';

const editOf = ({ data, columns }: Grid, { text, range }: Pasted): TableEdit => ({
  kind: 'paste',
  query: data.query,
  from: range.from,
  height: range.to - range.from,
  width: range.right - range.left,
  fields: columns.slice(range.left).map(({ key }) => key),
  text,
});

interface PasteProps {
  readonly grid: Grid;
  readonly pasted: Pasted;
  readonly onClose: () => void;
}

/** What a pasted block would do, cell by cell, before it is written. */
function PastePreview({ grid, pasted, onClose }: PasteProps) {
  const t = useText();
  const { layer } = grid;
  const [edit] = useState(() => editOf(grid, pasted));
  const [writing, setWriting] = useState(false);
  const plan = useQuery({
    ...orpc.tables.plan.queryOptions({ input: { layer: layer.name, edit } }),
    gcTime: 0,
  });
  const paste = async (version: number): Promise<void> => {
    setWriting(true);
    const words = (n: number): string => t(tableEditUi.written, { n: formatNumber(n) });
    if (await writeEdit(layer.name, edit, words, version)) onClose();
    setWriting(false);
  };
  return (
    <div className={css.dialog}>
      {plan.isPending && (
        <p className={css.working} role="status">
          <Loader size={18} /> {t(tableEditUi.planning)}
        </p>
      )}
      {plan.isError && <ErrorNotice text={t(refusalSentence(plan.error))} />}
      {plan.data && (
        <>
          <PlanCounts plan={plan.data} />
          <PlanReasons layer={layer} plan={plan.data} />
          <PlanTable layer={layer} plan={plan.data} />
        </>
      )}
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={onClose}>
          {t(frameText.cancel)}
        </Button>
        <Button
          data-autofocus
          loading={writing}
          disabled={plan.data === undefined || plan.data.cells === 0}
          onClick={() => plan.data && void paste(plan.data.version)}
        >
          {plan.data?.cells === 0
            ? t(tableEditUi.pasteNothing)
            : t(tableEditUi.pasteDo, { n: formatNumber(plan.data?.cells ?? 0) })}
        </Button>
      </Group>
    </div>
  );
}

const MEGABYTE = 1_000_000;

/** A text that is too large to be pasted comes in as a file: that way every row is shown before it is written. */
function TooLarge({ grid, pasted, onClose }: PasteProps) {
  const { text, range } = pasted;
  const t = useText();
  const importIt = async (): Promise<void> => {
    onClose();
    try {
      const titles = grid.columns.slice(range.left).map(({ title }) => title);
      const file = new File([headedText(text, titles)], t(tableEditUi.pastedFile), {
        type: 'text/tab-separated-values',
      });
      await startImport(await uploadFiles([file]));
    } catch (error) {
      notifyError(error);
    }
  };
  return (
    <div className={css.dialog}>
      <p className={css.text}>
        {t(tableEditUi.largeText, {
          size: `${formatNumber(text.length / MEGABYTE, 1)} MB`,
          most: `${formatNumber(MOST_PASTED / MEGABYTE, 1)} MB`,
        })}
      </p>
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={onClose}>
          {t(frameText.cancel)}
        </Button>
        <Button data-autofocus onClick={() => void importIt()}>
          {t(tableEditUi.largeImport)}
        </Button>
      </Group>
    </div>
  );
}

/** The dialogs that a paste leads to. */
export function PasteDialogs({ grid, clipboard }: { readonly grid: Grid; readonly clipboard: Clipboard }) {
  const t = useText();
  const { pasted, tooLarge } = clipboard;
  const close = (): void => {
    clipboard.close();
    grid.scroller.current?.focus({ preventScroll: true });
  };
  const closeButtonProps = { 'aria-label': t(frameText.close) };
  return (
    <>
      <Modal
        opened={pasted !== null}
        onClose={close}
        size={880}
        title={t(tableEditUi.pasteTitle)}
        closeButtonProps={closeButtonProps}
      >
        {pasted && <PastePreview grid={grid} pasted={pasted} onClose={close} />}
      </Modal>
      <Modal
        opened={tooLarge !== null}
        onClose={close}
        title={t(tableEditUi.largeTitle)}
        closeButtonProps={closeButtonProps}
      >
        {tooLarge !== null && <TooLarge grid={grid} pasted={tooLarge} onClose={close} />}
      </Modal>
    </>
  );
}
