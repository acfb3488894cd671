import { Button } from '@mantine/core';
import { formatNumber } from '../../../shared/domain/units.ts';
import { importsUi } from '../../../shared/text/imports-ui.ts';
import { cancelJob, useJob } from '../../api/index.ts';
import { JobProgress, useText } from '../../ui/index.ts';
import { AccountLine } from './account-line.tsx';
import { cancelImport, commitImport } from './import-actions.ts';
import css from './import-page.module.css';
import { type Hindrance, hindrance, sumAccounts, useImport } from './import-store.ts';

const HINDRANCE = {
  encoding: importsUi.needEncoding,
  crs: importsUi.needCrs,
  title: importsUi.needTitle,
  date: importsUi.needDate,
} as const;

/** The bar below: the account line and the one button that changes something. */
export function ImportFoot() {
  const phase = useImport((state) => state.phase);
  if (phase === 'committing') return <Committing />;
  return phase === 'review' ? <Deciding /> : null;
}

function Committing() {
  const t = useText();
  const job = useJob(useImport((state) => state.jobId));
  return (
    <footer className={css.foot} aria-live="polite">
      <span>{t(importsUi.committing)}</span>
      <div className={css.spring}>{job !== undefined && <JobProgress job={job} />}</div>
      <small>{t(importsUi.committingHint)}</small>
      <Button variant="default" disabled={job === undefined} onClick={() => job && void cancelJob(job.id)}>
        {t(importsUi.cancel)}
      </Button>
    </footer>
  );
}

function Deciding() {
  const t = useText();
  const sets = useImport((state) => state.sets);
  const taken = sets.filter(({ choice }) => choice.take);
  const account = sumAccounts(taken.map(({ set }) => set.account));
  const changes = account.inserted + account.updated;
  const block = hindrance(sets);
  const busy = taken.some(({ rereading }) => rereading);
  if (sets.length === 0) return null;
  const note =
    block !== null
      ? t(HINDRANCE[block.kind], { name: block.name })
      : taken.length === 0
        ? t(importsUi.needSet)
        : t(importsUi.undoOneClick);
  const label =
    changes === 0 ? t(importsUi.importNothing) : t(importsUi.importRows, { n: formatNumber(changes) });
  return (
    <footer className={css.foot}>
      <AccountLine account={account} />
      <span className={css.spring} />
      <FootNote block={block} note={note} />
      <Button size="md" variant="default" onClick={cancelImport}>
        {t(importsUi.cancel)}
      </Button>
      <Button
        size="md"
        disabled={block !== null || changes === 0 || busy}
        loading={busy}
        onClick={() => void commitImport()}
      >
        {label}
      </Button>
    </footer>
  );
}

/** Why the button waits; a click leads to the set that needs a decision. */
function FootNote({ block, note }: { readonly block: Hindrance | null; readonly note: string }) {
  if (block === null) return <small>{note}</small>;
  return (
    <button type="button" className={css.blockNote} onClick={() => useImport.setState({ active: block.key })}>
      {note}
    </button>
  );
}
