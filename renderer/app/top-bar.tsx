import { Button } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconHistory,
  IconPlayerPlay,
  IconSearch,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ChangeSet } from '../../shared/contract/journal.ts';
import { frameText } from '../../shared/text/frame.ts';
import { orpc } from '../api/index.ts';
import { AreaPicker } from '../features/area-filter/index.ts';
import { openWall } from '../features/meetings/index.ts';
import { RestrictedChip } from '../features/restricted/index.ts';
import { useWorkspace } from '../features/workspace/index.ts';
import { Chip, IconButton, useText } from '../ui/index.ts';
import { Logo } from '../ui/logo.tsx';
import { setHistoryOpen, setSearchOpen, useDesk } from './desk.ts';
import { redo, undo } from './notify.tsx';
import css from './top-bar.module.css';
import { WorkspaceMenu } from './workspace-menu.tsx';

function JournalButtons() {
  const t = useText();
  const state = useQuery(orpc.journal.state.queryOptions());
  const historyOpen = useDesk((desk) => desk.historyOpen);
  const back = state.data?.undo ?? null;
  const forth = state.data?.redo ?? null;
  const what = (change: ChangeSet): string => t({ th: change.label, en: change.labelEn });
  return (
    <>
      <IconButton
        label={back === null ? t(frameText.undo) : t(frameText.undoOf, { what: what(back) })}
        shortcut="Ctrl Z"
        disabled={back === null}
        onClick={() => void undo()}
      >
        <IconArrowBackUp size={20} stroke={1.75} />
      </IconButton>
      <IconButton
        label={forth === null ? t(frameText.redo) : t(frameText.redoOf, { what: what(forth) })}
        shortcut="Ctrl Y"
        disabled={forth === null}
        onClick={() => void redo()}
      >
        <IconArrowForwardUp size={20} stroke={1.75} />
      </IconButton>
      <IconButton
        label={t(frameText.history)}
        pressed={historyOpen}
        onClick={() => setHistoryOpen(!historyOpen)}
      >
        <IconHistory size={20} stroke={1.75} />
      </IconButton>
    </>
  );
}

/** Workspace, search, undo, privacy, present. */
export function TopBar() {
  const t = useText();
  const workspace = useWorkspace();
  return (
    <header className={css.bar}>
      <span className={css.mark}>
        <Logo size={30} />
      </span>
      <WorkspaceMenu />
      {workspace?.sample === true && <Chip tone="none">{t(frameText.sampleChip)}</Chip>}
      {workspace?.readOnly === true && <Chip tone="warn">{t(frameText.readOnlyChip)}</Chip>}
      <AreaPicker />
      <button type="button" className={css.find} onClick={() => setSearchOpen(true)}>
        <IconSearch size={18} stroke={1.75} aria-hidden="true" />
        <span>{t(frameText.search)}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <JournalButtons />
      <RestrictedChip />
      <Button
        size="sm"
        leftSection={<IconPlayerPlay size={18} stroke={1.75} />}
        rightSection={<kbd className={css.key}>F5</kbd>}
        onClick={() => openWall({})}
      >
        {t(frameText.present)}
      </Button>
    </header>
  );
}
