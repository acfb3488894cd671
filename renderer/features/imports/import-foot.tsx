import { Button } from '@mantine/core';
import type { Bilingual } from '../../../shared/contract/base.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { importsUi } from '../../../shared/text/imports-ui.ts';
import { cancelJob, useJob } from '../../api/index.ts';
import { JobProgress, useText } from '../../ui/index.ts';
import { useRestrictedState } from '../restricted/index.ts';
import { AccountLine, NotCompared } from './account-line.tsx';
import { isCutOff, removedBy, sumAccounts } from './account-sum.ts';
import { cardId } from './arrange.ts';
import { type Hindrance, hindrance } from './hindrances.ts';
import { cancelImport, commitImport } from './import-actions.ts';
import css from './import-page.module.css';
import { isTaken, useImport } from './import-store.ts';

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
    <footer className={css.foot} data-bottom-bar aria-live="polite">
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
  const { state: store } = useRestrictedState();
  if (sets.length === 0) return null;
  const taken = sets.filter(isTaken);
  const account = sumAccounts(taken.map(({ set }) => set.account));
  const changes = account.inserted + account.updated;
  const block = hindrance(sets, store);
  const busy = taken.some(({ rereading }) => rereading);
  const compared = taken.every(({ set }) => set.compared);
  const removed = taken.reduce((sum, { set }) => sum + removedBy(set), 0);
  const counts = { n: formatNumber(changes), removed: formatNumber(removed) };
  const label = t(compared ? buttonWords(changes, removed) : importsUi.import, counts);
  return (
    <footer className={css.foot} data-bottom-bar aria-busy={busy}>
      {compared ? (
        <AccountLine account={account} cutOff={taken.some(({ set }) => isCutOff(set))} removed={removed} />
      ) : (
        <NotCompared read={account.read} />
      )}
      <span className={css.spring} />
      {block !== null ? (
        <Block block={block} />
      ) : (
        <small>{t(taken.length === 0 ? importsUi.needSet : importsUi.undoOneClick)}</small>
      )}
      <Button size="md" variant="default" onClick={cancelImport}>
        {t(importsUi.cancel)}
      </Button>
      <Button
        size="md"
        disabled={block !== null || !compared || changes + removed === 0 || busy}
        loading={busy}
        onClick={() => void commitImport()}
      >
        {label}
      </Button>
    </footer>
  );
}

const buttonWords = (changes: number, removed: number): Bilingual => {
  if (changes > 0) return removed > 0 ? importsUi.importAndRemove : importsUi.importRows;
  return removed > 0 ? importsUi.removeRows : importsUi.importNothing;
};

/** Why the button waits; a click leads to the card that needs a decision. */
function Block({ block }: { readonly block: Hindrance }) {
  const t = useText();
  const values = Object.fromEntries(
    Object.entries(block.values).map(([name, value]) => [name, typeof value === 'string' ? value : t(value)]),
  );
  return (
    <button type="button" className={css.blockNote} onClick={() => goToCard(block)}>
      {t(block.words, values)}
    </button>
  );
}

/** Opens the set and brings its card into view, with the focus on what can be chosen there. */
const goToCard = ({ key, card }: Hindrance): void => {
  useImport.setState({ active: key });
  requestAnimationFrame(() => {
    const element = document.getElementById(cardId(card));
    element?.scrollIntoView({ block: 'nearest' });
    const control = element?.querySelector<HTMLElement>('input, select, textarea');
    (control ?? element)?.focus({ preventScroll: true });
  });
};
