import { Button } from '@mantine/core';
import type { RecentWorkspace } from '../../../shared/contract/workspace.ts';
import { startText } from '../../../shared/text/start.ts';
import { formatBytes, formatWhen } from '../../ui/format-when.ts';
import { useLanguage, useText } from '../../ui/index.ts';
import { BackupChip } from './backup-chip.tsx';
import css from './start.module.css';
import { Thumbnail } from './thumbnail.tsx';
import { forgetWorkspace, openWorkspace, useDoorstep } from './workspace-actions.ts';

/** The card of the last workspace: what it is, how safe it is, one button. */
export function GoOn({ recent }: { readonly recent: RecentWorkspace }) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const opening = useDoorstep((state) => state.busy && state.sampleJob === null);
  const facts = [
    recent.folderName,
    recent.sizeBytes === null ? null : formatBytes(recent.sizeBytes),
    t(startText.openedAt, { when: formatWhen(recent.openedAt, language) }),
  ].filter((fact) => fact !== null);
  const gone = recent.state === 'missing';
  return (
    <article className={css.goOn}>
      <div className={css.goOnWords}>
        <h3>{recent.title}</h3>
        <p className={css.facts}>{facts.join(' · ')}</p>
        <p className={css.chips}>
          <BackupChip recent={recent} icon />
        </p>
        <span className={css.spring} />
        {gone ? (
          <Button size="md" variant="default" onClick={() => void forgetWorkspace(recent)}>
            {t(startText.forget)}
          </Button>
        ) : (
          <Button size="md" loading={opening} onClick={() => void openWorkspace({ id: recent.id })}>
            {t(startText.openButton)}
          </Button>
        )}
      </div>
      <div className={css.goOnPicture}>
        <Thumbnail shapes={recent.thumbnail} large />
      </div>
    </article>
  );
}
