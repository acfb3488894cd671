import { Button, Progress } from '@mantine/core';
import type { Job } from '../../../shared/contract/events.ts';
import { importsUi } from '../../../shared/text/imports-ui.ts';
import { useText } from '../../ui/index.ts';
import css from './import-page.module.css';
import { useImport } from './import-store.ts';

/** Receiving and looking into the files: what is being done, how far it is, and a way out. */
export function WorkingCard({
  job,
  onCancel,
}: {
  readonly job: Job | undefined;
  readonly onCancel: () => void;
}) {
  const t = useText();
  const { phase, uploaded, fileNames } = useImport();
  const uploading = phase === 'uploading';
  const share = uploading ? uploaded : (job?.progress ?? null);
  const step = job?.step ?? null;
  return (
    <div className={css.middle}>
      <section className={css.working} aria-live="polite">
        <h2>{t(uploading ? importsUi.uploading : importsUi.inspecting)}</h2>
        <p className={css.soft}>{fileNames.slice(0, 4).join(' · ')}</p>
        <Progress
          size={6}
          value={share === null ? 100 : share * 100}
          animated={share === null}
          striped={share === null}
          aria-label={t(uploading ? importsUi.uploading : importsUi.inspecting)}
        />
        <p className={css.soft}>
          {share !== null && <b>{Math.round(share * 100)} % </b>}
          {step === null ? t(importsUi.inspectingHint) : t(step)}
        </p>
        <Button variant="default" onClick={onCancel}>
          {t(importsUi.cancel)}
        </Button>
      </section>
    </div>
  );
}
