import { Button, CopyButton, Modal, PasswordInput } from '@mantine/core';
import { IconCheck, IconCopy, IconLock } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { Bilingual } from '../../../shared/contract/base.ts';
import { frameText } from '../../../shared/text/frame.ts';
import { restrictedCreate } from '../../../shared/text/restricted-create-ui.ts';
import { restrictedUi } from '../../../shared/text/restricted-ui.ts';
import { refusalSentence } from '../../api/index.ts';
import { useText } from '../../ui/index.ts';
import css from './restricted.module.css';
import { createStore } from './restricted-state.ts';
import { answerCreate, useCreate } from './unlock-store.ts';

/** Makes the store of personal data: a passphrase twice, then the recovery code, shown once. Mounted once. */
export function CreateStoreDialog() {
  const t = useText();
  const open = useCreate((state) => state.answer !== null);
  const [code, setCode] = useState<string | null>(null);
  const kept = (): void => {
    setCode(null);
    answerCreate(true);
  };
  return (
    <Modal
      opened={open}
      onClose={() => code === null && answerCreate(false)}
      title={t(code === null ? restrictedCreate.heading : restrictedCreate.recovery)}
      withCloseButton={code === null}
      closeOnClickOutside={false}
      closeOnEscape={code === null}
      closeButtonProps={{ 'aria-label': t(restrictedUi.cancel) }}
      size={460}
    >
      {open && (code === null ? <CreateForm onMade={setCode} /> : <Recovery code={code} onKept={kept} />)}
    </Modal>
  );
}

const LEAST = 8;

function CreateForm({ onMade }: { readonly onMade: (recoveryCode: string) => void }) {
  const t = useText();
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [trouble, setTrouble] = useState<Bilingual | null>(null);
  const [busy, setBusy] = useState(false);
  const short = first.length < LEAST;
  const differs = second !== '' && second !== first;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (short) return setTrouble(restrictedCreate.tooShort);
    if (second !== first) return setTrouble(restrictedCreate.differs);
    setBusy(true);
    try {
      onMade(await createStore(first));
    } catch (error) {
      setTrouble(refusalSentence(error));
      setBusy(false);
    }
  };
  const shown = { visibilityToggleButtonProps: { 'aria-label': t(restrictedUi.show) } };
  return (
    <form className={css.form} onSubmit={(event) => void submit(event)} autoComplete="off">
      <p>{t(restrictedCreate.explain)}</p>
      <PasswordInput
        {...shown}
        label={t(restrictedCreate.passphrase)}
        description={t(restrictedCreate.passphraseHint)}
        value={first}
        data-autofocus
        autoComplete="new-password"
        leftSection={<IconLock size={16} stroke={1.75} aria-hidden="true" />}
        error={trouble !== null && !differs ? t(trouble) : null}
        onChange={(event) => {
          setFirst(event.currentTarget.value);
          setTrouble(null);
        }}
      />
      <PasswordInput
        {...shown}
        label={t(restrictedCreate.again)}
        value={second}
        autoComplete="new-password"
        leftSection={<IconLock size={16} stroke={1.75} aria-hidden="true" />}
        error={differs ? t(restrictedCreate.differs) : null}
        onChange={(event) => {
          setSecond(event.currentTarget.value);
          setTrouble(null);
        }}
      />
      <div className={css.buttons}>
        <Button variant="default" onClick={() => answerCreate(false)}>
          {t(restrictedUi.cancel)}
        </Button>
        <Button type="submit" loading={busy} disabled={short || second !== first}>
          {t(restrictedCreate.create)}
        </Button>
      </div>
    </form>
  );
}

/** The recovery code, once. Only its own button closes it: Esc would lose the code. */
function Recovery({ code, onKept }: { readonly code: string; readonly onKept: () => void }) {
  const t = useText();
  return (
    <div className={css.form}>
      <p>{t(restrictedCreate.recoveryText)}</p>
      <div className={css.code}>
        <code>{code}</code>
        <CopyButton value={code}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              size="compact-md"
              leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
              onClick={copy}
            >
              {t(copied ? frameText.copied : frameText.copy)}
            </Button>
          )}
        </CopyButton>
      </div>
      <div className={css.buttons}>
        <Button onClick={onKept}>{t(restrictedCreate.recoveryKept)}</Button>
      </div>
    </div>
  );
}
