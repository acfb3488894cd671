import { Button, Modal } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { Bilingual } from '../../../shared/contract/base.ts';
import { openUi } from '../../../shared/text/restricted-open-ui.ts';
import { refusalSentence } from '../../api/index.ts';
import { useText } from '../../ui/index.ts';
import { NO_REASON, ReasonFields, reasonOf } from './reason-fields.tsx';
import css from './restricted.module.css';
import { openPersonal, useRestrictedState } from './restricted-state.ts';
import { askToOpen, type ToOpen, useOpenDialog } from './restricted-stores.ts';

const close = (): void => askToOpen(null);

function OpenForm({ asked }: { readonly asked: ToOpen }) {
  const t = useText();
  const minutes = useRestrictedState().settings?.openMinutes ?? 15;
  const [draft, setDraft] = useState(NO_REASON);
  const [trouble, setTrouble] = useState<Bilingual | null>(null);
  const [busy, setBusy] = useState(false);
  const reason = reasonOf(draft);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (reason === null) return setTrouble(openUi.wordsNeeded);
    setBusy(true);
    try {
      await openPersonal(asked.layer, asked.fid, reason);
      close();
    } catch (error) {
      setTrouble(refusalSentence(error));
      setBusy(false);
    }
  };
  const explain = asked.fid === null ? openUi.explainAll : openUi.explainRow;
  return (
    <form className={css.form} onSubmit={(event) => void submit(event)} autoComplete="off">
      <p>{t(explain, { title: asked.title, minutes })}</p>
      <ReasonFields label={t(openUi.reason)} draft={draft} onChange={setDraft} />
      {trouble !== null && (
        <p role="alert" className={css.trouble}>
          {t(trouble)}
        </p>
      )}
      <div className={css.buttons}>
        <Button variant="default" onClick={close}>
          {t(openUi.cancel)}
        </Button>
        <Button
          type="submit"
          loading={busy}
          disabled={reason === null}
          leftSection={<IconEye size={18} stroke={1.75} aria-hidden="true" />}
        >
          {t(openUi.confirm)}
        </Button>
      </div>
    </form>
  );
}

/** Asks why what identifies a person is to be opened. Mounted once. */
export function OpenDialog() {
  const t = useText();
  const asked = useOpenDialog((state) => state.asked);
  return (
    <Modal
      opened={asked !== null}
      onClose={close}
      title={t(openUi.heading)}
      closeButtonProps={{ 'aria-label': t(openUi.cancel) }}
      size={460}
    >
      {asked !== null && <OpenForm key={`${asked.layer} ${asked.fid}`} asked={asked} />}
    </Modal>
  );
}
