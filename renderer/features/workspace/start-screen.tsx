import { IconFolder, IconHistory, IconLock, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { frameText } from '../../../shared/text/frame.ts';
import { startText } from '../../../shared/text/start.ts';
import { cancelJob, orpc, useJob } from '../../api/index.ts';
import { LanguageSwitch, ThemeSwitch } from '../../app/preference-switches.tsx';
import { pickFolder, platform } from '../../platform/index.ts';
import { JobProgress, useText } from '../../ui/index.ts';
import { Logo } from '../../ui/logo.tsx';
import { GoOn } from './go-on.tsx';
import { NewWorkspaceDialog } from './new-workspace-dialog.tsx';
import { RecentList } from './recent-list.tsx';
import { RestoreDialog } from './restore-dialog.tsx';
import { SampleCard } from './sample-card.tsx';
import css from './start.module.css';
import { useStartKeys } from './start-keys.ts';
import { useWorkspaceState } from './use-workspace.ts';
import { openWorkspace, useDoorstep } from './workspace-actions.ts';

const openFolder = async (): Promise<void> => {
  const folder = await pickFolder();
  if (folder !== null) await openWorkspace({ location: folder.token });
};

function StartActions({ onNew, onRestore }: { readonly onNew: () => void; readonly onRestore: () => void }) {
  const t = useText();
  const backups = useQuery(orpc.workspace.backups.queryOptions());
  const count = backups.data?.length ?? 0;
  return (
    <div className={css.actions}>
      <button type="button" className={css.action} data-primary onClick={onNew}>
        <IconPlus size={22} stroke={1.75} aria-hidden="true" />
        <span>
          <b>{t(startText.create)}</b>
          <small>{t(startText.createNote)}</small>
        </span>
        {platform.host === 'electron' && <kbd>Ctrl N</kbd>}
      </button>
      {platform.canPickFolder && (
        <button type="button" className={css.action} onClick={() => void openFolder()}>
          <IconFolder size={22} stroke={1.75} aria-hidden="true" />
          <span>
            <b>{t(startText.open)}</b>
            <small>{t(startText.openNote)}</small>
          </span>
          <kbd>Ctrl O</kbd>
        </button>
      )}
      <button
        type="button"
        className={css.action}
        data-quiet={platform.canPickFolder || undefined}
        onClick={onRestore}
      >
        <IconHistory size={22} stroke={1.75} aria-hidden="true" />
        <span>
          <b>{t(startText.restore)}</b>
          <small>{count > 0 ? t(startText.restoreCount, { count }) : t(startText.restoreNone)}</small>
        </span>
      </button>
    </div>
  );
}

function MakingSample() {
  const t = useText();
  const id = useDoorstep((state) => state.sampleJob);
  const job = useJob(id);
  if (id === null) return null;
  return (
    <div className={css.making} role="status">
      {job === undefined ? (
        t(startText.sampleMaking)
      ) : (
        <JobProgress job={job} onCancel={() => void cancelJob(job.id)} />
      )}
    </div>
  );
}

/** What stands before any workspace is open. */
export function StartScreen() {
  const t = useText();
  const [dialog, setDialog] = useState<'new' | 'restore' | null>(null);
  const recent = useWorkspaceState().data?.recent ?? [];
  useStartKeys({
    onNew: () => setDialog('new'),
    onOpen: () => void (platform.canPickFolder && openFolder()),
  });
  const [last, ...others] = recent;
  return (
    <div className={css.start}>
      <aside className={css.side}>
        <Logo size={52} />
        <h1>{t(frameText.appName)}</h1>
        <p className={css.motto}>
          {t(startText.motto1)}
          <br />
          {t(startText.motto2)}
        </p>
        <StartActions onNew={() => setDialog('new')} onRestore={() => setDialog('restore')} />
        <SampleCard />
        <MakingSample />
        <p className={css.offline}>
          <IconLock size={16} stroke={1.75} aria-hidden="true" />
          {t(startText.offline)}
        </p>
      </aside>
      <main className={css.main}>
        <div className={css.bar}>
          <h2>{t(last === undefined ? startText.recent : startText.goOn)}</h2>
          <span className={css.spring} />
          <ThemeSwitch />
          <LanguageSwitch />
        </div>
        {last !== undefined && <GoOn recent={last} />}
        <RecentList recent={others} empty={last === undefined} />
      </main>
      <NewWorkspaceDialog opened={dialog === 'new'} onClose={() => setDialog(null)} />
      <RestoreDialog opened={dialog === 'restore'} onClose={() => setDialog(null)} />
    </div>
  );
}
