import { Button, Modal, TextInput } from '@mantine/core';
import { IconTrashX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Bilingual } from '../../../shared/contract/base.ts';
import type { EraseAccount } from '../../../shared/contract/restricted.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { eraseText } from '../../../shared/text/restricted-erase.ts';
import { eraseUi } from '../../../shared/text/restricted-page-ui.ts';
import { orpc, refusalSentence } from '../../api/index.ts';
import { setSelection } from '../../app/desk.ts';
import { ErrorNotice, useText } from '../../ui/index.ts';
import { eraseRows } from './job-work.ts';
import { NO_REASON, ReasonFields, reasonOf } from './reason-fields.tsx';
import css from './restricted.module.css';
import { askToErase, type ToErase, useEraseDialog } from './restricted-stores.ts';

const close = (): void => askToErase(null);
const COUNTED = [
  'households',
  'members',
  'rechecks',
  'units',
  'persons',
  'roles',
  'documents',
  'backups',
] as const;
const MOST_NAMED = 6;

/** What will be lost, by masked names and counts. */
function Account({ account, rows }: { readonly account: EraseAccount; readonly rows: number }) {
  const t = useText();
  const named = account.titles.slice(0, MOST_NAMED);
  return (
    <div className={css.lost}>
      <h3>{t(eraseUi.lost)}</h3>
      <ul>
        {named.map((title) => (
          <li key={title}>{title}</li>
        ))}
        {rows > named.length && <li>{t(eraseUi.andMore, { n: formatNumber(rows - named.length) })}</li>}
      </ul>
      <p>
        {COUNTED.filter((key) => account[key] > 0)
          .map((key) => t(eraseUi.account[key], { n: formatNumber(account[key]) }))
          .join(' · ')}
      </p>
    </div>
  );
}

function EraseForm({ asked }: { readonly asked: ToErase }) {
  const t = useText();
  const account = useQuery({
    ...orpc.restricted.eraseAccount.queryOptions({ input: { layer: asked.layer, fids: [...asked.fids] } }),
    staleTime: 0,
    retry: false,
  });
  const [draft, setDraft] = useState(NO_REASON);
  const [word, setWord] = useState('');
  const [trouble, setTrouble] = useState<Bilingual | null>(null);
  const [busy, setBusy] = useState(false);
  const reason = reasonOf(draft);
  const wanted = t(eraseText.word);
  const ready = reason !== null && word.trim().toLowerCase() === wanted && account.isSuccess;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (reason === null || !ready) return;
    setBusy(true);
    try {
      await eraseRows(asked, word, reason);
      setSelection(null);
      close();
    } catch (error) {
      setTrouble(refusalSentence(error));
      setBusy(false);
    }
  };
  return (
    <form className={css.form} onSubmit={(event) => void submit(event)} autoComplete="off">
      <p className={css.danger}>{t(eraseUi.warning)}</p>
      {account.isError && <ErrorNotice text={t(refusalSentence(account.error))} />}
      {account.data && <Account account={account.data} rows={asked.fids.length} />}
      <p className={css.small}>{t(eraseUi.outside)}</p>
      <ReasonFields label={t(eraseUi.reason)} draft={draft} onChange={setDraft} />
      <TextInput
        label={t(eraseUi.type, { word: wanted })}
        value={word}
        autoComplete="off"
        error={trouble === null ? null : t(trouble)}
        onChange={(event) => setWord(event.currentTarget.value)}
      />
      <div className={css.buttons}>
        <Button variant="default" onClick={close}>
          {t(eraseUi.cancel)}
        </Button>
        <Button
          type="submit"
          color="red"
          loading={busy}
          disabled={!ready}
          leftSection={<IconTrashX size={18} stroke={1.75} aria-hidden="true" />}
        >
          {t(eraseUi.erase)}
        </Button>
      </div>
    </form>
  );
}

/** Erases for good: says by masked name what will be lost, and asks to type a word. Mounted once. */
export function EraseDialog() {
  const t = useText();
  const asked = useEraseDialog((state) => state.asked);
  return (
    <Modal
      opened={asked !== null}
      onClose={close}
      title={t(eraseUi.heading)}
      closeButtonProps={{ 'aria-label': t(eraseUi.cancel) }}
      closeOnClickOutside={false}
      size={520}
    >
      {asked !== null && <EraseForm key={asked.fids.join()} asked={asked} />}
    </Modal>
  );
}
