import { Button, Modal, PasswordInput } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { Bilingual } from '../../../shared/contract/base.ts';
import { refusalData } from '../../../shared/contract/base.ts';
import { restrictedUi } from '../../../shared/text/restricted-ui.ts';
import { refusalSentence } from '../../api/index.ts';
import { useText } from '../../ui/index.ts';
import css from './restricted.module.css';
import { unlock } from './restricted-state.ts';
import { answerUnlock, useUnlock } from './unlock-store.ts';

const codeOf = (error: unknown): string | null => {
  const data = typeof error === 'object' && error !== null && 'data' in error ? error.data : null;
  const parsed = refusalData.safeParse(data);
  return parsed.success ? parsed.data.code : null;
};

/** A wrong passphrase is a wrong passphrase: never a word about damage. */
const troubleOf = (error: unknown): Bilingual => {
  const code = codeOf(error);
  if (code === 'passphrase-wrong') return restrictedUi.wrong;
  return code === 'restricted-missing' ? restrictedUi.missing : refusalSentence(error);
};

/** Asks for the passphrase wherever `askUnlock` was called. Mounted once. */
export function UnlockDialog() {
  const t = useText();
  const open = useUnlock((state) => state.answer !== null);
  return (
    <Modal
      opened={open}
      onClose={() => answerUnlock(false)}
      title={t(restrictedUi.heading)}
      closeButtonProps={{ 'aria-label': t(restrictedUi.cancel) }}
      size={440}
    >
      {open && <UnlockForm />}
    </Modal>
  );
}

function UnlockForm() {
  const t = useText();
  const [passphrase, setPassphrase] = useState('');
  const [trouble, setTrouble] = useState<Bilingual | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (passphrase === '') return setTrouble(restrictedUi.empty);
    setBusy(true);
    try {
      await unlock(passphrase);
      answerUnlock(true);
    } catch (error) {
      setTrouble(troubleOf(error));
      setBusy(false);
    }
  };
  return (
    <form className={css.form} onSubmit={(event) => void submit(event)} autoComplete="off">
      <p>{t(restrictedUi.explain)}</p>
      <PasswordInput
        label={t(restrictedUi.passphrase)}
        value={passphrase}
        data-autofocus
        autoComplete="off"
        visibilityToggleButtonProps={{ 'aria-label': t(restrictedUi.show) }}
        leftSection={<IconLock size={16} stroke={1.75} aria-hidden="true" />}
        error={trouble === null ? null : t(trouble)}
        onChange={(event) => {
          setPassphrase(event.currentTarget.value);
          setTrouble(null);
        }}
      />
      {trouble === restrictedUi.wrong && <p className={css.safe}>{t(restrictedUi.wrongSafe)}</p>}
      <div className={css.buttons}>
        <Button variant="default" onClick={() => answerUnlock(false)}>
          {t(restrictedUi.cancel)}
        </Button>
        <Button type="submit" loading={busy}>
          {t(restrictedUi.unlock)}
        </Button>
      </div>
    </form>
  );
}
