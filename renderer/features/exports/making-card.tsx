import { Button } from '@mantine/core';
import { IconDownload, IconFileCheck, IconPrinter } from '@tabler/icons-react';
import type { DownloadResult } from '../../../shared/contract/exports.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { exportsUi } from '../../../shared/text/exports-ui.ts';
import { refusalSentence, useJob } from '../../api/index.ts';
import { ErrorNotice, formatSize, JobProgress, useText } from '../../ui/index.ts';
import { saveResult, stopMaking } from './export-actions.ts';
import type { Making } from './export-store.ts';
import css from './exports.module.css';

interface CardProps {
  readonly making: Making;
  readonly working: string;
  readonly again: string;
  readonly onAgain: () => void;
}

/** A file in the making, or made: what it holds, what it does not, and the button that saves it. */
export function MakingCard({ making, working, again, onAgain }: CardProps) {
  const job = useJob(making.jobId);
  if (making.result !== null) return <Made result={making.result} again={again} onAgain={onAgain} />;
  return (
    <div className={css.making} aria-live="polite">
      {job === undefined ? <p>{working}</p> : <JobProgress job={job} onCancel={() => stopMaking(making)} />}
    </div>
  );
}

/** What kept the file from being made; nothing typed is lost. */
MakingCard.Failure = function MakingFailure({ failure }: { readonly failure: unknown }) {
  const t = useText();
  return failure === null ? null : <ErrorNotice text={t(refusalSentence(failure))} />;
};

function Made({
  result,
  again,
  onAgain,
}: { readonly result: DownloadResult } & Pick<CardProps, 'again' | 'onAgain'>) {
  const t = useText();
  const page = result.file.endsWith('.html');
  const size = formatSize(result.bytes);
  return (
    <div className={css.form}>
      <div className={css.file}>
        <IconFileCheck size={28} stroke={1.5} aria-hidden="true" />
        <div>
          <b>{result.file}</b>
          <small>
            {result.rows > 0
              ? t(exportsUi.doneLine, { file: '', rows: formatNumber(result.rows), size }).replace(
                  /^\s*·\s*/,
                  '',
                )
              : size}
          </small>
        </div>
      </div>
      {page && <ErrorNotice tone="info" text={t(exportsUi.sheetHtml)} />}
      <LeftOut result={result} />
      <div className={css.buttons}>
        <Button variant="default" onClick={onAgain}>
          {again}
        </Button>
        <Button
          data-autofocus
          leftSection={
            page ? <IconPrinter size={16} stroke={1.75} /> : <IconDownload size={16} stroke={1.75} />
          }
          onClick={() => void saveResult(result)}
        >
          {t(page ? exportsUi.openToPrint : exportsUi.download)}
        </Button>
      </div>
      <details className={css.sum}>
        <summary>{t(exportsUi.checksum)}</summary>
        <code>{result.sha256}</code>
      </details>
    </div>
  );
}

function LeftOut({ result }: { readonly result: DownloadResult }) {
  const t = useText();
  const notes = [...result.leftOut, ...result.issues];
  return (
    <section className={css.left}>
      <h3>{t(exportsUi.leftOut)}</h3>
      {notes.length === 0 ? (
        <p>{t(exportsUi.leftOutNone)}</p>
      ) : (
        <ul>
          {notes.map((note) => (
            <li key={`${note.code}-${note.message}`}>
              <span>{t({ th: note.message, en: note.messageEn })}</span>
              {note.count > 0 && <b>{formatNumber(note.count)}</b>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
